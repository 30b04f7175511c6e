/** Whatever is changed in the record of sealed minutes is found; the record as it was made is not refused. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalize } from "../../db/base/canonical.ts";
import { DEFAULT_SETTINGS } from "../../db/contract/minutes-style.ts";
import { envelopeOf } from "../../db/documents/verify/sealed-record.ts";
import { checkRecord } from "../../db/documents/verify/verify-record.ts";
import { sealedMinutesOf } from "../../db/records/sealed.ts";
import { announceSeed, randomFrom } from "../seed.ts";
import { sealedMeeting } from "../support/sealing.ts";

type Path = (string | number)[];
type Tree = { [key: string]: unknown };

const { room, meeting } = sealedMeeting();
room.put("erratum", { meeting, old_text: "共建充电平台", new_text: "共建充电网络", reason: "误记" });
const record = sealedMinutesOf(room.reader, meeting)?.record;
if (!record) throw new Error("the meeting is sealed");
const printing = {
  language: "zh",
  style: "gb",
  settings: DEFAULT_SETTINGS.gb,
  standard: "plain",
  program: "test",
} as const;
const isValid = (text: string): boolean => {
  try {
    const { outcome, checks } = checkRecord(text).report;
    return outcome !== "record_fails" && checks.devices;
  } catch {
    return false;
  }
};

test("the record as it was made holds", () => {
  expect(isValid(envelopeOf(record, printing))).toBe(true);
});

test("any other value of any field of the document is found, also with a hash that fits", () => {
  const random = randomFrom(announceSeed("sealed record"));
  for (const path of leavesOf(JSON.parse(record.document))) {
    const changed = JSON.parse(record.document);
    change(changed, path, random);
    const document = canonicalize(changed);
    const hash = createHash("sha256").update(document, "utf8").digest("hex");
    expect(isValid(envelopeOf({ ...record, document }, printing)), path.join(".")).toBe(false);
    expect(isValid(envelopeOf({ ...record, document, hash }, printing)), path.join(".")).toBe(false);
    const body = record.entry.body.replace(record.hash, hash);
    expect(
      isValid(envelopeOf({ ...record, document, hash, entry: { ...record.entry, body } }, printing)),
      path.join("."),
    ).toBe(false);
  }
});

test("any other value of the seal, of the entries and of the errata is found", () => {
  const random = randomFrom(announceSeed("sealed record"));
  const { document: _, ...rest } = record;
  // A file that is older than the last erratum lacks it, and is none the worse for that: the list may be shorter at its end.
  for (const path of leavesOf(rest).filter(([key, ...inner]) => key !== "errata" || inner.length > 0)) {
    const changed = JSON.parse(JSON.stringify(record));
    change(changed, path, random);
    expect(isValid(envelopeOf(changed, printing)), path.join(".")).toBe(false);
  }
  for (let round = 0; round < 200; round++) {
    const { body } = record.entry;
    const at = Math.floor(random() * body.length);
    const other = `${body.slice(0, at)}${body[at] === "a" ? "b" : "a"}${body.slice(at + 1)}`;
    expect(isValid(envelopeOf({ ...record, entry: { ...record.entry, body: other } }, printing)), String(at)).toBe(
      false,
    );
  }
});

test("errata that are left out of the middle, doubled or put in another order are found", () => {
  const other = sealedMeeting();
  for (const new_text of ["一", "二", "三"])
    other.room.put("erratum", { meeting: other.meeting, old_text: "共建充电平台", new_text, reason: "误记" });
  const whole = sealedMinutesOf(other.room.reader, other.meeting)?.record;
  if (!whole) throw new Error("the meeting is sealed");
  const [first, second, third] = whole.errata as [never, never, never];
  expect(isValid(envelopeOf(whole, printing))).toBe(true);
  for (const errata of [
    [first, third],
    [first, first, second],
    [second, first, third],
    [second, third],
  ])
    expect(isValid(envelopeOf({ ...whole, errata }, printing))).toBe(false);
  // Errata of another meeting's seal are no errata of this one.
  expect(isValid(envelopeOf({ ...whole, errata: record.errata }, printing))).toBe(false);
});

/** Paths of all values that hold no others, and of all lists. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((item, index) => leavesOf(item, [...path, index]))];
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
  return [path];
}

function change(tree: Tree, path: Path, random: () => number): void {
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Tree)[key], tree) as Tree;
  const key = path.at(-1) as string;
  const held = parent[key];
  if (Array.isArray(held)) parent[key] = held.length > 0 && random() < 0.5 ? held.slice(1) : [...held, held[0] ?? "x"];
  else if (typeof held === "string")
    parent[key] = held === "" ? "x" : held.slice(0, -1) + (held.endsWith("0") ? "1" : "0");
  else if (typeof held === "number") parent[key] = held + 1;
  else if (typeof held === "boolean") parent[key] = !held;
  else parent[key] = "x";
}
