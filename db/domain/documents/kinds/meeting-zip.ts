/**
 * Everything of a meeting in one ZIP, as far as it was asked for: its minutes, the invitation, the supervision list, dates, papers, a
 * machine-readable JSON, a cover, and an index with the SHA-256 of every file. What it tells is read when it is begun; documents are
 * printed, and papers taken from the workspace, one after the other while it is handed over.
 */
import { DOCUMENTS } from "../../../contract/documents.ts";
import { type MinutesFormat, type MinutesLanguage, ZIP_PARTS } from "../../../contract/vocabulary.ts";
import { USUAL_ZONE } from "../../../contract/zones.ts";
import { coverOf } from "../../../documents/blocks/archive-cover.ts";
import { indexOf, meetingJson } from "../../../documents/blocks/archive-index.ts";
import { languagesOf, named } from "../../../documents/blocks/bilingual.ts";
import { type ArchiveFile, archive } from "../../../documents/formats/archive.ts";
import {
  fileName,
  minutesCalled,
  minutesPaper,
  type Rendered,
  render,
  renderDates,
  renderSheet,
  sheetCalled,
} from "../../../documents/formats/index.ts";
import type { Output } from "../../../documents/output.ts";
import type { Context } from "../../../records/context.ts";
import { nameOf } from "../../../records/labels.ts";
import { type Row, recordFrom } from "../../../schema/columns.ts";
import { zoneOf } from "../../../schema/here.ts";
import { minutesToPrint } from "../../minutes/minutes.ts";
import { holdsPaper, paperParts } from "../../papers/held.ts";
import { type Asked, document, paperOf } from "../document.ts";
import { dates } from "./dates.ts";
import { invitation } from "./invitation.ts";
import { supervision } from "./supervision.ts";

/** A document takes as long to print as so many bytes of a paper to copy. */
const DOCUMENT_WEIGHT = 4_000_000;

/** Formats of texts in which nobody asked for others: those that an office reads. */
const USUAL: readonly MinutesFormat[] = ["docx", "pdf"];

/** Numbered, so that they stand in this order everywhere; what only programs read comes last. */
const FOLDERS = {
  zh: {
    minutes: "01 会议纪要",
    invitation: "02 会议通知",
    supervision: "03 督办清单",
    papers: "04 会议材料",
    data: "数据",
  },
  en: {
    minutes: "01 Minutes",
    invitation: "02 Invitation",
    supervision: "03 Supervision list",
    papers: "04 Papers",
    data: "Data",
  },
} as const;

const ABOUT = {
  minutes: { zh: "会议纪要", en: "Minutes" },
  invitation: { zh: "通知与议程", en: "Invitation and agenda" },
  supervision: { zh: "督办清单", en: "Supervision list" },
  dates: { zh: "日历", en: "Calendar" },
  paper: { zh: "会议材料", en: "Paper" },
} as const;

type Whole = ReturnType<typeof wholeOf>;

export const meetingZip = document({ kind: "meeting_zip", read: wholeOf, archive: zipOf });

/** The models of all that is in it, each read once, and the papers. */
function wholeOf(context: Context, asked: Asked<"meeting_zip">) {
  const { reader } = context;
  const { id } = asked.of;
  const papers = reader
    .all<Row>(
      `SELECT * FROM paper WHERE meeting = ? OR action IN (SELECT id FROM action WHERE meeting = ?) ORDER BY added_at, id`,
      id,
      id,
    )
    .map((row) => recordFrom("paper", row));
  return {
    title: nameOf(reader, "meeting", id),
    zone: zoneOf(reader) ?? USUAL_ZONE,
    minutes: minutesToPrint(reader, id),
    invitation: invitation.read(context, { ...asked, format: null }),
    supervision: supervision.read(context, { ...asked, format: "xlsx" }),
    dates: dates.read(context, { ...asked, format: "ics" }),
    papers: papers.map((paper) => ({
      paper,
      held: holdsPaper(reader, paper),
      parts: () => paperParts(reader, paper),
    })),
  };
}

