/** Documents beside the minutes: has what they tell read, and has them printed. */
import type { Block } from "../../contract/blocks.ts";
import {
  type DocumentFormat,
  type DocumentInput,
  type DocumentKind,
  type DocumentOption,
  FORMATS_OF,
  OPTIONS_OF,
} from "../../contract/documents.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { MinutesLanguage } from "../../contract/minutes.ts";
import { languagesOf } from "../../documents/blocks/bilingual.ts";
import { invitation, invitationTitle } from "../../documents/blocks/invitation.ts";
import { partyReport, partyTitle } from "../../documents/blocks/party-report.ts";
import { registerBlocks, registerSheet, registerTitle } from "../../documents/blocks/register.ts";
import { supervisionList, supervisionSheet, supervisionTitle } from "../../documents/blocks/supervision.ts";
import { taskForceReport, taskForceTitle } from "../../documents/blocks/task-force-report.ts";
import type { Sheet } from "../../documents/formats/sheet.ts";
import type { Context } from "../../records/context.ts";
import { datesOf } from "./dates.ts";
import { invitationOf } from "./invitation.ts";
import { partyOf } from "./party.ts";
import { registerOf } from "./register.ts";
import { supervisionOf } from "./supervised.ts";
import { taskForceOf } from "./task-force.ts";

export type { DocumentInput };

interface Composed {
  title: string;
  blocks: Block[];
  /** Lists and reports are set as small as bilingual minutes, so that a page holds them. */
  layout?: MinutesLanguage;
}

/** A document that is being made: its parts in order, of any size, and how much of it is there, 0 to 1. */
export interface Output {
  name: string;
  mime: string;
  parts: AsyncGenerator<Uint8Array, void>;
  share(): number;
}

/** @throws ConcordError E_UNKNOWN_RECORD, E_REQUIRED, E_DOCUMENT_OPTION, E_DOCUMENT_FORMAT (dates have no text of their own) */
export function documentBlocks(context: Context, input: DocumentInput): Block[] {
  requireOptions(input);
  return compose(context, input).blocks;
}

/**
 * Everything that the document tells is read now; a ZIP is printed while it is handed over.
 * @throws ConcordError E_UNKNOWN_RECORD, E_REQUIRED, E_DOCUMENT_OPTION, E_DOCUMENT_FORMAT, E_EXPORT
 */
export async function openDocument(
  context: Context,
  input: DocumentInput & { format: DocumentFormat },
): Promise<Output> {
  const { kind, format, language, of } = input;
  requireOptions(input);
  if (!FORMATS_OF[kind].includes(format)) throw noSuchFormat(kind);
  // Formats bring large libraries along: they are loaded when the first document is asked for.
  const { renderBlocks, renderDates, renderSheet } = await import("../../documents/formats/index.ts");
  if (format === "zip") {
    const { meetingZip } = await import("./meeting-zip.ts");
    return meetingZip(context, { of: needed(of), language });
  }
  const now = context.now();
  if (format === "ics") return whole(renderDates(datesOf(context, of, language), now, input.due ?? "events"));
  if (format === "xlsx") return whole(await renderSheet(sheetOf(context, input), context.today(), now));
  return whole(await renderBlocks({ ...compose(context, input), language }, format, context.today()));
}

function whole({ name, mime, bytes }: { name: string; mime: string; bytes: Uint8Array }): Output {
  let share = 0;
  return {
    name,
    mime,
    parts: (async function* () {
      share = 1;
      yield bytes;
    })(),
    share: () => share,
  };
}

function compose(context: Context, input: DocumentInput): Composed {
  const { kind, of, language } = input;
  const [first] = languagesOf(language);
  const day = context.today();
  switch (kind) {
    case "invitation": {
      const model = invitationOf(context.reader, needed(of));
      return { title: invitationTitle(model, first), blocks: invitation(model, language) };
    }
    case "task_force": {
      const model = taskForceOf(context, needed(of));
      return { title: taskForceTitle(model, first), blocks: taskForceReport(model, day, language), layout: "both" };
    }
    case "supervision": {
      const model = supervisionOf(context, of, "paper");
      return {
        title: supervisionTitle(model.about, first),
        blocks: supervisionList(model, day, language),
        layout: "both",
      };
    }
    case "register": {
      const model = registerOf(context, input, "paper");
      return { title: registerTitle(model, first), blocks: registerBlocks(model, day, language), layout: "both" };
    }
    case "party": {
      const model = partyOf(context, { ...input, of: needed(of) });
      return { title: partyTitle(model, first), blocks: partyReport(model, day, language), layout: "both" };
    }
    default:
      throw noSuchFormat(kind);
  }
}

function sheetOf(context: Context, input: DocumentInput): Sheet {
  return input.kind === "register"
    ? registerSheet(registerOf(context, input, "table"), input.language)
    : supervisionSheet(supervisionOf(context, input.of, "table"), input.language);
}

function needed(of: string | undefined): string {
  if (of === undefined) throw new ConcordError("E_REQUIRED", { path: "of" });
  return of;
}

/** An option that a document does not take would be a wish that is not fulfilled. */
function requireOptions(input: DocumentInput): void {
  const given: DocumentOption[] = ["from", "to", "states", "due"];
  const stray = given.find((option) => input[option] !== undefined && !OPTIONS_OF[input.kind].includes(option));
  if (stray) throw new ConcordError("E_DOCUMENT_OPTION", { option: stray });
  if (input.from && input.to && input.from > input.to) throw new ConcordError("E_DATE_ORDER");
}

function noSuchFormat(kind: DocumentKind): ConcordError {
  return new ConcordError("E_DOCUMENT_FORMAT", { formats: FORMATS_OF[kind].join(", ") });
}
