import { generateKeyPairSync } from "node:crypto";
import { deflateSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { canonicalize } from "../../../db/base/canonical.ts";
import { deviceIdOf, signEntry } from "../../../db/base/entry.ts";
import { MINUTES_EDITION } from "../../../db/contract/minutes.ts";
import type { MinutesLanguage, PdfStandard } from "../../../db/contract/vocabulary.ts";
import { renderMinutes } from "../../../db/documents/formats/index.ts";
import { fingerprintOf } from "../../../db/documents/verify/fingerprint.ts";
import { recordIn } from "../../../db/documents/verify/sealed-file.ts";
import type { SealedRecord, SignedEntry } from "../../../db/documents/verify/sealed-record.ts";
import { verifyFile } from "../../../db/documents/verify/verify-file.ts";
import { circulateMinutes, confirmMinutes } from "../../../db/domain/minutes/circulation.ts";
import { readMinutes } from "../../../db/domain/minutes/minutes.ts";
import { sealMeeting } from "../../../db/domain/minutes/seals.ts";
import { checkFingerprint, checkSealedFile } from "../../../db/domain/minutes/verification.ts";
import { sealedMinutesOf, sealOf } from "../../../db/records/sealed.ts";
import { minutesBytes } from "../../support/documents.ts";
import { olderFile } from "../../support/older-workspace.ts";
import { closedMeeting, drawnPng } from "../../support/sealing.ts";

type Held = ReturnType<typeof closedMeeting> & { hash: string };
let held: Held;

function sealed(): Held {
  const closed = closedMeeting();
  const { room, meeting, people } = closed;
  circulateMinutes(room, { meeting, commentsUntil: null });
  const signature = drawnPng().toString("base64");
  for (const profile of Object.values(people)) confirmMinutes(room, { meeting, profile, signature });
  return { ...closed, ...sealMeeting(room, { id: meeting }) };
}

async function file(
  format: "pdf" | "json" | "docx" | "txt",
  language: MinutesLanguage = "zh",
  standard?: PdfStandard,
  from = held,
) {
  return minutesBytes(from.room, from.meeting, { language, format, standard });
}

const codeFrom = (work: Promise<unknown>) =>
  work.then(
    () => "none",
    ({ code }) => code,
  );

beforeAll(() => {
  held = sealed();
});

describe("a file of sealed minutes", () => {
  it.each<["pdf" | "json", MinutesLanguage, PdfStandard]>([
    ["pdf", "zh", "plain"],
    ["pdf", "en", "ua"],
    ["pdf", "both", "a"],
    ["json", "zh", "plain"],
  ])("as %s in %s, %s: holds, and its pages are those of its record", async (format, language, standard) => {
    const report = await verifyFile(await file(format, language, standard));
    expect(report).toMatchObject({
      valid: true,
      outcome: "pages_hold",
      hash: held.hash,
      fingerprint: fingerprintOf(held.hash, MINUTES_EDITION),
      sealedBy: "张协调",
      confirmers: [{ name: "刘处长" }, { name: "吴经理" }, { name: "郑秘书" }],
      errata: [],
    });
    expect(Object.values(report.checks)).toEqual(Array(7).fill(true));
  });

  it("takes no other office's head over the same fingerprint", async () => {
    const { room, meeting } = held;
    const template = room.put("minutes_template", { name_zh: "别的办公室", style: "gb" }).id;
    const asked = { language: "zh", format: "pdf" } as const;
    expect(await codeFrom(minutesBytes(room, meeting, { ...asked, template }))).toBe("E_SEALED_TEMPLATE");
    // As a program would that does not ask: the record is right, the head is not.
    const model = readMinutes(room.reader, meeting);
    const head = { ...model.settings, mark: { ...model.settings.mark, zh: "别的会议纪要" } };
    const { bytes } = await renderMinutes(model, {
      ...asked,
      look: { style: "gb", settings: head },
      sealed: sealedMinutesOf(room.reader, meeting)?.record,
    });
    expect(await verifyFile(Buffer.from(bytes))).toMatchObject({ valid: false, outcome: "words_differ" });
  });

  it("with errata holds too, each with its entry", async () => {
    const other = sealed();
    const { meeting } = other;
    other.room.put("erratum", { meeting, old_text: "共建充电平台", new_text: "共建充电网络", reason: "误记" });
    other.room.put("erratum", { meeting, withdraws: true, reason: "封错" });
    expect(await verifyFile(await file("pdf", "zh", undefined, other))).toMatchObject({
      valid: true,
      outcome: "pages_hold",
      errata: [
        { number: 1, newText: "共建充电网络" },
        { number: 2, withdraws: true },
      ],
    });
  });

  it("numbers errata by their places, whatever numbers were signed; with one of them twice or in another order it does not hold", async () => {
    const other = sealed();
    const { room, meeting } = other;
    room.put("erratum", { meeting, old_text: "共建充电平台", new_text: "共建充电网络", reason: "误记" });
    const seal = sealOf(room.reader, meeting)?.id as string;
    const add = (id: string, number: number, reason: string) =>
      room.ledger.transact({ act: "test", by: null }, (tx) =>
        tx.put("erratum", id, { meeting, seal, number, withdraws: true, reason, signer: "李记录" }),
      );
    add("z-other-laptop", 1, "另一台电脑");
    add("z-third", 9_999, "隔了很多号");
    const reasons = ["误记", "另一台电脑", "隔了很多号"];
    const model = readMinutes(room.reader, meeting);
    expect(model.errata.map(({ number, reason }) => [number, reason])).toEqual(
      reasons.map((reason, index) => [index + 1, reason]),
    );
    const pdf = await file("pdf", "zh", undefined, other);
    const report = await verifyFile(pdf);
    expect(report).toMatchObject({ valid: true, outcome: "pages_hold" });
    expect(report.errata).toEqual(model.errata);
    const page = (await file("txt", "zh", undefined, other)).toString("utf8");
    for (const reason of reasons) expect(page).toContain(reason);

    const record = sealedMinutesOf(room.reader, meeting)?.record;
    const [first] = record?.errata ?? [];
    if (!record || !first) throw new Error("there are errata");
    const print = async (errata: SealedRecord["errata"]) => {
      const numbered = errata.map((erratum, index) => ({ ...erratum, number: index + 1 }));
      const { bytes } = await renderMinutes(
        { ...model, errata: numbered.map(({ entry: _, ...erratum }) => erratum) },
        { format: "pdf", language: "zh", sealed: { ...record, errata: numbered } },
      );
      return verifyFile(Buffer.from(bytes));
    };
    expect(await print(record.errata)).toMatchObject({ valid: true });
    for (const errata of [[...record.errata, first], record.errata.toReversed()])
      expect(await print(errata)).toMatchObject({ valid: false, checks: { errata: false } });
  });

  it("takes no seal of a device that the sealed minutes do not name, and proves no erratum of one, however well it is signed", async () => {
    const other = sealed();
    const { room, meeting } = other;
    room.put("erratum", { meeting, old_text: "共建充电平台", new_text: "共建充电网络", reason: "误记" });
    const record = sealedMinutesOf(room.reader, meeting)?.record;
    const [erratum] = record?.errata ?? [];
    if (!record || !erratum) throw new Error("there is an erratum");
    const model = readMinutes(room.reader, meeting);
    const print = async (changed: Partial<SealedRecord>, errata = model.errata) => {
      const { bytes } = await renderMinutes(
        { ...model, errata },
        { format: "pdf", language: "zh", sealed: { ...record, ...changed } },
      );
      return verifyFile(Buffer.from(bytes));
    };
    expect(await print({})).toMatchObject({ valid: true });
    const checks = { seal: true, errata: true, devices: false };
    const forged = { ...erratum, newText: "停建充电平台" };
    const entry = signedByStranger(erratum.entry, (body) => body.replace("共建充电网络", forged.newText));
    expect(await print({ errata: [{ ...forged, entry }] }, [forged])).toMatchObject({
      valid: false,
      outcome: "errata_unproven",
      unproven: [1],
      checks,
    });
    expect(await print({ entry: signedByStranger(record.entry, (body) => body) })).toMatchObject({
      valid: false,
      outcome: "record_fails",
      checks,
    });
    // As a stranger would who knows that a device's first entry could once seal minutes that did not name it.
    const first = signedByStranger(record.entry, (body) => body.replace(/"seq":\d+/, '"seq":1'));
    expect(await print({ entry: first })).toMatchObject({ valid: false, outcome: "seal_unproven", checks });
  });

  it("names the device that seals, even if the seal is its first entry", () => {
    const { room, meeting } = sealed();
    const document = JSON.parse(sealedMinutesOf(room.reader, meeting)?.record.document ?? "{}");
    expect(document.heads.map(({ device }: { device: string }) => device)).toContain(room.ledger.device.id);
  });

  it("whose pages were changed is told from it, with its record untouched", async () => {
    const model = readMinutes(held.room.reader, held.meeting);
    const [item] = model.items;
    const said = item?.outcomes[0];
    if (!item || !said) throw new Error("the meeting has an outcome");
    const forged = { ...model, items: [{ ...item, outcomes: [{ ...said, text: { zh: "停建充电平台", en: null } }] }] };
    const record = sealedMinutesOf(held.room.reader, held.meeting)?.record;
    const { bytes } = await renderMinutes(forged, { format: "pdf", language: "zh", sealed: record });
    expect(await verifyFile(Buffer.from(bytes))).toMatchObject({
      valid: false,
      outcome: "words_differ",
      differences: [
        { page: 1, expected: expect.stringContaining("共建充电"), found: expect.stringContaining("停建充电") },
      ],
      checks: { document: true, hash: true, entry: true, seal: true, confirmations: true, errata: true, devices: true },
    });
  });

  it("with one more object at its end is told too", async () => {
    const bytes = Buffer.concat([await file("pdf"), Buffer.from("\n1 0 obj\n<<>>\nendobj\n%%EOF\n")]);
    expect(await verifyFile(bytes)).toMatchObject({
      valid: false,
      outcome: "words_differ",
      odd: [{ page: null, what: "structure" }],
    });
  });

  it("says the same of its pages whatever it says of the program that printed it", async () => {
    const genuine = await file("json");
    const renamed = genuine.toString("utf8").replace(/"program": "[^"]+"/, '"program": "0.0.9"');
    expect(renamed).not.toBe(genuine.toString("utf8"));
    expect(await verifyFile(Buffer.from(renamed))).toMatchObject({ outcome: "pages_hold", program: "0.0.9" });
    const forged = renamed.replaceAll("共建充电平台", "停建充电平台");
    const model = JSON.parse(forged);
    model.sealed = JSON.parse(renamed).sealed;
    const report = await verifyFile(Buffer.from(`${JSON.stringify(model, null, 2)}\n`));
    expect(report).toMatchObject({ valid: false, outcome: "words_differ" });
    expect(report.differences[0]).toEqual({
      page: null,
      expected: expect.stringContaining("共建充电平台"),
      found: expect.stringContaining("停建充电平台"),
    });
  });
});

/** The same entry, of a device that somebody else made. */
function signedByStranger(entry: SignedEntry, change: (body: string) => string): SignedEntry {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const key = publicKey.export({ format: "der", type: "spki" });
  const body = { ...JSON.parse(change(entry.body)), dev: deviceIdOf(key) };
  const { text, signature } = signEntry(body, privateKey);
  return { body: text, signature: Buffer.from(signature).toString("base64"), key: key.toString("base64") };
}

describe("a file from anywhere", () => {
  const record = async () => recordIn(await file("json")).text;
  const pdf = (...streams: [string, Buffer][]) =>
    Buffer.concat([
      Buffer.from("%PDF-1.7\n"),
      ...streams.flatMap(([dictionary, bytes], index) => [
        Buffer.from(`${index + 1} 0 obj\n<</Type /EmbeddedFile /Length ${bytes.length} ${dictionary}>>\nstream\n`),
        bytes,
        Buffer.from("\nendstream\nendobj\n"),
      ]),
      Buffer.from("%%EOF\n"),
    ]);
  const deflated = "/Filter /FlateDecode";

  it("is read in a PDF that holds it, packed or not", async () => {
    const text = await record();
    expect(recordIn(pdf(["", Buffer.from(text)]))).toEqual({ kind: "pdf", text });
    expect(recordIn(pdf([deflated, deflateSync(text)]))).toEqual({ kind: "pdf", text });
  });

  it("is refused with the reason when it is no such file", async () => {
    const text = Buffer.from(await record());
    const whole = await file("pdf");
    const cases: Record<string, [string, Buffer]> = {
      empty: ["E_SEALED_FILE_KIND", Buffer.alloc(0)],
      "a picture": ["E_SEALED_FILE_KIND", drawnPng()],
      "a Word file": ["E_SEALED_FILE_KIND", await file("docx")],
      "too large": ["E_SEALED_FILE_LARGE", Buffer.alloc(51 * 1024 * 1024)],
      "cut off": ["E_SEALED_FILE_BROKEN", whole.subarray(0, Math.floor(whole.length / 2))],
      "a PDF without a record": ["E_SEALED_FILE_NONE", pdf(["", Buffer.from("{}")])],
      "a PDF in a PDF": ["E_SEALED_FILE_NONE", pdf([deflated, deflateSync(pdf(["", text]))])],
      "two records": ["E_SEALED_FILE_MANY", pdf(["", text], [deflated, deflateSync(text)])],
      "a bomb": ["E_SEALED_FILE_BROKEN", pdf([deflated, deflateSync(Buffer.alloc(65 * 1024 * 1024))])],
      "bombs that are small each": [
        "E_SEALED_FILE_BROKEN",
        pdf(
          ...Array.from({ length: 5 }, (): [string, Buffer] => [deflated, deflateSync(Buffer.alloc(15 * 1024 * 1024))]),
        ),
      ],
      "more attachments than anybody has": [
        "E_SEALED_FILE_BROKEN",
        pdf(...Array.from({ length: 101 }, (): [string, Buffer] => ["", Buffer.from("x")])),
      ],
      "a stream that is no stream": ["E_SEALED_FILE_BROKEN", pdf([deflated, Buffer.from("not deflated")])],
      "a length beyond the end": [
        "E_SEALED_FILE_BROKEN",
        Buffer.from("%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile /Length 99999>>\nstream\nx\nendstream\n%%EOF"),
      ],
      "a record that says a thing twice": [
        "E_SEALED_FILE_BROKEN",
        pdf(["", Buffer.from(text.toString().replace("{", '{"hash":"0",'))]),
      ],
      "JSON that is cut off": ["E_SEALED_FILE_BROKEN", text.subarray(0, 200)],
      "JSON of something else": ["E_SEALED_FILE_NONE", Buffer.from('{"format":"other"}')],
      "minutes that are not sealed": ["E_SEALED_FILE_NONE", Buffer.from('{"format":"concord-minutes","sealed":null}')],
      "a record with nothing in it": ["E_SEALED_FILE_BROKEN", Buffer.from('{"format":"concord-sealed-minutes"}')],
      "a record of the future": ["E_SEALED_FILE_NEWER", Buffer.from('{"format":"concord-sealed-minutes","version":2}')],
      "a record with a key of its own": [
        "E_SEALED_FILE_BROKEN",
        Buffer.from(canonicalize({ ...JSON.parse(text.toString()), extra: 1 })),
      ],
      "nesting without end": ["E_SEALED_FILE_BROKEN", Buffer.from(`{"a":${"[".repeat(100_000)}`)],
      "nesting that ends": [
        "E_SEALED_FILE_BROKEN",
        Buffer.from(`{"format":"concord-sealed-minutes","a":${"[".repeat(5_000)}${"]".repeat(5_000)}}`),
      ],
    };
    for (const [name, [code, bytes]] of Object.entries(cases))
      expect(await codeFrom(verifyFile(bytes)), name).toBe(code);
  });
});

describe("paper", () => {
  it("is known by its words in both languages and by its hex, however they are typed", () => {
    const { en, zh, hex } = fingerprintOf(held.hash, MINUTES_EDITION);
    for (const typed of [en.join(" "), en.join(", ").toUpperCase(), zh.join(""), zh.join(" "), hex, held.hash])
      expect(checkFingerprint(held.room.reader, typed), typed).toMatchObject({
        result: "match",
        seal: { meeting: held.meeting, hash: held.hash, errata: 0, withdrawn: false },
      });
  });

  it("with a word mistyped says which", () => {
    const { en, hex } = fingerprintOf(held.hash, MINUTES_EDITION);
    const wrong = en.with(2, en[2] === "zoo" ? "zone" : "zoo");
    expect(checkFingerprint(held.room.reader, wrong.join(" "))).toMatchObject({
      result: "near",
      seal: { meeting: held.meeting },
      differences: [{ position: 3, typed: wrong[2], expected: en[2] }],
      unknown: [],
    });
    expect(checkFingerprint(held.room.reader, en.with(7, "xyzzy").join(" "))).toMatchObject({
      result: "near",
      unknown: ["xyzzy"],
    });
    const left = en.toSpliced(4, 1);
    expect(checkFingerprint(held.room.reader, left.join(" "))).toMatchObject({
      result: "near",
      differences: [{ typed: null }],
    });
    const digits = hex.replaceAll(" ", "");
    const other = `${digits.slice(0, 5)}${digits[5] === "0" ? "1" : "0"}${digits.slice(6)}`;
    expect(checkFingerprint(held.room.reader, other)).toMatchObject({ result: "near", differences: [{ position: 6 }] });
  });

  it("of another seal is not known, and what is no fingerprint is refused", () => {
    expect(
      checkFingerprint(held.room.reader, fingerprintOf("0".repeat(64), MINUTES_EDITION).en.join(" ")),
    ).toMatchObject({
      result: "none",
      seal: null,
      differences: [],
    });
    for (const typed of ["one two", "···", "12345", "word ".repeat(12)])
      expect(() => checkFingerprint(held.room.reader, typed), typed).toThrow(
        expect.objectContaining({ code: "E_FINGERPRINT_TEXT" }),
      );
  });
});

describe("a file of an earlier build", () => {
  it.each([
    ["sealed.pdf", true, undefined, []],
    ["sealed.json", true, undefined, []],
    ["sealed-later-erratum.json", false, "errata_unproven", [1]],
    ["sealed-first-entry.json", false, "seal_unproven", []],
  ])("%s: is told for what it proves", async (name, valid, outcome, unproven) => {
    const report = await verifyFile(olderFile(name));
    expect(report).toMatchObject({ valid, unproven, ...(outcome && { outcome }) });
  });

  it("whose errata are not proven is still refused if its pages differ", async () => {
    const changed = olderFile("sealed-later-erratum.json").toString("utf8").replace("整车企业", "别的企业");
    expect(await verifyFile(Buffer.from(changed))).toMatchObject({ outcome: "words_differ", unproven: [1] });
  });
});

describe("a file in the workspace", () => {
  it("matches its meeting, and is behind once there are errata", async () => {
    const other = sealed();
    const bytes = await file("pdf", "zh", undefined, other);
    const { room, meeting } = other;
    room.put("erratum", { meeting, old_text: "共建充电平台", new_text: "共建充电网络", reason: "误记" });
    expect(await checkSealedFile(room.reader, bytes)).toMatchObject({
      result: "match",
      seal: { meeting, errata: 1 },
      file: { valid: true, outcome: "pages_hold" },
      laterErrata: 1,
    });
  });

  it("of another workspace is checked by itself and matches nothing", async () => {
    const other = sealed();
    expect(await checkSealedFile(other.room.reader, await file("pdf"))).toMatchObject({
      result: "none",
      seal: null,
      file: { valid: false, outcome: "pages_unread", hash: held.hash },
    });
  });
});
