/** What the subjects say of themselves and of their fields: it fits together, and nobody else keeps a list of it. */
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { fieldName, LABELS } from "../../../db/contract/labels/index.ts";
import { SUBJECTS, type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { columnsShown, type FieldMeta, metaOf } from "../../../db/contract/subjects/meta.ts";
import { SCREENS } from "../../../renderer/app/screens.ts";

const FIELDS = SUBJECTS.flatMap((subject) =>
  Object.entries(subjectOf(subject).fields).map(([name, type]) => ({
    subject,
    name,
    type: type as z.ZodType,
    meta: metaOf(type as z.ZodType),
  })),
);
const LANGUAGES = ["zh", "en"] as const;

/** `subject.field` of all fields of which this does not hold. */
function exceptions(holds: (meta: FieldMeta, type: z.ZodType) => boolean): string[] {
  return FIELDS.flatMap(({ subject, name, type, meta }) => (holds(meta, type) ? [] : [`${subject}.${name}`]));
}

describe("What a field says of itself", () => {
  it("is in no grid, among no facts and asked for of no new record where it tells of sources", () => {
    const told = FIELDS.filter(({ meta }) => meta.ofSources);
    for (const { subject, name, meta } of told) {
      const { screen, title } = subjectOf(subject);
      const columns = LANGUAGES.flatMap((language) => columnsShown(screen, language).map(({ field }) => field));
      expect([meta.apart, meta.required], `${subject}.${name}`).toEqual([true, undefined]);
      expect([...columns, ...title.zh, ...title.en], `${subject}.${name}`).not.toContain(name);
    }
    const names = ["confidence", "inferred", "name_zh_candidate", "named_in_paper", "owner_text", "place_in_source"];
    expect([...new Set(told.map(({ name }) => name))].toSorted()).toEqual([...names, "translated"]);
  });

  it("names a subject that there is, and word lists of terms only", () => {
    expect(exceptions(({ ref }) => ref === undefined || SUBJECTS.some((subject) => subject === ref))).toEqual([]);
    expect(exceptions(({ ref, vocabulary }) => (ref === "term") === (vocabulary !== undefined))).toEqual([]);
  });

  it("begins with a value that it may hold", () => {
    expect(exceptions(({ begins }, type) => begins === undefined || type.safeParse(begins).success)).toEqual([]);
    expect(FIELDS.filter(({ meta }) => meta.begins !== undefined).length).toBeGreaterThan(20);
  });

  it("says what a number counts, unless it is an order or a number of its own", () => {
    const bare = exceptions(({ kind, unit, apart }) => kind !== "integer" || unit !== undefined || apart === true);
    expect(bare).toEqual([
      "meeting.ordinal",
      "floor_request.turn",
      "minutes.number",
      "minutes.copy_number",
      "erratum.number",
    ]);
  });

  it("lies ahead, is in paragraphs, or is emptied only where its kind can", () => {
    expect(exceptions(({ kind, ahead }) => !ahead || kind === "date" || kind === "partial_date")).toEqual([]);
    expect(exceptions(({ kind, paragraphs }) => !paragraphs || kind === "text")).toEqual([]);
    expect(
      exceptions(
        ({ ref, onRemove, required }) => !onRemove || (ref !== undefined && !(onRemove === "clear" && required)),
      ),
    ).toEqual([]);
  });
});

describe("What a subject says of itself", () => {
  const shown = SUBJECTS.filter((subject) => subjectOf(subject).screen);

  it.each(SUBJECTS)("names fields of its own only: %s", (subject) => {
    const { fields, title, goesBy, searched, screen, sort, shownWith, sealed, told } = subjectOf(subject);
    const columns = [...(screen?.columns ?? []), ...(screen?.head ?? []), ...told].flatMap((column) =>
      typeof column === "string" ? [column] : [column.zh, column.en],
    );
    const named = [
      ...title.zh,
      ...title.en,
      ...goesBy,
      ...searched,
      ...columns,
      ...shownWith,
      ...(sealed === true ? [] : sealed),
    ];
    for (const field of [...named, sort?.field, ...(screen?.groups ?? []), screen?.grouped])
      if (field) expect(Object.keys(fields)).toContain(field);
    // A tab is of a kind that names records of this one.
    for (const tab of screen?.tabs ?? [])
      expect(FIELDS.some((field) => field.subject === tab && field.meta.ref === subject)).toBe(true);
    if (screen?.grouped) expect(screen.groups).toContain(screen.grouped);
  });

  it("says what its records go by, or needs no name: it tells of others, or may have nothing to say", () => {
    const nameless = SUBJECTS.filter((subject) => {
      const { fields, title, goesBy } = subjectOf(subject);
      return goesBy.length === 0 && ![...title.zh, ...title.en].some((field) => metaOf(fields[field]).required);
    });
    const told = ["link", "judgement", "clause", "attendance", "report", "position", "point_of_order", "action_update"];
    expect(nameless).toEqual([...told, "minutes", "export_choice", "setting"]);
    for (const subject of SUBJECTS) {
      const { title, goesBy } = subjectOf(subject);
      if (goesBy.length > 0) expect(goesBy, subject).toEqual(expect.arrayContaining([...title.zh, ...title.en]));
    }
  });

  it("has a name for all its records in both languages, where they have a screen", () => {
    for (const language of LANGUAGES) {
      const named = Object.keys(LABELS[language].collections);
      expect(named).toEqual(expect.arrayContaining(shown));
      // Others have one where they are counted on the page of another record.
      expect(SUBJECTS).toEqual(expect.arrayContaining(named));
    }
  });

  it("has an address and a place in the rail that no other has", () => {
    const addresses = shown.map((subject) => subjectOf(subject).screen?.at);
    expect(addresses.toSorted()).toEqual([...new Set(addresses)].toSorted());
    const places = shown.flatMap((subject) => subjectOf(subject).screen?.rail ?? []);
    expect(places.toSorted()).toEqual([...new Set(places)].toSorted());
    const under = shown.filter((subject) => subjectOf(subject).screen?.rail === undefined);
    for (const subject of under)
      expect(subjectOf(subjectOf(subject).screen?.under as Subject).screen?.rail).toEqual(expect.any(Number));
    const [first, meetings, ...others] = SCREENS.map(({ to }) => to);
    expect([first, meetings, others.at(-1)]).toEqual(["/today", "/meetings", "/history"]);
    expect(SCREENS).toHaveLength(places.length + 3);
  });

  it("is shown on a screen, with another record, or in the history alone", () => {
    const alone = SUBJECTS.filter((subject) => {
      const { screen, shownWith } = subjectOf(subject);
      return !screen && shownWith.length === 0;
    });
    expect(alone).toEqual(["term", "profile", "setting"]);
  });

  it("is frozen by the seal of its meeting only where it belongs to one", () => {
    const belongs = (subject: Subject, depth = 0): boolean =>
      FIELDS.some(
        ({ subject: of, meta }) =>
          of === subject &&
          (meta.ref === "meeting" ||
            (meta.onRemove === "remove" && depth < 3 && belongs(meta.ref as Subject, depth + 1))),
      );
    const sealed = SUBJECTS.filter((subject) => subjectOf(subject).sealed === true);
    expect(sealed.filter((subject) => !belongs(subject))).toEqual([]);
    expect(sealed).toContain("position");
  });
});

describe("Every name of a subject or a field stands with the subjects", () => {
  /** Where each subject may be spoken of by its name: its rules, its words, and the screens that are its own. */
  const GENERAL =
    "{db/{base,schema,ledger,search,records,import,server},electron,renderer/{app,ui,records,frame}}/**/*.{ts,tsx}";
  const names: ReadonlySet<string> = new Set(SUBJECTS);
  const fields: ReadonlySet<string> = new Set(FIELDS.map(({ name }) => name));

  it("no list, set, table or choice over several subjects stands elsewhere", () => {
    const found = globSync(GENERAL).flatMap((file) =>
      listsIn(readFileSync(file, "utf8"))
        .filter((words) => words.length > 1 && words.every((word) => names.has(word)))
        .map((words) => `${file}: ${words.join(", ")}`),
    );
    expect(found).toEqual([]);
  });

  it("no regular expression chooses among fields by their names", () => {
    const found = globSync("{db,electron,renderer}/**/*.{ts,tsx}").flatMap((file) =>
      choicesIn(readFileSync(file, "utf8"))
        // Verbs and nouns of a language are fields' names here and there; a choice among fields has little else.
        .filter((words) => words.filter((word) => fields.has(word)).length > Math.max(2, words.length / 2))
        .map((words) => `${file}: ${words.join(", ")}`),
    );
    expect(found).toEqual([]);
  });

  it("finds such a list where there is one", () => {
    const lists =
      'new Set(["policy",\n "problem"]); { policy: "/a", problem: { at: "/b" } }; case "policy": case "problem":';
    expect(listsIn(lists).map(String)).toEqual(["policy,problem", "policy,problem", "policy,problem"]);
    expect(choicesIn("/^(note|summary|title_zh)$/")).toEqual([["note", "summary", "title_zh"]]);
  });
});

it("every field is called something else than its name in both languages", () => {
  for (const { subject, name } of FIELDS)
    for (const language of LANGUAGES) expect(fieldName(subject, name, language)).not.toBe(name);
});

/** Arrays of words, tables by words, and cases that stand together. */
function listsIn(text: string): string[][] {
  const arrays = text.match(/\[\s*"\w+"(?:\s*,\s*"\w+")*\s*,?\s*\]/g) ?? [];
  const tables = text.match(/\{\s*\w+: (?:"[^"]*"|\{[^{}]*\})(?:\s*,\s*\w+: (?:"[^"]*"|\{[^{}]*\}))*\s*,?\s*\}/g) ?? [];
  const cases = text.match(/(?:case "\w+":\s*)+/g) ?? [];
  return [
    ...[...arrays, ...cases].map((list) => Array.from(list.matchAll(/"(\w+)"/g), ([, word = ""]) => word)),
    ...tables.map((table) =>
      Array.from(
        table
          .slice(1)
          .replace(/\{[^{}]*\}/g, "{")
          .matchAll(/(\w+): ["{]/g),
        ([, word = ""]) => word,
      ),
    ),
  ];
}

/** Alternatives in regular expressions. */
function choicesIn(text: string): string[][] {
  return (text.match(/\w+(?:\|\w+){2,}/g) ?? []).map((choice) => choice.split("|"));
}
