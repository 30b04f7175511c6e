/**
 * Sealed files altered at random, as PDF and as JSON: none is called valid, unless what it shows is the very same. 80 of
 * them, and 2,000 in the long tiers.
 */
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { canonicalize } from "../../db/base/canonical.ts";
import { isErrorCode } from "../../db/contract/errors.ts";
import { verifyFile } from "../../db/documents/verify/verify-file.ts";
import { FORGERIES } from "../forgery/forgeries.ts";
import {
  add,
  alter,
  alterStream,
  contentsOf,
  dictionaryOf,
  objectsWith,
  putTogether,
  takeApart,
} from "../forgery/sealed-pdf.ts";
import { isHere } from "../programs.mjs";
import { announceSeed, randomFrom } from "../seed.ts";
import { minutesBytes } from "../support/documents.ts";
import { sealedMeeting } from "../support/sealing.ts";
import { byTier } from "../tier.ts";
import { pictureOf, textOfPages } from "../unit/documents/pages/pages.ts";

const TRIALS = byTier({ short: 80, full: 2_000 });
/** Of the long tiers; one takes up to half a second on a busy machine. */
const PATIENCE = 30 * 60_000;

type Random = () => number;
type Tree = Record<string, unknown>;

const { room, meeting } = sealedMeeting();
room.put("erratum", { meeting, old_text: "共建充电平台", new_text: "共建充电网络", reason: "误记" });
const exported = (format: "pdf" | "json", standard: "plain" | "a" = "plain") =>
  minutesBytes(room, meeting, { language: "zh", format, standard });
const plain = await exported("pdf");
const archived = await exported("pdf", "a");
const json = await exported("json");

const one = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T;

/** Of a PDF whose record is left alone. */
function forged(random: Random): [string, Buffer] {
  const name = one(Object.keys(FORGERIES), random);
  const pieces = takeApart(name === "another description" ? archived : plain);
  FORGERIES[name]?.(pieces, random);
  // Some leave no page where the reader of the test looks for one.
  const pages = contentsOf(pieces).filter((number) => pieces.objects.get(number)?.stream);
  if (random() < 0.2 && pages.length > 0 && pages.length === contentsOf(pieces).length)
    FORGERIES[one(["a glyph in place of another", "more text"], random)]?.(pieces, random);
  return [name, putTogether(pieces, Math.floor(random() * 10))];
}

/** One value of the record in a PDF, also of its printing. */
function withAnotherRecord(random: Random): [string, Buffer] {
  const pieces = takeApart(plain);
  const [number = 0] = objectsWith(pieces, /\/Type \/EmbeddedFile/);
  let path = "";
  alterStream(pieces, number, (text) => {
    const record = JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
    path = changeOne(record, random);
    return Buffer.from(canonicalize(record)).toString("latin1");
  });
  return [`record ${path}`, putTogether(pieces)];
}

/** Bytes that are changed, left out or put in, anywhere. */
function damaged(random: Random): [string, Buffer] {
  const from = random() < 0.7 ? plain : json;
  const at = Math.floor(random() * from.length);
  const kind = one(["changed", "left out", "put in", "cut off"] as const, random);
  const [before, after] = [from.subarray(0, at), from.subarray(at)];
  const byte = Buffer.from([Math.floor(random() * 256)]);
  const bytes = {
    changed: () => Buffer.concat([before, byte, after.subarray(1)]),
    "left out": () => Buffer.concat([before, after.subarray(1 + Math.floor(random() * 20))]),
    "put in": () => Buffer.concat([before, byte, after]),
    "cut off": () => before,
  };
  return [`${kind} at ${at}`, bytes[kind]()];
}

