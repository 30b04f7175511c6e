/** Minutes of a meeting, the seal that freezes them, and errata afterwards. */
import { createHash } from "node:crypto";
import { deflateSync, inflateSync } from "node:zlib";
import type { Block } from "../contract/blocks.ts";
import { ConcordError } from "../contract/errors.ts";
import type { MinutesFormat, MinutesLanguage, MinutesModel, PdfStandard } from "../contract/minutes.ts";
import {
  DEFAULT_SETTINGS,
  type MinutesSettings,
  type MinutesStyle,
  type WordFonts,
} from "../contract/minutes-style.ts";
import type { RecordOf } from "../contract/subjects/index.ts";
import { documentOf, type Look } from "../export/document.ts";
import { FAMILIES } from "../export/faces.ts";
import { lookOf, minutesModelOf } from "../export/model.ts";
import { canonicalize } from "../ledger/canonical.ts";
import type { Reader } from "../ledger/store.ts";
import { readRecord } from "../ledger/transaction.ts";
import type { Context } from "./context.ts";
import { newId, onlyId } from "./ids.ts";
import { mayDo } from "./permissions.ts";
import { needRecord, type Rules } from "./rules.ts";

export const minutesRules: Rules<"minutes"> = {
  onlyId: ({ meeting }) => onlyId("min", meeting ?? ""),
  fixed: ["meeting"],
};

export const sealRules: Rules<"seal"> = {
  check() {
    throw new ConcordError("E_ONLY_BY_COMMAND", { path: "seal" });
  },
  checkRemove() {
    throw new ConcordError("E_SEALED");
  },
};

export const erratumRules: Rules<"erratum"> = {
  defaults: (context, tx, { meeting }) =>
    ({
      seal: meeting ? (sealOf(tx.reader, meeting)?.id ?? null) : null,
      number:
        1 +
        (tx.reader.get<{ c: number }>("SELECT count(*) AS c FROM erratum WHERE meeting IS ?", meeting ?? null)?.c ?? 0),
      signer: context.actor().name,
    }) as never,
  check({ tx, before, after }) {
    if (before) throw new ConcordError("E_SEALED");
    const meeting = needRecord(tx.reader, "meeting", after.meeting);
    if (meeting.state !== "sealed") throw new ConcordError("E_MEETING_STATE", { state: meeting.state });
    return undefined;
  },
  checkRemove() {
    throw new ConcordError("E_SEALED");
  },
};

/** The minutes as they are now, or as they were sealed. Errata are always added. */
export function readMinutes(reader: Reader, meeting: string): MinutesModel {
  needRecord(reader, "meeting", meeting);
  const model = minutesModelOf(reader, meeting);
  const seal = sealOf(reader, meeting);
  if (!seal) return model;
  const frozen = JSON.parse(inflateSync(Buffer.from(seal.document, "base64")).toString("utf8")) as MinutesModel;
  return {
    ...frozen,
    seal: { hash: seal.hash, sealedAt: seal.sealed_at, sealedBy: seal.sealed_by ?? "" },
    errata: model.errata,
  };
}

/**
 * closed -> sealed. Keeps the canonical minutes model in the seal; from now on nothing that it was made from can change.
 * There is no undo: a wrong seal gets an erratum.
 * @returns SHA-256 of the canonical minutes model, hex
 */
export function sealMeeting(context: Context, input: { id: string; opId?: string | undefined }): { hash: string } {
  const meeting = needRecord(context.reader, "meeting", input.id);
  const done = input.opId && context.ledger.carriedOut(input.opId);
  const held = sealOf(context.reader, meeting.id);
  if (done && held) return { hash: held.hash };
  mayDo(context.actor(), "seal");
  if (held) throw new ConcordError("E_SEALED");
  if (meeting.state !== "closed") throw new ConcordError("E_MEETING_STATE", { state: meeting.state });
  const document = canonicalize(minutesModelOf(context.reader, meeting.id));
  const hash = createHash("sha256").update(document, "utf8").digest("hex");
  const { id: by, name } = context.actor();
  context.ledger.transact({ act: "meeting.seal", by, opId: input.opId }, (tx) => {
    tx.put("seal", newId(), {
      meeting: meeting.id,
      hash,
      document: deflateSync(document).toString("base64"),
      sealed_at: context.now(),
      sealed_by: name,
    });
    tx.put("meeting", meeting.id, { state: "sealed" });
  });
  return { hash };
}

/** Which language and look a document is asked for in. */
export interface DocumentInput {
  meeting: string;
  language: MinutesLanguage;
  style?: MinutesStyle | undefined;
  template?: string | undefined;
}

/**
 * How minutes are set: by the template that is asked for, by a style with its defaults, by the minutes' own template, or,
 * where nobody chose, officially in Chinese and as decision minutes in English.
 */
export function lookFor(
  reader: Reader,
  model: MinutesModel,
  { language, style, template }: Omit<DocumentInput, "meeting">,
): Look {
  if (template) {
    needRecord(reader, "minutes_template", template);
    return lookOf(reader, template);
  }
  const minutes = readRecord(reader, "minutes", onlyId("min", model.meeting));
  if (style && style !== model.style) return { style, settings: DEFAULT_SETTINGS[style] };
  if (!style && !minutes?.template && language === "en")
    return { style: "decisions", settings: DEFAULT_SETTINGS.decisions };
  return { style: model.style, settings: model.settings };
}

/** The minutes as blocks of text, as every format prints them. */
export function minutesDocument(reader: Reader, input: DocumentInput): Block[] {
  const model = readMinutes(reader, input.meeting);
  return documentOf(model, input.language, lookFor(reader, model, input));
}

/** Pages of the minutes as one SVG picture. @param settings of a template that is being edited, in place of those it has */
export async function minutesPages(
  reader: Reader,
  { settings, ...input }: DocumentInput & { settings?: MinutesSettings | undefined },
): Promise<{ svg: string; pages: number }> {
  const { renderPages } = await import("../export/index.ts");
  const model = readMinutes(reader, input.meeting);
  const look = lookFor(reader, model, input);
  return renderPages(model, { language: input.language, look: settings ? { ...look, settings } : look });
}

export interface ExportInput extends DocumentInput {
  format: MinutesFormat;
  standard?: PdfStandard | undefined;
  wordFonts?: WordFonts | undefined;
  /** Written there too, atomically: an old file is kept until the new one is whole. */
  file?: string | undefined;
}

/** The minutes as a document. */
export async function exportMinutes(reader: Reader, input: ExportInput) {
  // Formats bring large libraries along: they are loaded when the first document is asked for.
  const { renderMinutes } = await import("../export/index.ts");
  const model = readMinutes(reader, input.meeting);
  const { name, mime, bytes, faces } = await renderMinutes(model, { ...input, look: lookFor(reader, model, input) });
  if (input.file !== undefined) {
    const { atomicWrite } = await import("../workspace/atomic.ts");
    await atomicWrite(input.file, bytes);
  }
  return {
    name,
    mime,
    base64: Buffer.from(bytes).toString("base64"),
    file: input.file ?? null,
    faces: faces.map(({ role, family, characters = [] }) => ({
      role,
      face: family && { zh: FAMILIES[family].zh, en: FAMILIES[family].en },
      instead: characters,
    })),
  };
}

function sealOf(reader: Reader, meeting: string): RecordOf<"seal"> | undefined {
  const row = reader.get<{ id: string }>("SELECT id FROM seal WHERE meeting = ? ORDER BY sealed_at LIMIT 1", meeting);
  return row && readRecord(reader, "seal", row.id);
}
