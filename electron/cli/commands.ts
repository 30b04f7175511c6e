/** What each command does: one call of the contract, sometimes two. */
import { readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { DOCUMENT_FORMATS, DOCUMENTS, DUE_AS } from "../../db/contract/documents.ts";
import { ConcordError } from "../../db/contract/errors.ts";
import { MINUTES_FORMATS, MINUTES_LANGUAGES, PDF_STANDARDS } from "../../db/contract/minutes.ts";
import { MINUTES_STYLES, WORD_FONTS } from "../../db/contract/minutes-style.ts";
import { MAX_TEMPLATE_BYTES } from "../../db/contract/minutes-template-file.ts";
import { type Subject, subjectOfPlural } from "../../db/contract/subjects/index.ts";
import type { Outcome } from "../../db/contract/verification.ts";
import { OUTCOME_STATES } from "../../db/contract/vocabulary.ts";
import { MAX_SEALED_FILE_MB } from "../../db/export/sealed-file.ts";
import { writeDocument } from "../../db/workspace/target.ts";
import { addRepresentatives, DEMO } from "../host/demo.ts";
import { systemLanguage } from "../host/language.ts";
import type { Options } from "./arguments.ts";
import { exportTo } from "./export.ts";
import { printNotices, type Result } from "./output.ts";
import { nextPassphrase, passphraseFor, type Secret, secretFor } from "./passphrase.ts";
import { showingProgress } from "./progress.ts";
import { actAs, type Client, type Grant, recordsOf, withSession } from "./session.ts";
import { UsageError } from "./usage.ts";

export interface Command {
  usage: string;
  /** Fewest and most arguments after the command's name. */
  arguments: readonly [number, number];
  options: readonly string[];
  /** Whether it opens a workspace that is there: then it takes `--incomplete`. */
  opens: boolean;
  run(given: string[], options: Options): Promise<Result>;
}

const LANGUAGES = ["zh", "en", "both"] as const;
/** Of `verify-minutes`. 1 and 2 are those of every command: refused or failed (no file of sealed minutes), wrong usage. */
const EXIT_CODES: Readonly<Record<Outcome, number>> = {
  pages_hold: 0,
  words_hold: 3,
  words_differ: 4,
  record_fails: 5,
  pages_unread: 6,
  errata_unproven: 7,
  seal_unproven: 8,
};
/** The most rows that the contract gives at once. */
const PAGE = 1_000;

export const commands: Readonly<Record<string, Command>> = {
  create: {
    usage: "create <folder> [--demo] [--lang zh|en] [--name <name>] [--profile <name>]",
    arguments: [1, 1],
    options: ["demo", "lang", "name", "profile"],
    opens: false,
    async run([folder = ""], options) {
      const path = pathOf(folder);
      const language = answerLanguage(options) ?? systemLanguage();
      const passphrase = await passphraseFor(options, "new");
      return withSession(async (api, grant) => {
        const { recoveryCode } = await api.workspace.create({
          folder: grant("folder", path),
          name: options.name ?? (options.demo ? DEMO[language].name : basename(path)),
          passphrase,
          profile: options.profile ?? DEMO[language].facilitator,
          starter: options.demo ?? false,
        });
        if (options.demo) await addRepresentatives(api, language);
        return { kind: "created", data: { folder: path, recoveryCode } };
      });
    },
  },

  list: {
    usage: "list <folder> <subject>",
    arguments: [2, 2],
    options: [],
    opens: true,
    run: ([folder = "", plural = ""], options) => {
      const subject = subjectNamed(plural);
      return open(folder, options, async (api) => ({ kind: "rows", subject, data: await allRows(api, subject) }));
    },
  },

  show: {
    usage: "show <folder> <subject> <id>",
    arguments: [3, 3],
    options: [],
    opens: true,
    run: ([folder = "", plural = "", id = ""], options) => {
      const subject = subjectNamed(plural);
      return open(folder, options, async (api) => {
        const { record } = await recordsOf(api, subject).get({ id });
        return { kind: "record", data: record };
      });
    },
  },

  put: {
    usage: "put <folder> <subject> [<id>] '<json of fields>'",
    arguments: [3, 4],
    options: [],
    opens: true,
    run: ([folder = "", plural = "", ...rest], options) => {
      const subject = subjectNamed(plural);
      const fields = fieldsFrom(rest.at(-1) ?? "");
      const id = rest.length === 2 ? rest[0] : undefined;
      return open(folder, options, async (api) => {
        if (options.as === undefined) await actAs(api);
        const { record, warnings } = await recordsOf(api, subject).put({ id, fields });
        return { kind: "put", data: { id: record.id, record, warnings } };
      });
    },
  },

  minutes: {
    usage: `minutes <folder> <meeting id> [--style ${MINUTES_STYLES.join("|")} | --template <id>] --format ${MINUTES_FORMATS.join("|")} --lang zh|en|both [--standard ${PDF_STANDARDS.join("|")}] [--word-fonts ${WORD_FONTS.join("|")}] --out <file or folder>`,
    arguments: [2, 2],
    options: ["style", "template", "format", "lang", "standard", "word-fonts", "out"],
    opens: true,
    run: ([folder = "", meeting = ""], options) => {
      if (options.style !== undefined && options.template !== undefined)
        throw new UsageError("E_USAGE", { reason: "--style | --template" });
      const given = <const V extends string>(values: readonly V[], option: "style" | "standard" | "word-fonts") =>
        options[option] === undefined ? undefined : oneOf(values, option, options[option]);
      const input = {
        meeting,
        style: given(MINUTES_STYLES, "style"),
        template: options.template,
        format: oneOf(MINUTES_FORMATS, "format", options.format),
        language: oneOf(MINUTES_LANGUAGES, "lang", options.lang),
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
      if (oneOf(["export", "import"] as const, "what", what) === "export") {
        const file = outFile(options);
        return open(folder, options, async (api) => {
          const { base64, mime } = await api.minutes_template.export({ id: given });
          const bytes = Buffer.from(base64, "base64");
          await writeDocument(file, bytes);
          return { kind: "file", data: { file, bytes: bytes.length, mime } };
        });
      }
      if (options.out !== undefined) throw new UsageError("E_USAGE", { reason: "template import <folder> <file>" });
      const text = templateTextOf(pathOf(given));
      return open(folder, options, async (api) => {
        if (options.as === undefined) await actAs(api);
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
      const kind = oneOf(DOCUMENTS, "what", what.replaceAll("-", "_"));
      const format = oneOf(DOCUMENT_FORMATS, "format", options.format);
      const language = oneOf(LANGUAGES, "lang", options.lang);
      const { of, from, to } = options;
      const states = options.state?.split(",").map((state) => oneOf(OUTCOME_STATES, "state", state));
      const due = options.due === undefined ? undefined : oneOf(DUE_AS, "due", options.due);
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
      const subject = oneOf(["meetings", "agenda-items", "actions"] as const, "to", plural);
      return open(folder, options, async (api, grant) => {
        if (options.as === undefined) await actAs(api);
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

  verify: {
    usage: "verify <folder>",
    arguments: [1, 1],
    options: [],
    opens: true,
    run: ([folder = ""], options) =>
      open(folder, options, async (api) => ({
        kind: "verified",
        data: await showingProgress(await api.workspace.verify()),
      })),
  },

  rebuild: {
    usage: "rebuild <folder>",
    arguments: [1, 1],
    options: [],
    opens: true,
    run: ([folder = ""], options) =>
      open(folder, options, async (api) => {
        if (options.as === undefined) await actAs(api);
        return { kind: "rebuilt", data: await api.workspace.rebuild() };
      }),
  },

  "verify-minutes": {
    usage: "verify-minutes <file of sealed minutes, PDF or JSON> [--lang zh|en]",
    arguments: [1, 1],
    options: ["lang"],
    opens: false,
    run: async ([file = ""], options) => {
      const language = answerLanguage(options);
      const bytes = await sealedFile(pathOf(file));
      const { verifyFile } = await import("../../db/export/verify-file.ts");
      const data = await verifyFile(bytes);
      process.exitCode = EXIT_CODES[data.outcome];
      return { kind: "minutes", data, language };
    },
  },

  digest: {
    usage: "digest <folder>",
    arguments: [1, 1],
    options: [],
    opens: true,
    run: ([folder = ""], options) =>
      open(folder, options, async (api) => ({ kind: "digest", data: await api.workspace.digest() })),
  },

  backup: {
    usage: "backup <folder> --out <file>",
    arguments: [1, 1],
    options: ["out"],
    opens: true,
    run: ([folder = ""], options) => {
      const file = outFile(options);
      return open(folder, options, async (api, grant) => {
        if (options.as === undefined) await actAs(api);
        return { kind: "file", data: await api.workspace.backup({ file: grant("save", file) }) };
      });
    },
  },

  restore: {
    usage: "restore <file> <new folder> [--recovery]",
    arguments: [2, 2],
    options: ["recovery"],
    opens: false,
    async run([file = "", folder = ""], options) {
      const secret = await secretFor(options);
      const target = pathOf(folder);
      return withSession(async (api, grant) => {
        await api.workspace.restore({ file: grant("open", pathOf(file)), folder: grant("folder", target), ...secret });
        return { kind: "restored", data: { folder: target } };
      });
    },
  },

  passphrase: {
    usage: "passphrase <folder> [--recovery] [--new-passphrase-file <file>]",
    arguments: [1, 1],
    options: ["recovery", "new-passphrase-file"],
    opens: true,
    async run([folder = ""], options) {
      const secret = await secretFor(options);
      const next = await nextPassphrase(options);
      return openBy(secret, folder, options, async (api) => {
        if ("recoveryCode" in secret) return { kind: "secrets", data: await api.workspace.renewSecrets({ next }) };
        await actAs(api, options.as);
        const changed = await api.workspace.changePassphrase({ current: secret.passphrase, next });
        return { kind: "secrets", data: { recoveryCode: null, ...changed } };
      });
    },
  },
};

type Use = (api: Client, grant: Grant) => Promise<Result>;

async function open(folder: string, options: Options, use: Use): Promise<Result> {
  const passphrase = await passphraseFor(options, "existing");
  return openBy({ passphrase }, folder, options, async (api, grant) => {
    if (options.as !== undefined) await actAs(api, options.as);
    return use(api, grant);
  });
}

/** The one place that opens a workspace: what was noticed is told, and `--incomplete` counts for every command. */
async function openBy(secret: Secret, folder: string, options: Options, use: Use): Promise<Result> {
  return withSession(async (api, grant) => {
    const { incomplete } = options;
    await api.workspace.open({ folder: grant("folder", pathOf(folder)), ...secret, incomplete });
    printNotices((await api.workspace.status()).notices, systemLanguage());
    return use(api, grant);
  });
}

async function allRows(api: Client, subject: Subject) {
  const rows = [];
  for (let more = true; more; ) {
    const page = await recordsOf(api, subject).list({ offset: rows.length, limit: PAGE });
    rows.push(...page.rows);
    more = page.more;
  }
  return rows;
}

/** A file of reasonable size, read whole; neither a folder nor a pipe. */
async function sealedFile(file: string): Promise<Buffer> {
  const about = statSync(file, { throwIfNoEntry: false });
  if (!about?.isFile()) throw new UsageError("E_FILE_MISSING", { path: file });
  if (about.size > MAX_SEALED_FILE_MB * 1024 * 1024)
    throw new ConcordError("E_SEALED_FILE_LARGE", { max: MAX_SEALED_FILE_MB });
  return readFile(file);
}

/** Relative paths mean the folder that npm was called in, which is not the one that scripts run in. */
function pathOf(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

function subjectNamed(plural: string): Subject {
  const subject = subjectOfPlural(plural);
  if (!subject) throw new UsageError("E_UNKNOWN_SUBJECT", { subject: plural });
  return subject;
}

function fieldsFrom(json: string): Record<string, unknown> {
  try {
    const fields: unknown = JSON.parse(json);
    if (typeof fields === "object" && fields !== null && !Array.isArray(fields))
      return fields as Record<string, unknown>;
  } catch {
    // Said below, in the same words as for JSON of another kind.
  }
  throw new UsageError("E_USAGE", { reason: "the fields are not a JSON object" });
}

function oneOf<const V extends string>(values: readonly V[], option: string, given: string | undefined): V {
  const value = values.find((name) => name === given);
  if (!value) throw new UsageError("E_USAGE", { reason: `--${option} ${values.join("|")}` });
  return value;
}

/** The language in which the command speaks, where `--lang` does not say that of a document. */
function answerLanguage({ lang }: Options): "zh" | "en" | undefined {
  return lang === undefined ? undefined : oneOf(["zh", "en"], "lang", lang);
}

/** The text of a template's file. @throws UsageError E_FILE_MISSING; ConcordError E_TEMPLATE_TOO_LARGE */
function templateTextOf(path: string): string {
  const size = statSync(path, { throwIfNoEntry: false });
  if (!size?.isFile()) throw new UsageError("E_FILE_MISSING", { path });
  if (size.size > MAX_TEMPLATE_BYTES)
    throw new ConcordError("E_TEMPLATE_TOO_LARGE", { bytes: size.size, max: MAX_TEMPLATE_BYTES });
  return readFileSync(path, "utf8");
}

function outFile(options: Options): string {
  if (!options.out) throw new UsageError("E_USAGE", { reason: "--out <file>" });
  return pathOf(options.out);
}