/** @throws ConcordError while it is read: E_PAPER_DAMAGED, E_ARCHIVE_TOO_LARGE, E_EXPORT */
function zipOf({ title, zone, minutes, papers, ...whole }: Whole, asked: Asked<"meeting_zip">): Output {
  const { day, now } = asked;
  const wanted: readonly MinutesLanguage[] = asked.language === "both" ? ["zh", "en", "both"] : [asked.language];
  const parts = new Set(asked.parts ?? ZIP_PARTS);
  const texts = (among: readonly MinutesFormat[]) => among.filter((one) => (asked.formats ?? USUAL).includes(one));
  const [shown] = languagesOf(asked.language);
  const folders = FOLDERS[shown];
  const names = new UniqueNames();
  const files: ArchiveFile[] = [];
  const add = (folder: string, about: ArchiveFile["about"], name: string, print: () => Promise<Rendered>) =>
    files.push({
      path: names.take(folder, name),
      about,
      weight: DOCUMENT_WEIGHT,
      read: async () => (await print()).bytes,
    });
  for (const language of wanted) {
    const named = { language, sealed: minutes.sealed };
    if (parts.has("minutes")) {
      const paper = once(() => minutesPaper(minutes.model, named));
      for (const format of texts(DOCUMENTS.minutes.formats))
        add(folders.minutes, ABOUT.minutes, fileName(minutesCalled(minutes.model, named), format), () =>
          render(paper(), format),
        );
    }
    if (parts.has("invitation")) {
      const inviting = paperOf(invitation, whole.invitation, { ...asked, language, format: null });
      for (const format of texts(DOCUMENTS.invitation.formats))
        add(folders.invitation, ABOUT.invitation, fileName(inviting.called, format), () => render(inviting, format));
    }
    if (parts.has("supervision")) {
      const sheet = supervision.sheet(whole.supervision, { ...asked, language, format: "xlsx" });
      add(folders.supervision, ABOUT.supervision, fileName(sheetCalled(sheet, day), "xlsx"), () =>
        renderSheet(sheet, day, now),
      );
    }
  }
  if (parts.has("dates"))
    add(folders.invitation, ABOUT.dates, `${ABOUT.dates[shown]}.ics`, () =>
      renderDates(whole.dates, day, now, "events"),
    );

  const held = papers.filter((one) => parts.has("papers") && one.held);
  const paths = new Map(held.map(({ paper }) => [paper.id, names.take(folders.papers, safeName(paper.name))]));
  for (const { paper, parts } of held)
    files.push({
      path: paths.get(paper.id) as string,
      about: { zh: `${ABOUT.paper.zh}：${paper.name}`, en: `${ABOUT.paper.en}: ${paper.name}` },
      weight: paper.bytes,
      read: parts,
    });
  const missing = papers.filter((one) => parts.has("papers") && !one.held).map(({ paper }) => paper.name);
  if (parts.has("data")) {
    const json = meetingJson({
      made: now,
      minutes: minutes.model,
      papers: papers.map(({ paper: { id, name, bytes, hash, agenda_item, action } }) => ({
        path: paths.get(id) ?? null,
        name,
        bytes,
        sha256: hash,
        agendaItem: agenda_item,
        action,
      })),
    });
    files.push({
      path: names.take(folders.data, "meeting.json"),
      about: { zh: "机器可读的会议数据", en: "The meeting as data" },
      weight: json.length,
      read: async () => json,
    });
  }
  let share = 0;
  return {
    name: fileName([named(title, languagesOf(asked.language)[0]), minutes.model.day], "zip"),
    mime: "application/zip",
    parts: archive(
      files,
      (listed) => {
        const index = { title, day: minutes.model.day, made: now, zone, listed, missing };
        return [coverOf(index, shown), ...indexOf(index)];
      },
      now,
      (made) => {
        share = made;
      },
    ),
    share: () => share,
  };
}

/** Made when it is first asked for, and then kept. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A paper's own name as every system takes it, with its ending. */
function safeName(name: string): string {
  const [, stem = name, ending] = /^(.+)\.([A-Za-z0-9]{1,10})$/.exec(name) ?? [];
  return fileName([stem], ending ?? null);
}

/** Names within a folder that differ by more than the case of their letters. */
class UniqueNames {
  readonly #taken = new Set<string>();

  take(folder: string, name: string): string {
    const at = name.lastIndexOf(".");
    const [stem, ending] = at > 0 ? [name.slice(0, at), name.slice(at)] : [name, ""];
    for (let n = 1; ; n++) {
      const path = `${folder ? `${folder}/` : ""}${n === 1 ? stem : `${stem} (${n})`}${ending}`;
      const key = path.normalize("NFKC").toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return path;
    }
  }
}
