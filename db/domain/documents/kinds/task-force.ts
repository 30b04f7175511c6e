/** A task force on one page: what it is for, who is in it, how it stands, what is open. */
import type { Block } from "../../../contract/blocks.ts";
import type { Bilingual } from "../../../contract/minutes.ts";
import { ACTIONS_OF_TASK_FORCE, openSql } from "../../../contract/questions.ts";
import type { Subject } from "../../../contract/subjects/index.ts";
import { SECTORS, type Sector } from "../../../contract/vocabulary.ts";
import { languagesOf, named, SECTOR_WORDS } from "../../../documents/blocks/bilingual.ts";
import { type Supervision, supervisionList } from "../../../documents/blocks/reports/supervision.ts";
import type { Language } from "../../../documents/blocks/words.ts";
import { writtenDate } from "../../../documents/blocks/written.ts";
import type { Context } from "../../../records/context.ts";
import { nameOf } from "../../../records/labels.ts";
import { requireRecord } from "../../../records/rules.ts";
import { hereAt } from "../../../schema/here.ts";
import { taskForceHealth } from "../../actions/task-forces.ts";
import { document } from "../document.ts";
import { supervised } from "../supervised.ts";

interface TaskForceReport extends Pick<Supervision, "actions" | "total"> {
  name: Bilingual;
  charter: string | null;
  starts: string | null;
  ends: string | null;
  lead: Bilingual | null;
  members: { name: Bilingual; sector: Sector }[];
  /** Names of its segments, policies and problems. */
  subjects: Bilingual[];
  open: number;
  overdue: number;
  blocked: number;
  done: number;
  /** `YYYY-MM-DD` */
  lastUpdate: string | null;
  nextMeeting: string | null;
}

const SAY = {
  zh: {
    head: "工作简报",
    charter: "职责",
    period: "期限",
    lead: "牵头单位",
    members: "成员单位",
    subject: "工作对象",
    state: "总体情况",
    counts: (of: TaskForceReport) => `在办${of.open}项（逾期${of.overdue}项，受阻${of.blocked}项），办结${of.done}项。`,
    last: "最近进展",
    next: "下次会议",
    none: "无",
    until: "至",
    colon: "：",
    list: "、",
    parts: "；",
  },
  en: {
    head: "Task force report",
    charter: "Charter",
    period: "Period",
    lead: "Lead",
    members: "Members",
    subject: "Subject",
    state: "At a glance",
    counts: (of: TaskForceReport) => `${of.open} open (${of.overdue} overdue, ${of.blocked} blocked), ${of.done} done.`,
    last: "Last progress",
    next: "Next meeting",
    none: "none",
    until: " to ",
    colon: ": ",
    list: ", ",
    parts: "; ",
  },
} as const;

export const taskForce = document({
  kind: "task_force",
  read: (context, { of }) => taskForceOf(context, of.id),
  title: taskForceTitle,
  blocks: (model, { day, language }) => languagesOf(language).flatMap((one) => inLanguage(model, day, one)),
  small: true,
});

function taskForceOf(context: Context, id: string): TaskForceReport {
  const { reader } = context;
  const record = requireRecord(reader, "task_force", id);
  const { open, overdue, blocked, done, lastUpdate, nextMeeting } = taskForceHealth(context, id);
  const names = (subject: Subject, ids: readonly string[]) => ids.map((one) => nameOf(reader, subject, one));
  return {
    name: { zh: record.name_zh, en: record.name_en },
    charter: record.charter,
    starts: record.starts,
    ends: record.ends,
    lead: record.lead ? nameOf(reader, "organization", record.lead) : null,
    members: record.members.map((one) => ({
      name: nameOf(reader, "organization", one),
      sector: requireRecord(reader, "organization", one).sector,
    })),
    subjects: [
      ...names("segment", record.segments),
      ...names("policy", record.policies),
      ...names("problem", record.problems),
    ],
    open,
    overdue,
    blocked,
    done,
    lastUpdate: lastUpdate && hereAt(reader, lastUpdate).day,
    nextMeeting: nextMeeting?.day ?? null,
    ...supervised(context, `${openSql()} AND id IN (${ACTIONS_OF_TASK_FORCE})`, [id, id]),
  };
}

function taskForceTitle({ name }: TaskForceReport, language: Language): string {
  return language === "zh" ? `${named(name, "zh")}${SAY.zh.head}` : `${SAY.en.head}: ${named(name, "en")}`;
}

function inLanguage(model: TaskForceReport, day: string, language: Language): Block[] {
  const say = SAY[language];
  const dates = [model.starts, model.ends].filter((one) => one !== null).map((one) => writtenDate(one, language));
  const members = SECTORS.map((sector) => ({
    sector,
    names: model.members.filter((member) => member.sector === sector).map(({ name }) => named(name, language)),
  })).filter(({ names }) => names.length > 0);
  const rows: [string, string | null][] = [
    [say.period, dates.join(say.until) || null],
    [say.lead, model.lead && named(model.lead, language)],
    [
      say.members,
      members
        .map(({ sector, names }) => `${SECTOR_WORDS[language][sector]}${say.colon}${names.join(say.list)}`)
        .join(say.parts) || null,
    ],
    [say.subject, model.subjects.map((name) => named(name, language)).join(say.list) || null],
    [say.state, say.counts(model)],
    [say.last, model.lastUpdate ? writtenDate(model.lastUpdate, language) : say.none],
    [say.next, model.nextMeeting ? writtenDate(model.nextMeeting, language) : say.none],
  ];
  // The list brings a title of its own, which stands here as a heading.
  const [, ...list] = supervisionList({ about: null, actions: model.actions, total: model.total }, day, language);
  return [
    { kind: "title", text: taskForceTitle(model, language), language },
    ...(model.charter
      ? [
          { kind: "heading" as const, level: 1 as const, text: say.charter, language },
          ...model.charter
            .split("\n")
            .filter((line) => line.trim() !== "")
            .map((text): Block => ({ kind: "paragraph", runs: [{ text }], language })),
        ]
      : []),
    { kind: "heading", level: 1, text: say.state, language },
    { kind: "fields", rows: rows.filter((row): row is [string, string] => Boolean(row[1])), language },
    ...list,
  ];
}
