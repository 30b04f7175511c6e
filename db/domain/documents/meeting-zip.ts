/**
 * Everything of a meeting in one ZIP: its minutes in every format, the invitation, the supervision list, dates, papers, a
 * machine-readable JSON, and an index with the SHA-256 of every file. What it tells is read when it is begun; documents are
 * printed, and papers taken from the workspace, one after the other while it is handed over.
 */
import { MINUTES_FORMATS, type MinutesLanguage } from "../../contract/minutes.ts";
import { indexOf, meetingJson } from "../../documents/blocks/archive-index.ts";
import { languagesOf, named } from "../../documents/blocks/bilingual.ts";
import { invitation, invitationTitle } from "../../documents/blocks/invitation.ts";
import { supervisionSheet } from "../../documents/blocks/supervision.ts";
import { type ArchiveFile, archive } from "../../documents/formats/archive.ts";
import {
  fileName,
  type Rendered,
  renderBlocks,
  renderDates,
  renderMinutes,
  renderSheet,
} from "../../documents/formats/index.ts";
import type { Context } from "../../records/context.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { minutesToPrint } from "../minutes/minutes.ts";
import { holdsPaper, paperParts } from "../papers/papers.ts";
import { datesOf } from "./dates.ts";
import { invitationOf } from "./invitation.ts";
import { nameOf } from "./names.ts";
import { supervisionOf } from "./supervised.ts";

/** A document takes as long to print as so many bytes of a paper to copy. */
const DOCUMENT_WEIGHT = 4_000_000;

const ABOUT = {
  minutes: { zh: "会议纪要", en: "Minutes" },
  invitation: { zh: "通知与议程", en: "Invitation and agenda" },
  supervision: { zh: "督办清单", en: "Supervision list" },
  dates: { zh: "日历", en: "Calendar" },
  paper: { zh: "会议材料", en: "Paper" },
} as const;

/** @throws ConcordError E_UNKNOWN_RECORD; while it is read: E_PAPER_DAMAGED, E_ARCHIVE_TOO_LARGE, E_EXPORT */
export function meetingZip(context: Context, { of, language }: { of: string; language: MinutesLanguage }) {
  const { reader } = context;
  const made = context.now();
  const day = context.today();
  const { model, sealed } = minutesToPrint(reader, of);
  const wanted: readonly MinutesLanguage[] = language === "both" ? ["zh", "en", "both"] : [language];
  const inviting = invitationOf(reader, of);
  const supervision = supervisionOf(context, of, "table");
  const dates = datesOf(context, of, language);
  const names = new UniqueNames();
  const files: ArchiveFile[] = [];
  const add = (folder: string, about: ArchiveFile["about"], name: string, print: () => Promise<Rendered>) =>
    files.push({
      path: names.take(folder, name),
      about,
      weight: DOCUMENT_WEIGHT,
      read: async () => (await print()).bytes,
    });
  for (const one of wanted) {
    const suffix = one === "both" ? "zh-en" : one;
    for (const format of MINUTES_FORMATS)
      add("minutes", ABOUT.minutes, `minutes-${suffix}.${format}`, () =>
        renderMinutes(model, { format, language: one, sealed }),
      );
    const [first] = languagesOf(one);
    const printable = { title: invitationTitle(inviting, first), language: one, blocks: invitation(inviting, one) };
    for (const format of ["docx", "pdf", "md"] as const)
      add("invitation", ABOUT.invitation, `invitation-${suffix}.${format}`, () => renderBlocks(printable, format, day));
    add("supervision", ABOUT.supervision, `supervision-${suffix}.xlsx`, () =>
      renderSheet(supervisionSheet(supervision, one), day, made),
    );
  }
  add("", ABOUT.dates, "dates.ics", async () => renderDates(dates, made, "events"));

  const papers = reader
    .all<Row>(
      `SELECT * FROM paper WHERE meeting = ? OR action IN (SELECT id FROM action WHERE meeting = ?) ORDER BY added_at, id`,
      of,
      of,
    )
    .map((row) => recordFrom("paper", row));
  const [held, missing] = [true, false].map((wantedHere) =>
    papers.filter((paper) => holdsPaper(reader, paper) === wantedHere),
  ) as [typeof papers, typeof papers];
  const paths = new Map(held.map((paper) => [paper.id, names.take("papers", safeName(paper.name))]));
  for (const paper of held)
    files.push({
      path: paths.get(paper.id) as string,
      about: { zh: `${ABOUT.paper.zh}：${paper.name}`, en: `${ABOUT.paper.en}: ${paper.name}` },
      weight: paper.bytes,
      read: () => paperParts(reader, paper),
    });

  const title = nameOf(reader, "meeting", of);
  const json = meetingJson({
    made,
    minutes: model,
    papers: papers.map(({ id, name, bytes, hash, agenda_item, action }) => ({
      path: paths.get(id) ?? null,
      name,
      bytes,
      sha256: hash,
      agendaItem: agenda_item,
      action,
    })),
  });
  files.push({
    path: "meeting.json",
    about: { zh: "机器可读的会议数据", en: "The meeting as data" },
    weight: json.length,
    read: async () => json,
  });
  let share = 0;
  return {
    name: fileName([named(title, languagesOf(language)[0]), model.day], "zip"),
    mime: "application/zip",
    parts: archive(
      files,
      (listed) => indexOf({ title, day: model.day, made, listed, missing: missing.map(({ name }) => name) }),
      made,
      (now) => {
        share = now;
      },
    ),
    share: () => share,
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
