/** An empty table for records of one kind: its headings are this program's own words for fields, so that it maps itself when it comes back. */
import { valueName } from "../../../contract/labels/in-words.ts";
import { fieldName, LABELS } from "../../../contract/labels/index.ts";
import { type Subject, subjectOf } from "../../../contract/subjects/index.ts";
import { metaOf } from "../../../contract/subjects/meta.ts";
import type { MinutesLanguage, TableSubject } from "../../../contract/vocabulary.ts";
import { bothLines, languagesOf } from "../../../documents/blocks/bilingual.ts";
import type { Language } from "../../../documents/blocks/words.ts";
import type { Column } from "../../../documents/formats/sheet.ts";
import { isBeside, SOURCE_DAY, SOURCE_TITLE, SOURCE_WORDS } from "../../../language/registry/headings.ts";
import { choicesOf } from "../../imports/names.ts";
import { fieldChoices } from "../../imports/settings.ts";
import { document } from "../document.ts";

/** Rows that can be filled in with the help of its lists. */
const ROWS = 2_000;
const WIDTH = 24;

const SAY = {
  zh: {
    title: (of: string) => `${of}导入模板`,
    lists: "选项",
  },
  en: {
    title: (of: string) => `${of}: table to fill in`,
    lists: "Lists",
  },
} as const satisfies Record<Language, object>;

interface Template {
  subject: TableSubject;
  /** Names that a cell may hold, by field and language. */
  choices: ReadonlyMap<string, readonly string[]>;
}

export const importTemplate = document({
  kind: "import_template",
  read({ reader }, { as = "organization", language }): Template {
    const choices = new Map<string, readonly string[]>();
    for (const field of fieldsOf(as, language)) {
      if (isBeside(field)) continue;
      const { values, kind } = metaOf(subjectOf(as).fields[field]);
      const languages = languagesOf(language);
      // Of several in one cell no list can offer more than one; they stand on the second sheet to be looked up.
      const words = values
        ? [...new Set(values.flatMap((value) => languages.map((of) => valueName(field, value, of))))]
        : kind === "ref" || kind === "refs"
          ? [
              ...new Set(languages.flatMap((of) => choicesOf(reader, as, field, of).map(({ label }) => label))),
            ].toSorted((one, other) => one.localeCompare(other, "zh-CN"))
          : [];
      if (words.length > 0) choices.set(field, words);
    }
    return { subject: as, choices };
  },
  sheet({ subject, choices }, { language }) {
    const languages = languagesOf(language);
    return {
      name: LABELS[languages[0]].subjects[subject].replace(/\s+/g, ""),
      title: bothLines(languages, (of) => SAY[of].title(LABELS[of].subjects[subject])).replaceAll("\n", " "),
      language,
      columns: fieldsOf(subject, language).map((field) => columnOf(subject, field, language, choices.get(field))),
      rows: [],
      open: ROWS,
      lists: SAY[languages[0]].lists,
    };
  },
});

/** What somebody fills in: nothing personal, nor how sure it is where a source says it; in Chinese, no English but of names. */
function fieldsOf(subject: TableSubject, language: MinutesLanguage): string[] {
  const { fields, title } = subjectOf(subject);
  return fieldChoices(subject).filter((field) => {
    if (field === SOURCE_TITLE || field === SOURCE_DAY) return true;
    if (isBeside(field)) return false;
    const { personal, ofSources, apart, englishOf } = metaOf(fields[field]);
    if (englishOf !== undefined && language === "zh" && !(title.en as readonly string[]).includes(field)) return false;
    return !personal && !ofSources && !apart;
  });
}

function columnOf(
  subject: Subject,
  field: string,
  language: MinutesLanguage,
  choices: readonly string[] | undefined,
): Column {
  const head = (of: Language) => SOURCE_WORDS[field]?.[of] ?? fieldName(subject, field, of) ?? field;
  const meta = isBeside(field) ? null : metaOf(subjectOf(subject).fields[field]);
  const required = meta?.required === true && meta.begins === undefined;
  return {
    head: `${bothLines(languagesOf(language), head)}${required ? "*" : ""}`,
    width: WIDTH,
    kind: meta?.kind === "integer" || meta?.kind === "decimal" ? "number" : "text",
    ...(choices && (meta?.kind === "refs" || meta?.kind === "enums" ? { lookup: choices } : { choices })),
  };
}