/** An object once more, a whole update at the end, or another file behind. */
function lengthened(random: Random): [string, Buffer] {
  const pieces = takeApart(plain);
  const number = one([...pieces.objects.keys()], random);
  const stream = Buffer.from("q 1 0 0 1 0 0 cm Q");
  const packed = deflateSync(stream);
  const again = Buffer.concat([
    Buffer.from(`\n${number} 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
    packed,
    Buffer.from("\nendstream\nendobj\n"),
  ]);
  const at = plain.length + again.length;
  const row = `${String(plain.length + 1).padStart(10, "0")} 00000 n\r\n`;
  const root = /\/Root \d+ 0 R/.exec(pieces.trailer)?.[0];
  const before = plain.toString("latin1").match(/startxref\n(\d+)/)?.[1];
  const end = `xref\n${number} 1\n${row}trailer\n<< /Size ${pieces.objects.size + 1} ${root} /Prev ${before} >>\nstartxref\n${at}\n%%EOF`;
  const kind = one(["object", "update", "comment", "file"] as const, random);
  const extra = {
    object: Buffer.concat([again, Buffer.from("%%EOF")]),
    update: Buffer.concat([again, Buffer.from(end)]),
    comment: Buffer.from("\n% 900\n%%EOF"),
    file: archived,
  };
  return [`${kind} at the end`, Buffer.concat([plain, extra[kind]])];
}

/** A second record, or another object in place of one. */
function exchanged(random: Random): [string, Buffer] {
  const pieces = takeApart(plain);
  const numbers = [...pieces.objects.keys()];
  const [from, to] = [one(numbers, random), one(numbers, random)];
  if (random() < 0.3) {
    const [record = 0] = objectsWith(pieces, /\/Type \/EmbeddedFile/);
    add(pieces, dictionaryOf(pieces, record), pieces.objects.get(record)?.stream ?? null);
    return ["a second record", putTogether(pieces)];
  }
  const link = new RegExp(`\\b${from} 0 R`);
  const holders = objectsWith(pieces, link).filter((holder) => from !== to && holder !== to);
  if (holders.length === 0) return exchanged(random);
  const holder = one(holders, random);
  alter(pieces, holder, (text) => text.replace(link, `${to} 0 R`));
  return [`${to} in place of ${from} in ${holder}`, putTogether(pieces)];
}

/** One value of the minutes or of the record in JSON, a key twice, or in another order. */
function otherJson(random: Random): [string, Buffer] {
  const whole = JSON.parse(json.toString("utf8"));
  if (random() < 0.15) {
    const twice = json.toString("utf8").replace(/^\{/, '{"title": "别的",');
    return ["a key twice", Buffer.from(twice)];
  }
  const path = changeOne(whole, random);
  return [path, Buffer.from(random() < 0.5 ? JSON.stringify(whole) : `${JSON.stringify(whole, null, 2)}\n`)];
}

/** Another value in one place. @returns where */
function changeOne(root: Tree, random: Random): string {
  const leaves: [Tree, string, string][] = [];
  const walk = (node: unknown, path: string) => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      leaves.push([node as Tree, key, `${path}.${key}`]);
      walk(value, `${path}.${key}`);
    }
  };
  walk(root, "");
  // Of a document of thousands of values, printing is a few: it is tried as often as the others together.
  const printing = leaves.filter(([, , path]) => path.includes(".printing."));
  const [node, key, path] = one(random() < 0.4 && printing.length > 0 ? printing : leaves, random);
  node[key] = otherValue(node[key], random);
  return path;
}

function otherValue(value: unknown, random: Random): unknown {
  if (typeof value === "number") return value + one([1, -1, 1_000], random);
  if (typeof value === "boolean") return !value;
  if (typeof value === "string") {
    const at = Math.floor(random() * (value.length + 1));
    return `${value.slice(0, at)}${one(["九", "9", "a"], random)}${value.slice(at)}`;
  }
  if (Array.isArray(value))
    return value.length > 1 && random() < 0.5 ? value.toReversed() : [...value, value[0] ?? "九"];
  return value === null ? "九" : null;
}

/** The same pages, as another program than ours draws and reads them. */
function showsTheSame(altered: Buffer): boolean {
  if (altered[0] === "{".charCodeAt(0)) return valuesOf(altered) === valuesOf(json);
  const [pages, own] = [altered, plain].map((file) => textOfPages(file));
  if (!own || JSON.stringify(pages) !== JSON.stringify(own)) return false;
  return own.every((_, index) => {
    const [picture, ours] = [altered, plain].map((file) => pictureOf(file, index + 1, 60).pixels);
    return picture && ours && Buffer.compare(picture, ours) === 0;
  });
}

/** All that a JSON file says, but for the name of the program that printed it: nothing rests on that. */
function valuesOf(file: Buffer): string {
  const whole = JSON.parse(file.toString("utf8"));
  whole.sealed.printing.program = "";
  return canonicalize(whole);
}

test.runIf(isHere("poppler"))(
  `of ${TRIALS} files that were altered, none is valid that shows anything else`,
  async () => {
    const seed = announceSeed("seal fuzz");
    const random = randomFrom(seed);
    const ways = [forged, forged, forged, withAnotherRecord, damaged, lengthened, exchanged, otherJson, otherJson];
    const outcomes = new Map<string, number>();
    for (let trial = 0; trial < TRIALS; trial++) {
      const [name, file] = one(ways, random)(random);
      const verdict = await verifyFile(file).then(
        ({ outcome }) => outcome,
        ({ code }) => {
          expect(isErrorCode(code), `${name}: ${code}`).toBe(true);
          return "refused" as const;
        },
      );
      outcomes.set(verdict, (outcomes.get(verdict) ?? 0) + 1);
      if (["pages_hold", "words_hold"].includes(verdict))
        expect(showsTheSame(file), `trial ${trial} of seed ${seed}: ${name} is ${verdict}`).toBe(true);
    }
    console.log(`seal fuzz: ${[...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(", ")}`);
    const told = (outcomes.get("words_differ") ?? 0) + (outcomes.get("set_otherwise") ?? 0);
    expect(told).toBeGreaterThan(TRIALS / 4);
  },
  PATIENCE,
);

test("the files as they were exported are valid: nothing was refused because everything is", async () => {
  for (const file of [plain, archived, json]) expect(await verifyFile(file)).toMatchObject({ outcome: "pages_hold" });
  expect(await verifyFile(putTogether(takeApart(plain)))).toMatchObject({ outcome: "words_hold" });
  expect(await verifyFile(Buffer.from(JSON.stringify(JSON.parse(json.toString("utf8")))))).toMatchObject({
    outcome: "words_hold",
  });
});
