/** Commands that write documents and take files in: minutes, other documents, templates, papers. */
import { readFileSync, statSync } from "node:fs";
import {
  DOCUMENT_FORMATS,
  DOCUMENT_KINDS,
  DOCUMENT_OPTIONS,
  DOCUMENTS,
  type DocumentFormat,
  type DocumentInput,
  type DocumentKind,
  type DocumentOption,
  DUE_AS,
  LISTED_SUBJECTS,
} from "../../db/contract/documents.ts";
import { ConcordError } from "../../db/contract/errors.ts";
import { MINUTES_STYLES, WORD_FONTS } from "../../db/contract/minutes-style.ts";
import { MAX_TEMPLATE_BYTES } from "../../db/contract/procedures/minutes-templates.ts";
import {
  MINUTES_FORMATS,
  MINUTES_LANGUAGES,
  OUTCOME_STATES,
  PDF_STANDARDS,
  TABLE_SUBJECTS,
  ZIP_PARTS,
} from "../../db/contract/vocabulary.ts";
import { type Command, recordsOf, type Workspaces } from "./command.ts";
import { exportTo } from "./export.ts";
import { oneOf, outFile, pathOf, subjectNamed } from "./given.ts";
import { askedByView } from "./lists/views.ts";
import type { OPTIONS, Options } from "./options.ts";
import type { Result } from "./output.ts";
import { UsageError } from "./usage.ts";

/** How each option of a document is given, and what it may be. */
const GIVEN: {
  readonly [O in DocumentOption]: { flag: keyof typeof OPTIONS; says: string; read(text: string): DocumentInput[O] };
} = {
  from: { flag: "from", says: "<day>", read: (text) => text },
  to: { flag: "to", says: "<day>", read: (text) => text },
  states: {
    flag: "state",
    says: `${OUTCOME_STATES.join("|")},…`,
    read: (text) => text.split(",").map((state) => oneOf(OUTCOME_STATES, "--state", state)),
  },
  words: { flag: "words", says: "<words>", read: (text) => text },
  due: { flag: "due", says: DUE_AS.join("|"), read: (text) => oneOf(DUE_AS, "--due", text) },
  style: { flag: "style", says: MINUTES_STYLES.join("|"), read: (text) => oneOf(MINUTES_STYLES, "--style", text) },
  template: { flag: "template", says: "<id>", read: (text) => text },
  standard: {
    flag: "standard",
    says: PDF_STANDARDS.join("|"),
    read: (text) => oneOf(PDF_STANDARDS, "--standard", text),
  },
  wordFonts: {
    flag: "word-fonts",
    says: WORD_FONTS.join("|"),
    read: (text) => oneOf(WORD_FONTS, "--word-fonts", text),
  },
  parts: {
    flag: "parts",
    says: `${ZIP_PARTS.join("|")},…`,
    read: (text) => text.split(",").map((part) => oneOf(ZIP_PARTS, "--parts", part)),
  },
  formats: {
    flag: "formats",
    says: `${MINUTES_FORMATS.join("|")},…`,
    read: (text) => text.split(",").map((format) => oneOf(MINUTES_FORMATS, "--formats", format)),
  },
  personal: { flag: "personal", says: "", read: () => true },
  as: { flag: "table", says: TABLE_SUBJECTS.join("|"), read: (text) => oneOf(TABLE_SUBJECTS, "--table", text) },
  records: {
    flag: "subject",
    says: "<subject>",
    read: (text) => ({ subject: oneOf(LISTED_SUBJECTS, "--subject", subjectNamed(text)), filters: [], sort: [] }),
  },
};

