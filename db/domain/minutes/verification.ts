/** Tells whether minutes on paper or in a file are those of a seal of this workspace. */
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import { MINUTES_EDITION } from "../../contract/minutes.ts";
import type { Outcome, PaperCheck, SealSummary } from "../../contract/procedures/verification.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import { fingerprintOf, isWord, readFingerprint } from "../../documents/verify/fingerprint.ts";
import { labelFor } from "../../records/labels.ts";
import { sealedMinutesOf, sealsOf } from "../../records/sealed.ts";

type Seal = RecordOf<"seal">;
type Difference = PaperCheck["differences"][number];

/** Of 8 words or 16 digits, so many may read otherwise for a seal to be meant. */
const NEAR = 2;

/** @throws ConcordError E_FINGERPRINT_TEXT */
export function checkFingerprint(reader: Reader, typed: string): PaperCheck {
  const read = readFingerprint(typed);
  if (!read) throw new ConcordError("E_FINGERPRINT_TEXT");
  const signs = "hex" in read ? [...read.hex] : read.words;
  const expected = (hash: string) =>
    "hex" in read
      ? [...hash.slice(0, Math.max(16, signs.length))]
      : fingerprintOf(hash, MINUTES_EDITION)[read.language];
  const full = "hex" in read ? 16 : 8;
  if (signs.length < full - 1 || (!("hex" in read) && signs.length > full + 1))
    throw new ConcordError("E_FINGERPRINT_TEXT");
  const found = reader
    .all<{ hash: string }>("SELECT DISTINCT hash FROM seal ORDER BY hash")
    .map(({ hash }) => ({ hash, differences: differencesOf(signs, expected(hash)) }))
    .filter(({ differences }) => differences.length <= NEAR)
    .toSorted((a, b) => a.differences.length - b.differences.length)
    .flatMap(({ hash, differences }) => {
      const seal = sealOfHash(reader, hash);
      return seal ? [{ seal, differences }] : [];
    })[0];
  return {
    result: !found ? "none" : found.differences.length === 0 ? "match" : "near",
    seal: found ? summaryOf(reader, found.seal) : null,
    differences: found?.differences ?? [],
    unknown: "hex" in read ? [] : read.words.filter((word) => !isWord(word, read.language)),
    file: null,
    laterErrata: 0,
  };
}

const RESULTS: Readonly<Record<Outcome, PaperCheck["result"]>> = {
  pages_hold: "match",
  words_hold: "words",
  words_differ: "differs",
  set_otherwise: "set_otherwise",
  record_fails: "broken",
  pages_unread: "none",
  errata_unproven: "unproven",
  seal_unproven: "unproven",
};

/**
 * Checks the record in a file, whether its seal is one of this workspace, and its pages.
 * @throws ConcordError of `recordIn` and `checkRecord`
 */
export async function checkSealedFile(reader: Reader, bytes: Buffer): Promise<PaperCheck> {
  // Setting pages brings large libraries along.
  const { verifyPages } = await import("../../documents/verify/verify-file.ts");
  const { checkRecord } = await import("../../documents/verify/verify-record.ts");
  const { recordIn } = await import("../../documents/verify/sealed-file.ts");
  const { kind, text } = recordIn(bytes);
  const devices = reader.all<{ id: string }>("SELECT id FROM device").map(({ id }) => id);
  const checked = checkRecord(text, new Set(devices));
  const known = sealOfHash(reader, checked.report.hash);
  // Minutes of strangers are not set in here: they could keep the workspace busy for as long as they like. So nothing is
  // said for their pages, and the file is not called valid.
  const file = known ? await verifyPages(bytes, kind, checked) : checked.report;
  const seal = known ? summaryOf(reader, known) : null;
  return {
    result: RESULTS[file.outcome],
    seal,
    differences: [],
    unknown: [],
    file,
    laterErrata: seal ? Math.max(0, seal.errata - file.errata.length) : 0,
  };
}

/** What the seal of a meeting says that is in force here; null while there is none. */
export function sealSummary(reader: Reader, meeting: string): SealSummary | null {
  const seals = sealsOf(reader, meeting);
  return seals ? summaryOf(reader, seals.seal) : null;
}

function summaryOf(reader: Reader, { id, meeting, hash, sealed_at, sealed_by }: Seal): SealSummary {
  const { seal, rivals = [] } = sealsOf(reader, meeting) ?? {};
  const inForce = seal?.id === id;
  const sealed = inForce ? sealedMinutesOf(reader, meeting)?.model : undefined;
  const errata = sealed?.errata ?? [];
  return {
    meeting,
    label: labelFor(reader, "meeting", meeting) ?? null,
    hash,
    fingerprint: fingerprintOf(hash, sealed ? sealed.edition : MINUTES_EDITION),
    sealedAt: sealed_at,
    sealedBy: sealed_by ?? "",
    errata: errata.length,
    withdrawn: errata.some(({ withdraws }) => withdraws),
    inForce,
    rivals: rivals.length,
  };
}

/** The seal of this fingerprint that is in force here or that another laptop made without having seen that one. */
function sealOfHash(reader: Reader, hash: string): Seal | undefined {
  const meetings = reader.all<{ meeting: string }>("SELECT DISTINCT meeting FROM seal WHERE hash = ?", hash);
  for (const { meeting } of meetings) {
    const { seal, rivals = [] } = (meeting && sealsOf(reader, meeting)) || {};
    const found = [...(seal ? [seal] : []), ...rivals].find((one) => one.hash === hash);
    if (found) return found;
  }
  return undefined;
}

/** What was typed otherwise. One sign left out or put in moves the others; they are compared as they then stand. */
function differencesOf(typed: readonly string[], expected: readonly string[]): Difference[] {
  const at = (signs: readonly (string | null)[]) =>
    expected.flatMap((sign, index): Difference[] =>
      signs[index] === sign ? [] : [{ position: index + 1, typed: signs[index] ?? null, expected: sign }],
    );
  const shifts: (string | null)[][] = [[...typed]];
  if (typed.length === expected.length - 1)
    for (let gap = 0; gap < expected.length; gap++) shifts.push([...typed.slice(0, gap), null, ...typed.slice(gap)]);
  const best = shifts.map(at).reduce((a, b) => (b.length < a.length ? b : a));
  const surplus = typed.length > expected.length ? typed.slice(expected.length) : [];
  return [
    ...best,
    ...surplus.map((sign, index) => ({ position: expected.length + index + 1, typed: sign, expected: "" })),
  ];
}
