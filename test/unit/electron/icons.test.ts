/** The app's icon in every size that Windows, macOS and Linux ask for, each a picture of the size that it says. */
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, it } from "vitest";

const AT = "assets/icons";

/** The width and height that a PNG states. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

it("is there for Linux, in files that say their size", () => {
  const files = globSync(`${AT}/linux/*.png`);
  for (const file of files) expect(`${sizeOf(readFileSync(file)).join("x")}.png`).toBe(basename(file));
  expect(files.map((file) => basename(file)).toSorted()).toEqual(
    [16, 24, 32, 48, 64, 128, 256, 512, 1024].map((size) => `${size}x${size}.png`).toSorted(),
  );
});

it("is there for Windows, from 16 to 256", () => {
  const ico = readFileSync(`${AT}/icon.ico`);
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const from = ico.readUInt32LE(entry + 12);
    const [width] = sizeOf(ico.subarray(from, from + ico.readUInt32LE(entry + 8)));
    expect(width % 256).toBe(ico.readUInt8(entry));
    return width;
  });
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
});

it("is there for macOS, up to 1024", () => {
  const icns = readFileSync(`${AT}/icon.icns`);
  expect([icns.toString("latin1", 0, 4), icns.readUInt32BE(4)]).toEqual(["icns", icns.length]);
  const sizes: Record<string, number> = {};
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    [sizes[icns.toString("latin1", at, at + 4)]] = sizeOf(icns.subarray(at + 8));
  expect(sizes).toEqual({ icp4: 16, icp5: 32, icp6: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 });
});

it("is the mark of the page as well", () => {
  expect(readFileSync("renderer/icon.svg", "utf8")).toBe(readFileSync(`${AT}/mark-small.svg`, "utf8"));
});
