/** What people call fields, kinds of records and values, in both languages: for the interface, and for errors anywhere. */
import english from "./en.ts";
import { INPUTS } from "./inputs.ts";
import { KEPT, NARROWED_BY } from "./kept.ts";
import chinese from "./zh.ts";

type Language = "zh" | "en";
type Names = Readonly<Record<string, string>>;

const zh = { ...chinese, fields: { ...chinese.fields, ...INPUTS.zh } };
const en: typeof zh = { ...english, fields: { ...english.fields, ...INPUTS.en } };
export const LABELS = { zh, en };

/**
 * What a field is called that an error names.
 * @param of subject, or namespace of the procedure, whose field it is; undefined: not known
 * @param path "name_zh"; of a value in a list its place follows: "aliases.3"
 * @returns null for what has no label: it is not something that people fill in
 */
export function fieldName(of: string | undefined, path: string, language: Language): string | null {
  const [field = "", place = ""] = path.split(".");
  const { fields, subjects }: { fields: Names; subjects: Names } = LABELS[language];
  const name = named(fields, `${of}/${field}`) ?? named(fields, field) ?? named(subjects, field);
  if (name === null || !/^\d+$/.test(place)) return name;
  const number = Number(place) + 1;
  return language === "zh" ? `${name}（第 ${number} 项）` : `${name} (no. ${number})`;
}

/** The words that a sentence may use for what its parameters say in code, as far as there are any. */
export function wordsOf(params: Readonly<Record<string, string | number>>, language: Language): Names {
  const { subjects, values } = LABELS[language];
  const { kinds }: { kinds: Names } = KEPT[language];
  const { path, of, subject, state, role, vocabulary, fields, option, formats, name, name_en } = params;
  const called = (language === "en" ? name_en : undefined) ?? name;
  const quoted = called === undefined || called === "" ? null : `“${called}”`;
  const within = (text: string | null) => (text !== null && language === "en" ? text.toLowerCase() : text);
  const words = {
    field:
      path === undefined
        ? null
        : (fieldName(of === undefined ? undefined : String(of), String(path), language) ?? String(path)),
    kind:
      subject === undefined
        ? null
        : (within(named(subjects, String(subject)) ?? named(kinds, String(subject))) ?? String(subject)),
    fields:
      fields === undefined
        ? null
        : String(fields)
            .split(", ")
            .map((field) => partName(String(subject), field, language))
            .join(language === "zh" ? "、" : ", "),
    option: named(NARROWED_BY[language], String(option)),
    formats: formats === undefined ? null : String(formats).toUpperCase(),
    state: named(values.state, String(state)),
    role: within(named(values.role, String(role))),
    vocabulary: named(values.vocabulary, String(vocabulary)),
    name: called === undefined ? null : String(called),
    meeting: quoted ?? (language === "zh" ? "本次会议" : "this meeting"),
    party: quoted ?? (language === "zh" ? "该单位" : "This organization"),
  };
  return Object.fromEntries(Object.entries(words).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** What of a record, or of a device, a verification found to differ. */
function partName(subject: string, part: string, language: Language): string {
  const { parts }: { parts: Names } = KEPT[language];
  return named(parts, `${subject}/${part}`) ?? fieldName(subject, part, language) ?? named(parts, part) ?? part;
}

function named(names: Names, key: string): string | null {
  return Object.hasOwn(names, key) ? (names[key] ?? null) : null;
}