export const documentCommands: Readonly<Record<string, Command>> = {
  minutes: {
    usage: `minutes <folder> <meeting id> ${usageOf(DOCUMENTS.minutes.formats, DOCUMENTS.minutes.options)}`,
    arguments: [2, 2],
    options: ["format", "lang", "out", ...DOCUMENTS.minutes.options.map((option) => GIVEN[option].flag)],
    opens: true,
    run: ([folder = "", meeting = ""], options, { open }) =>
      writeOut(open, folder, { kind: "minutes", of: meeting, formats: DOCUMENTS.minutes.formats }, options),
  },

  export: {
    usage: `export <folder> ${DOCUMENT_KINDS.join("|").replaceAll("_", "-")} [--of <id>] [--view <name>] ${usageOf(DOCUMENT_FORMATS, DOCUMENT_OPTIONS)}`,
    arguments: [2, 2],
    options: ["of", "view", "format", "lang", "out", ...DOCUMENT_OPTIONS.map((option) => GIVEN[option].flag)],
    opens: true,
    run: ([folder = "", what = ""], options, { open }) =>
      writeOut(
        open,
        folder,
        {
          kind: oneOf(DOCUMENT_KINDS, "<document>", what.replaceAll("-", "_")),
          of: options.of,
          formats: DOCUMENT_FORMATS,
        },
        options,
      ),
  },

  template: {
    usage: "template export <folder> <minutes template id> --out <file or folder> | template import <folder> <file>",
    arguments: [3, 3],
    options: ["out"],
    opens: true,
    run: ([what = "", folder = "", given = ""], options, { open, openToChange }) => {
      if (oneOf(["export", "import"] as const, "template", what) === "export") {
        const out = outFile(options);
        return open(folder, options, (api) => exportTo(api, () => api.minutes_template.send({ id: given }), out));
      }
      if (options.out !== undefined)
        throw new UsageError("E_USAGE", { reason: "option_not_taken", command: "template import", option: "out" });
      const text = templateTextOf(pathOf(given));
      return openToChange(folder, options, async (api) => {
        const { id } = await api.minutes_template.import({ text });
        const { record } = await recordsOf(api, "minutes_template").get({ id });
        return { kind: "put", data: { id, record, warnings: [] } };
      });
    },
  },

  attach: {
    usage: "attach <folder> meetings|agenda-items|actions <id> <file>",
    arguments: [4, 4],
    options: [],
    opens: true,
    run: ([folder = "", plural = "", id = "", file = ""], options, { openToChange }) => {
      const subject = oneOf(["meetings", "agenda-items", "actions"] as const, "<subject>", plural);
      return openToChange(folder, options, async (api, grant) => {
        const place =
          subject === "meetings"
            ? { meeting: id }
            : subject === "actions"
              ? { action: id }
              : { agenda_item: id, meeting: (await api.agenda_item.get({ id })).record.meeting };
        const { record } = await api.paper.addFile({ file: grant("open", pathOf(file)), place });
        return { kind: "put", data: { id: record.id, record, warnings: [] } };
      });
    },
  },

  paper: {
    usage: "paper <folder> <id> --out <file or folder>",
    arguments: [2, 2],
    options: ["out"],
    opens: true,
    run: ([folder = "", id = ""], options, { open }) => {
      const out = outFile(options);
      return open(folder, options, (api) => exportTo(api, () => api.paper.send({ id }), out));
    },
  },
};

/** What belongs to every document, and the options that some take: one line of the help. */
function usageOf(formats: readonly string[], options: readonly DocumentOption[]): string {
  const each = options.map((option) => `--${GIVEN[option].flag} ${GIVEN[option].says}`.trim());
  const [style = "", template = ""] = (["style", "template"] as const).map((one) => each[options.indexOf(one)] ?? "");
  const given = each
    .filter((one) => one !== template)
    .map((one) => `[${one === style ? `${style} | ${template}` : one}]`);
  return `--format ${formats.join("|")} --lang ${MINUTES_LANGUAGES.join("|")} ${given.join(" ")} --out <file or folder>`;
}

interface Named {
  kind: DocumentKind;
  of: string | undefined;
  formats: readonly DocumentFormat[];
}

function writeOut(
  open: Workspaces["open"],
  folder: string,
  { kind, of, formats }: Named,
  options: Options,
): Promise<Result> {
  if (options.style !== undefined && options.template !== undefined)
    throw new UsageError("E_USAGE", { reason: "either", options: "--style, --template" });
  const format = oneOf(formats, "--format", options.format);
  const language = oneOf(MINUTES_LANGUAGES, "--lang", options.lang);
  const more = Object.fromEntries(
    DOCUMENT_OPTIONS.flatMap((option) => {
      const { flag, read } = GIVEN[option];
      const given = options[flag];
      return given === undefined ? [] : [[option, read(String(given))]];
    }),
  ) as Pick<DocumentInput, DocumentOption>;
  const out = outFile(options);
  return open(folder, options, async (api) => {
    const { view } = options;
    const subject = view === undefined ? null : oneOf(LISTED_SUBJECTS, "--subject", more.records?.subject);
    const asked = subject && view ? { records: await askedByView(api, subject, view, options.language) } : {};
    const input = { kind, of, language, format, ...more, ...asked } as DocumentInput & { format: DocumentFormat };
    return exportTo(api, () => api.document.begin(input), out);
  });
}

/** The text of a template's file. @throws UsageError E_FILE_MISSING; ConcordError E_TEMPLATE_TOO_LARGE */
function templateTextOf(path: string): string {
  const size = statSync(path, { throwIfNoEntry: false });
  if (!size?.isFile()) throw new UsageError("E_FILE_MISSING", { path });
  if (size.size > MAX_TEMPLATE_BYTES)
    throw new ConcordError("E_TEMPLATE_TOO_LARGE", { bytes: size.size, max: MAX_TEMPLATE_BYTES });
  return readFileSync(path, "utf8");
}
