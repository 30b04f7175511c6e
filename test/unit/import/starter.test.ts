import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { convert } from "../../../assets/starter/convert.ts";
import { LABELS } from "../../../db/contract/labels/index.ts";
import { type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../db/contract/subjects/meta.ts";
import { putStarter, readStarter } from "../../../db/import/starter.ts";
import { openRoom } from "../../support/room.ts";

const starter = await readStarter("all");
const records = (subject: Subject) => starter.find((one) => one.subject === subject)?.records ?? [];
/** Fields that say the same in two languages. */
const pairsOf = (subject: Subject) =>
  Object.keys(subjectOf(subject).fields).flatMap((field) => {
    const en = field.replace(/(_zh)?$/u, "_en");
    return en in subjectOf(subject).fields && !field.endsWith("_en") ? [[field, en] as const] : [];
  });
const subjectOfId = new Map(starter.flatMap(({ subject, records }) => records.map(({ id }) => [id, subject] as const)));

describe("the starter data", () => {
  it("is all there", () => {
    const count = (subject: Subject) => records(subject).filter(({ id }) => !id.startsWith("exercise-")).length;
    expect([
      count("segment"),
      count("organization"),
      count("link"),
      count("policy"),
      count("meeting"),
      count("action"),
    ]).toEqual([64, 259, 117, 53, 50, 24]);
    expect([count("source"), count("series"), count("problem")]).toEqual([230, 13, 14]);
    const terms = (vocabulary: string) =>
      records("term").filter(({ fields }) => fields.vocabulary === vocabulary).length;
    expect([
      terms("problem_type"),
      terms("policy_instrument"),
      terms("policy_stage"),
      terms("policy_status"),
      terms("link_type"),
    ]).toEqual([14, 14, 10, 11, 10]);
  });

  it("has templates of minutes that are not called as the styles are", () => {
    const styles = [LABELS.zh, LABELS.en].flatMap(({ values }) => Object.values(values.style));
    const names = records("minutes_template").flatMap(({ fields }) => [fields.name_zh, fields.name_en]);
    expect(names).toHaveLength(8);
    expect(names.filter((name) => styles.includes(name as never))).toEqual([]);
    expect(new Set(names).size).toBe(8);
  });

  it("is in both languages: names, titles, texts and places", () => {
    const missing: string[] = [];
    // What is cited is called as it was published: that is in one of the two.
    for (const { subject, records } of starter)
      for (const { id, fields } of records)
        for (const [zh, en] of pairsOf(subject))
          if (subject !== "source" && !fields[zh] !== !fields[en])
            missing.push(`${subject} ${id} ${fields[zh] ? en : zh}`);
    expect(missing).toEqual([]);
    const nameless = starter.flatMap(({ subject, records }) => {
      const { zh, en } = subjectOf(subject).title;
      // What is cited is called as it is; a party at a meeting is called as the organization.
      if (subject === "source" || subject === "attendance") return [];
      return records.filter(({ fields }) => !fields[zh[0] as string] || !fields[en[0] as string]).map(({ id }) => id);
    });
    expect(nameless).toEqual([]);
    for (const subject of ["organization", "meeting", "agenda_item", "policy"] as const)
      for (const { id, fields } of records(subject)) {
        expect(String(fields.name_en ?? fields.title_en), id).not.toMatch(/\p{Script=Han}/u);
        expect(String(fields.name_zh ?? fields.title_zh), id).toMatch(/\p{Script=Han}|^[A-Z]/u);
      }
  });

  it("says in English, too, what its sources are called and how its actions went", () => {
    for (const { id, fields } of records("source"))
      expect(String(fields.title_en ?? fields.title), id).not.toMatch(/\p{Script=Han}/u);
    const noted = records("action").filter(({ fields }) => fields.status_note);
    expect(noted.length).toBeGreaterThan(0);
    for (const { id, fields } of noted) expect(String(fields.status_note_en ?? ""), id).toMatch(/^[\x20-\x7e]+$/);
  });

  it("says of each name and text that no source has that it was translated", () => {
    const marked = (subject: Subject, field: string) =>
      records(subject).filter(({ fields }) => ((fields.translated as string[] | undefined) ?? []).includes(field));
    for (const { subject, records } of starter)
      for (const { id, fields } of records)
        for (const field of (fields.translated as string[] | undefined) ?? [])
          expect(fields[field], `${subject} ${id} ${field}`).toEqual(expect.stringMatching(/./u));
    const count = (subject: Subject, field: string) => marked(subject, field).length;
    // As many as the published files leave open; each is looked up there with CONCORD_STARTER_DATA.
    expect([
      count("organization", "name_en"),
      count("organization", "name_zh"),
      count("meeting", "title_en"),
      count("agenda_item", "title_en"),
      count("policy", "title_zh"),
    ]).toEqual([124, 9, 46, 78, 2]);
    const ours = (field: string) => (subject: Subject) =>
      records(subject).filter(({ id, fields }) => fields[field] && !id.startsWith("exercise-")).length;
    for (const [subject, field] of [
      ["organization", "city_en"],
      ["organization", "products_en"],
      ["organization", "owner_en"],
      ["organization", "note_en"],
      ["policy", "summary_en"],
      ["policy", "note_en"],
      ["policy", "title_note_en"],
      ["policy", "issuer_note_en"],
      ["policy", "date_note_en"],
      ["meeting", "place_en"],
      ["meeting", "note_en"],
      ["meeting", "day_note_en"],
      ["action", "due_note_en"],
      ["outcome", "text_en"],
      ["action", "text_en"],
      ["link", "description_en"],
    ] as const)
      expect(count(subject, field), `${subject} ${field}`).toBe(ours(field)(subject));
  });

  it("names only records that exist, of the right subject", () => {
    const astray: string[] = [];
    for (const { subject, records } of starter)
      for (const { id, fields } of records)
        for (const [field, value] of Object.entries(fields)) {
          const { ref } = metaOf(subjectOf(subject).fields[field] as never);
          if (ref)
            for (const target of [value].flat())
              if (subjectOfId.get(target as string) !== ref) astray.push(`${subject} ${id} ${field} ${target}`);
        }
    expect(astray).toEqual([]);
  });

  it("shows for every fact where it comes from and how sure it is", () => {
    for (const subject of ["organization", "link", "policy", "meeting", "action", "problem"] as const)
      for (const { id, fields } of records(subject)) {
        expect((fields.sources as string[] | undefined)?.length ?? 0, id).toBeGreaterThan(0);
        expect(["high", "medium", "low"], id).toContain(fields.confidence);
      }
  });

  it("never lets a suggested link look like an existing one", () => {
    const suggested = records("link").filter(({ fields }) => fields.status === "suggested");
    expect(suggested).toHaveLength(6);
    for (const { fields } of suggested) expect(fields.type).toBeUndefined();
  });

  it("claims a status of an action only where the source says it", () => {
    for (const { fields } of records("action"))
      if (fields.status !== "unknown") expect(fields.status_note).toMatch(/^(已召开|办理中)/);
  });

  it("marks the exercise as one, with an agenda of the paper's proposals and parties of three sectors", () => {
    const [meeting] = records("meeting").filter(({ id }) => id === "exercise-meeting");
    expect(meeting?.fields).toMatchObject({ exercise: true, state: "planned" });
    expect(String(meeting?.fields.title_zh)).toMatch(/^【演练】/);
    expect(records("meeting").filter(({ fields }) => fields.exercise === true)).toHaveLength(1);
    const parties = records("attendance").filter(({ fields }) => fields.meeting === "exercise-meeting");
    const sectors = parties.map(
      ({ fields }) => records("organization").find(({ id }) => id === fields.organization)?.fields.sector,
    );
    for (const sector of ["government", "enterprise", "ngo", "academia"]) expect(sectors).toContain(sector);
    const agenda = records("agenda_item").filter(({ fields }) => fields.meeting === "exercise-meeting");
    expect(agenda.length).toBeGreaterThan(5);
    for (const { fields } of agenda) expect(String(fields.note)).toContain("出处");
  });

  it("puts the exercise on a working day at least a week ahead", () => {
    const room = openRoom();
    room.ledger.transact({ act: "starter", by: null }, (tx) => putStarter(tx, starter, "2026-11-21"));
    const day = room.reader.get<{ day: string }>("SELECT day FROM meeting WHERE id = 'exercise-meeting'")?.day;
    expect(day).toBe("2026-11-30");
  });

  const published = process.env.CONCORD_STARTER_DATA ?? "";
  it.skipIf(!existsSync(published))("is what the converter makes of the published files (CONCORD_STARTER_DATA)", () => {
    const made = convert(published, Object.fromEntries(starter.map(({ subject, records }) => [subject, records])));
    expect(Object.keys(made)).toHaveLength(14);
    for (const [subject, list] of Object.entries(made)) expect(list, subject).toEqual(records(subject as Subject));
  });
});
