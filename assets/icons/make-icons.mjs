/**
 * Draws the app's icon from mark.svg, below 32 px from mark-small.svg, whose lines are heavier: linux/NxN.png, icon.ico for
 * Windows, icon.icns for macOS. Run it after the drawing was changed: `node assets/icons/make-icons.mjs`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findChromium } from "../../test/chromium.mjs";

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** Windows takes none larger. */
const ICO_MOST = 256;
/** Types of entries that hold a PNG of so many pixels (Apple's icon format, "icns"). */
const ICNS_TYPES = { 16: "icp4", 32: "icp5", 64: "icp6", 128: "ic07", 256: "ic08", 512: "ic09", 1024: "ic10" };

const at = (name) => new URL(name, import.meta.url);
const drawing = (size) => readFileSync(at(size < 32 ? "mark-small.svg" : "mark.svg"), "utf8");

const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"] });
const pictures = new Map();
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing(size)}`);
  pictures.set(size, await page.screenshot({ omitBackground: true }));
}
await browser.close();

mkdirSync(at("linux"), { recursive: true });
for (const [size, picture] of pictures) writeFileSync(at(`linux/${size}x${size}.png`), picture);
writeFileSync(at("icon.ico"), ico([...pictures].filter(([size]) => size <= ICO_MOST)));
writeFileSync(at("icon.icns"), icns([...pictures].filter(([size]) => size in ICNS_TYPES)));

/** A directory of pictures, each a whole PNG: as Windows reads it since Vista. A size of 256 is written as 0. */
function ico(entries) {
  const head = Buffer.alloc(6 + 16 * entries.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(entries.length, 4);
  let offset = head.length;
  entries.forEach(([size, picture], index) => {
    const entry = 6 + 16 * index;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(picture.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += picture.length;
  });
  return Buffer.concat([head, ...entries.map(([, picture]) => picture)]);
}

/** "icns", the length of all, and for each picture its type and length: lengths count their own heads. */
function icns(entries) {
  const parts = entries.flatMap(([size, picture]) => [headed(ICNS_TYPES[size], picture.length), picture]);
  const body = Buffer.concat(parts);
  return Buffer.concat([headed("icns", body.length), body]);
}

function headed(type, length) {
  const head = Buffer.alloc(8);
  head.write(type, "latin1");
  head.writeUInt32BE(length + 8, 4);
  return head;
}
