/** Pages of sealed minutes that are not the bytes that this version sets: genuine ones hold, whatever a forger does does not. */
import { beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, MINUTES_STYLES, type MinutesStyle } from "../../../db/contract/minutes-style.ts";
import {
  MINUTES_LANGUAGES,
  type MinutesLanguage,
  PDF_STANDARDS,
  type PdfStandard,
} from "../../../db/contract/vocabulary.ts";
import { renderMinutes } from "../../../db/documents/formats/index.ts";
import { verifyFile } from "../../../db/documents/verify/verify-file.ts";
import { confirmMinutes } from "../../../db/domain/minutes/circulation.ts";
import { readMinutes } from "../../../db/domain/minutes/minutes.ts";
import { sealMeeting } from "../../../db/domain/minutes/seals.ts";
import { checkSealedFile } from "../../../db/domain/minutes/verification.ts";
import { sealedMinutesOf } from "../../../db/records/sealed.ts";
import { FORGED_FORMS } from "../../forgery/forged-readings.ts";
import { FORGERIES } from "../../forgery/forgeries.ts";
import { alter, alterStream, contentsOf, objectsWith, putTogether, takeApart } from "../../forgery/sealed-pdf.ts";
import { announceSeed, randomFrom } from "../../seed.ts";
import { minutesBytes } from "../../support/documents.ts";
import { circulate, clearPng, closedMeeting, sealedMeeting } from "../../support/sealing.ts";
import { byTier } from "../../tier.ts";

let held: ReturnType<typeof sealedMeeting>;
let official: Buffer;

beforeAll(async () => {
  held = sealedMeeting();
  const { room, meeting } = held;
  room.put("erratum", { meeting, old_text: "共建充电平台", new_text: "共建充电网络", reason: "误记" });
  official = await pdf("gb", "zh");
});

async function pdf(style: MinutesStyle, language: MinutesLanguage, standard: PdfStandard = "plain"): Promise<Buffer> {
  const { room, meeting } = held;
  return minutesBytes(room, meeting, { language, format: "pdf", style, standard });
}

/** As another version would that sets type larger or smaller, or other words, over the same record. */
async function setOtherwise(
  style: MinutesStyle,
  language: MinutesLanguage,
  larger: number,
  words = (text: string) => text,
): Promise<Buffer> {
  const { room, meeting } = held;
  const model = JSON.parse(words(JSON.stringify(readMinutes(room.reader, meeting))));
  const settings = structuredClone(DEFAULT_SETTINGS[style]);
  settings.sizes.body += larger;
  const sealed = sealedMinutesOf(room.reader, meeting)?.record;
  const genuine = takeApart(await pdf(style, language));
  const other = takeApart(
    Buffer.from((await renderMinutes(model, { format: "pdf", language, look: { style, settings }, sealed })).bytes),
  );
  // The record says how it was printed; in another version, these settings would be the usual ones.
  const record = (from: typeof other) =>
    [...from.objects].find(([, { dictionary }]) => dictionary.includes("/EmbeddedFile"));
  const [own, theirs] = [record(genuine)?.[1], record(other)];
  if (!own || !theirs) throw new Error("a record");
  other.objects.set(theirs[0], own);
  return putTogether(other);
}

/** Every style in every language; in the short tier every style and every language, each once. */
const SETTINGS = MINUTES_STYLES.flatMap((style, row) =>
  MINUTES_LANGUAGES.filter((_, at) => byTier({ short: at === row % MINUTES_LANGUAGES.length, full: true })).map(
    (language) => [style, language] as const,
  ),
);

describe("genuine pages", () => {
  it.each(SETTINGS)(
    "of %s in %s hold, in every standard, and packed otherwise; those of larger or smaller type cannot be proven",
    async (style, language) => {
      for (const standard of PDF_STANDARDS) {
        const file = await pdf(style, language, standard);
        expect(await verifyFile(file), standard).toMatchObject({ valid: true, outcome: "pages_hold" });
        const { objects, trailer } = takeApart(file);
        const ends = trailer.replace(/(\/ID \[\([^)]*\) )\([^)]*\)/, `$1<${"5a".repeat(16)}>`);
        const repacked = putTogether({ objects: new Map([...objects].toReversed()), trailer: ends }, 1);
        expect(await verifyFile(repacked), standard).toMatchObject({ valid: true, outcome: "words_hold" });
      }
      for (const larger of [-2, 1]) {
        const { outcome, differences, odd } = await verifyFile(await setOtherwise(style, language, larger));
        expect({ outcome, differences }, String(larger)).toEqual({ outcome: "set_otherwise", differences: [] });
        expect(odd, String(larger)).toContainEqual({ page: 1, what: "order" });
      }
    },
  );

  it("with drawn signatures hold too; with one in place of another they do not", async () => {
    const { room, meeting, people } = closedMeeting();
    circulate(room, meeting);
    for (const [index, profile] of Object.values(people).entries())
      confirmMinutes(room, { meeting, profile, signature: clearPng(120, 40 + index).toString("base64") });
    sealMeeting(room, { id: meeting });
    const bytes = await minutesBytes(room, meeting, { language: "zh", format: "pdf" });
    const pieces = takeApart(bytes);
    expect(await verifyFile(putTogether(pieces))).toMatchObject({ outcome: "words_hold", odd: [] });
    const [page = 0] = objectsWith(pieces, /\/XObject <</);
    alter(pieces, page, (text) => text.replace(/(\/x0) (\d+ 0 R)([\s\S]*?)(\/x1) (\d+ 0 R)/, "$1 $5$3$4 $2"));
    expect(await verifyFile(putTogether(pieces))).toMatchObject({ outcome: "words_differ" });
  });

  it("are checked in the workspace that holds the seal too", async () => {
    const { room } = held;
    expect(await checkSealedFile(room.reader, official)).toMatchObject({ result: "match" });
    expect(await checkSealedFile(room.reader, putTogether(takeApart(official)))).toMatchObject({ result: "words" });
  });
});

