/** Commands that write documents and take files in: minutes, other documents, templates, papers. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DOCUMENT_FORMATS, DOCUMENTS, DUE_AS } from "../../db/contract/documents.ts";
import { ConcordError } from "../../db/contract/errors.ts";
import { MINUTES_FORMATS, MINUTES_LANGUAGES, PDF_STANDARDS } from "../../db/contract/minutes.ts";
import { MINUTES_STYLES, WORD_FONTS } from "../../db/contract/minutes-style.ts";
import { MAX_TEMPLATE_BYTES } from "../../db/contract/procedures/minutes-templates.ts";
import { OUTCOME_STATES } from "../../db/contract/vocabulary.ts";
import { writeDocument } from "../../db/workspace/target.ts";
import { type Command, open, openToChange } from "./command.ts";
import { exportTo } from "./export.ts";
import { oneOf, outFile, pathOf } from "./given.ts";
import { recordsOf } from "./session.ts";
import { UsageError } from "./usage.ts";

const LANGUAGES = ["zh", "en", "both"] as const;

export const documentCommands: Readonly<Record<string, Command>> = {
  minutes: {
    usage: `minutes <folder> <meeting id> [--style ${MINUTES_STYLES.join("|")} | --template <id>] --format ${MINUTES_FORMATS.join("|")} --lang zh|en|both [--standard ${PDF_STANDARDS.join("|")}] [--word-fonts ${WORD_FONTS.join("|")}] --out <file or folder>`,
    arguments: [2, 2],
    options: ["style", "template", "format", "lang", "standard", "word-fonts", "out"],
    opens: true,
    run: ([folder = "", meeting = ""], options) => {
      if (options.style !== undefined && options.template !== undefined)
        throw new UsageError("E_USAGE", { reason: "either", options: "--style, --template" });
      const given = <const V extends string>(values: readonly V[], option: "style" | "standard" | "word-fonts") =>
        options[option] === undefined ? undefined : oneOf(values, `--${option}`, options[option]);
      const input = {
        meeting,
        style: given(MINUTES_STYLES, "style"),
        template: options.template,
        format: oneOf(MINUTES_FORMATS, "--format", options.format),
        language: oneOf(MINUTES_LANGUAGES, "--lang", options.lang),
        standard: given(PDF_STANDARDS, "standard"),
        wordFonts: given(WORD_FONTS, "word-fonts"),
      };
      const out = outFile(options);
      return open(folder, options, async (api) => {
        const { name, base64, mime, faces } = await api.minutes.export(input);
        const file = statSync(out, { throwIfNoEntry: false })?.isDirectory() ? join(out, name) : out;
        const bytes = Buffer.from(base64, "base64");
        await writeDocument(file, bytes);
        return { kind: "file", data: { file, bytes: bytes.length, mime, faces } };
      });
    },
  },

  template: {
    usage: "template export <folder> <minutes template id> --out <file> | template import <folder> <file>",
    arguments: [3, 3],
    options: ["out"],
    opens: true,
    run: ([what = "", folder = "", given = ""], options) => {
      if (oneOf(["export", "import"] as const, "template", what) === "export") {
        const file = outFile(options);
        return open(folder, options, async (api) => {
          const { base64, mime } = await api.minutes_template.export({ id: given });
          const bytes = Buffer.from(base64, "base64");
          await writeDocument(file, bytes);
          return { kind: "file", data: { file, bytes: bytes.length, mime } };
        });
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

  export: {
    usage: `export <folder> ${DOCUMENTS.join("|").replaceAll("_", "-")} [--of <id>] --format ${DOCUMENT_FORMATS.join("|")} --lang zh|en|both [--from <day>] [--to <day>] [--state ${OUTCOME_STATES.join("|")},…] [--due events|todos] --out <file>`,
    arguments: [2, 2],
    options: ["of", "format", "lang", "from", "to", "state", "due", "out"],
    opens: true,
    run: ([folder = "", what = ""], options) => {
      const kind = oneOf(DOCUMENTS, "<document>", what.replaceAll("-", "_"));
      const format = oneOf(DOCUMENT_FORMATS, "--format", options.format);
      const language = oneOf(LANGUAGES, "--lang", options.lang);
      const { of, from, to } = options;
      const states = options.state?.split(",").map((state) => oneOf(OUTCOME_STATES, "--state", state));
      const due = options.due === undefined ? undefined : oneOf(DUE_AS, "--due", options.due);
      const file = outFile(options);
      return open(folder, options, (api) => exportTo(api, { kind, of, format, language, from, to, states, due }, file));
    },
  },

  attach: {
    usage: "attach <folder> meetings|agenda-items|actions <id> <file>",
    arguments: [4, 4],
    options: [],
    opens: true,
    run: ([folder = "", plural = "", id = "", file = ""], options) => {
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
    usage: "paper <folder> <id> --out <file>",
    arguments: [2, 2],
    options: ["out"],
    opens: true,
    run: ([folder = "", id = ""], options) => {
      const file = outFile(options);
      return open(folder, options, async (api, grant) => {
        const { bytes } = await api.paper.save({ id, file: grant("save", file) });
        return { kind: "file", data: { file, bytes } };
      });
    },
  },
};

/** The text of a template's file. @throws UsageError E_FILE_MISSING; ConcordError E_TEMPLATE_TOO_LARGE */
function templateTextOf(path: string): string {
  const size = statSync(path, { throwIfNoEntry: false });
  if (!size?.isFile()) throw new UsageError("E_FILE_MISSING", { path });
  if (size.size > MAX_TEMPLATE_BYTES)
    throw new ConcordError("E_TEMPLATE_TOO_LARGE", { bytes: size.size, max: MAX_TEMPLATE_BYTES });
  return readFileSync(path, "utf8");
}