/** Of the forgeries: the same words in other places, and nothing that is not read as it is. */
const MOVES: ReadonlySet<string> = new Set([
  "a page half a point aside",
  "pages in a tree of two levels",
  "text moved into the line above",
  "text moved to the left",
  "glyphs moved over each other, and a heading of another size",
]);

describe("forged pages", () => {
  it("that say something else are told with page and words, whichever version the file names", async () => {
    const forged = await setOtherwise("gb", "zh", 0, (text) => text.replaceAll("共建充电平台", "停建充电平台"));
    const report = await verifyFile(forged);
    expect(report).toMatchObject({ valid: false, outcome: "words_differ" });
    expect(report.differences[0]).toMatchObject({
      page: 1,
      expected: expect.stringContaining("共建充电"),
      found: expect.stringContaining("停建充电"),
    });
    expect(await checkSealedFile(held.room.reader, forged)).toMatchObject({ result: "differs" });
  });

  it.each(Object.keys(FORGERIES))("are told: %s", async (name) => {
    const random = randomFrom(announceSeed(name));
    const pieces = takeApart(name === "another description" ? await pdf("gb", "zh", "a") : official);
    FORGERIES[name]?.(pieces, random);
    const report = await verifyFile(putTogether(pieces));
    const outcome = MOVES.has(name) ? "set_otherwise" : "words_differ";
    expect(report).toMatchObject({ valid: false, outcome });
    expect(report.differences.length + report.odd.length).toBeGreaterThan(0);
  });

  it.each(Object.keys(FORGED_FORMS))("are told where the file has another form: %s", async (name) => {
    const forged = FORGED_FORMS[name]?.(official) ?? official;
    const outcome = await verifyFile(forged).then(
      (report) => report.outcome,
      ({ code }) => code,
    );
    expect(["words_differ", "E_SEALED_FILE_BROKEN"]).toContain(outcome);
  });

  it("at the foot are told, also where it only has a space too many or too few, or stands a point aside", async () => {
    const [first = 0] = contentsOf(takeApart(official));
    const content = takeApart(official).objects.get(first)?.stream?.toString("latin1") ?? "";
    const from = content.indexOf("/Subtype /Footer");
    // The number of the page, "— 1 —", has a space second.
    const [, space = ""] = /\[\((?:\\\d{3}|\\.|[^\\()]){2}((?:\\\d{3}|\\.|[^\\()]){2})/.exec(content.slice(from)) ?? [];
    const spaces = [...content.matchAll(new RegExp(space.replaceAll("\\", "\\\\"), "g"))].filter(
      ({ index }) => index > from,
    );
    const places = [...content.matchAll(/1 0 0 -1 ([\d.]+) [\d.]+ cm/g)].filter(({ index }) => index > from);
    expect([spaces.length > 5, places.length > 2]).toEqual([true, true]);
    const put = (at: number, length: number, text: string) => content.slice(0, at) + text + content.slice(at + length);
    const forged = [
      ...spaces.map(({ index }) => put(index, space.length, space + space)),
      ...spaces.slice(0, 2).map(({ index }) => put(index, space.length, "")),
      ...places.map(({ 0: text, 1: x = "", index }) => put(index, text.length, text.replace(x, String(Number(x) + 1)))),
    ];
    for (const text of forged) {
      const pieces = takeApart(official);
      alterStream(pieces, first, () => text);
      const { valid, outcome } = await verifyFile(putTogether(pieces));
      expect({ valid, outcome }).toEqual({
        valid: false,
        outcome: expect.stringMatching(/^(words_differ|set_otherwise)$/),
      });
    }
  });

  it("in an update at the end, or in an object that is there twice, are told", async () => {
    const [page = "", body = ""] =
      /(\d+) 0 obj\n(<<[^<]*\/Type \/Page\b[\s\S]*?)\nendobj/.exec(official.toString("latin1")) ?? [];
    expect(body).not.toBe("");
    const at = official.length + 1;
    const table = `xref\n0 1\n0000000000 65535 f\r\ntrailer\n<< /Size 1 /Prev 0 >>\nstartxref\n${at}\n%%EOF`;
    const update = Buffer.concat([official, Buffer.from(`\n${page}\n${table}`, "latin1")]);
    const text = official.toString("latin1");
    const twice = Buffer.from(text.replace("xref\n0 ", `${page}\nxref\n0 `), "latin1");
    for (const file of [update, twice])
      expect(await verifyFile(file)).toMatchObject({
        outcome: "words_differ",
        odd: [{ page: null, what: "structure" }],
      });
  });
});
