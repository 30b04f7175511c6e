/**
 * Turns the published data files into the starter records beside this script: `node assets/starter/convert.ts <folder>`.
 * Nothing is added to what the files say but names and texts in the other language: those that a record says are translated
 * (`translated`) stay as they stand here. Where the files leave something open, the mapping claims the least; README.md beside
 * this file lists the choices.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { exercise } from "./exercise.ts";

interface Source {
  key: string;
}
type Raw = Record<string, unknown> & { id: string; sources?: Source[]; confidence?: string };
export interface StarterRecord {
  id: string;
  fields: Record<string, unknown>;
}
export type StarterRecords = Record<string, StarterRecord[]>;

/**
 * All starter records by subject, from the folder of the published files.
 * @param standing the records as they are, for what of them is translated
 */
export function convert(folder: string, standing: StarterRecords): StarterRecords {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const taxonomy = read("taxonomy.json");
  const records: StarterRecords = {
    segment: segments(taxonomy.chain),
    term: terms(taxonomy),
    source: sources(read("sources.json")),
    organization: (read("organizations.json") as Raw[]).map(organization),
    link: (read("links.json") as Raw[]).map(link),
    policy: inOrderOfParents((read("policies.json") as Raw[]).map(policy)),
    problem: problems(taxonomy),
    series: series(taxonomy),
    ...meetings(read("meetings.json") as Raw[]),
  };
  for (const [subject, added] of Object.entries(exercise(taxonomy, records)))
    records[subject] = [...(records[subject] ?? []), ...added];
  return Object.fromEntries(
    Object.entries(records).map(([subject, list]) => [subject, withTranslations(list, standing[subject] ?? [])]),
  );
}

/** What the files say in the meantime goes before a translation. */
function withTranslations(made: StarterRecord[], standing: StarterRecord[]): StarterRecord[] {
  const known = new Map(standing.map(({ id, fields }) => [id, fields]));
  return made.map(({ id, fields }) => {
    const stands = known.get(id) ?? {};
    const translated = ((stands.translated as string[] | undefined) ?? []).filter((field) => !(field in fields));
    // A name that was guessed has become the translation.
    const { name_zh_candidate, ...rest } = fields;
    const kept = translated.includes("name_zh") ? rest : fields;
    return record(id, {
      ...kept,
      ...Object.fromEntries(translated.map((field) => [field, stands[field]])),
      translated,
    });
  });
}

/** Leaves out what is empty. */
export function record(id: string, fields: Record<string, unknown>): StarterRecord {
  const kept = Object.entries(fields).filter(
    ([, value]) =>
      value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  return { id, fields: Object.fromEntries(kept) };
}

interface Node {
  id: string;
  zh: string;
  en: string;
  from_seed?: boolean;
  children?: Node[];
}

function segments(chain: Node[]): StarterRecord[] {
  const found: StarterRecord[] = [];
  const walk = (node: Node, parent: string | null) => {
    const fields = {
      name_zh: node.zh,
      name_en: node.en,
      parent,
      rank: (found.length + 1) * 10,
      named_in_paper: node.from_seed === true,
    };
    found.push(record(node.id, fields));
    for (const child of node.children ?? []) walk(child, node.id);
  };
  for (const node of chain) walk(node, null);
  return found;
}

interface Term {
  id: string;
  zh: string;
  en: string;
}

const termId = {
  problem_type: "pt",
  policy_instrument: "pi",
  policy_stage: "pg",
  policy_status: "ps",
  link_type: "lt",
} as const;
type Vocabulary = keyof typeof termId;
const term = (vocabulary: Vocabulary, id: string) => `${termId[vocabulary]}-${id.replaceAll("_", "-")}`;

/** What one end of such a tie does with the other, and the other with it, in Chinese and English. */
const LINK_WORDS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  supply: ["供应", "supplies", "采购自", "buys from"],
  joint_venture: ["合资设立", "co-owns", "合资方", "is co-owned by"],
  investment: ["投资", "invests in", "获投自", "has as an investor"],
  subsidiary: ["下属", "has as a subsidiary", "隶属", "belongs to"],
  rd: ["合作研发", "does research with", "合作研发", "does research with"],
  strategic: ["战略合作", "has a strategic agreement with", "战略合作", "has a strategic agreement with"],
  alliance_member: ["加入", "is a member of", "成员", "has as a member"],
  infrastructure: ["共建设施", "builds infrastructure with", "共建设施", "builds infrastructure with"],
  gov_agreement: ["签有协议", "has an agreement with", "签有协议", "has an agreement with"],
  gov_enterprise: ["项目落地", "has a project with", "引进项目", "hosts a project of"],
};

function linkWords(id: string) {
  const [forward_zh, forward_en, backward_zh, backward_en] = LINK_WORDS[id] ?? [];
  return { forward_zh, forward_en, backward_zh, backward_en };
}

function terms(taxonomy: Record<string, Term[]>): StarterRecord[] {
  const from = (vocabulary: Vocabulary, list: Term[] = []) =>
    list
      // "suggested" is not a kind of tie but says that there is none yet: it becomes the link's status.
      .filter(({ id }) => !(vocabulary === "link_type" && id === "suggested"))
      .map(({ id, zh, en }, index) =>
        record(term(vocabulary, id), {
          vocabulary,
          name_zh: zh,
          name_en: en,
          rank: (index + 1) * 10,
          ...(vocabulary === "link_type" && linkWords(id)),
        }),
      );
  return [
    ...from("problem_type", taxonomy.problem_types),
    ...from("policy_instrument", taxonomy.policy_instruments),
    ...from("policy_stage", taxonomy.policy_lifecycle),
    ...from("policy_status", taxonomy.policy_status),
    ...from("link_type", taxonomy.link_types),
  ];
}

export const sourceId = (key: string) => `src-${key.toLowerCase()}`;

function sources(catalogue: Record<string, Record<string, unknown>>): StarterRecord[] {
  return Object.entries(catalogue).map(([key, { title, url, kind, grade, origin, link_safe }]) =>
    record(sourceId(key), {
      title: titleOf(title as string),
      url: link_safe === false ? null : url,
      kind,
      grade,
      origin,
    }),
  );
}

/** Without what only says where the collector kept the text: a file's name before it, the number of a search hit behind it. */
function titleOf(title: string): string {
  const named = title.match(/^\S+\.txt \((.+)\)$/)?.[1] ?? title;
  return named.replace(/\([a-z_]+ id \d+\)/, "").replace(/，[a-z_]+ id \d+/, "");
}

function provenance(raw: Raw) {
  return { sources: (raw.sources ?? []).map(({ key }) => sourceId(key)), confidence: raw.confidence };
}

function notes(...parts: [label: string, text: unknown][]): string {
  return parts
    .filter(([, text]) => text)
    .map(([label, text]) => (label ? `${label}：${text}` : String(text)))
    .join("\n");
}

const SECTOR: Record<string, string> = {
  enterprise: "enterprise",
  government: "government",
  university: "academia",
  ngo: "ngo",
};

const REGION: Record<string, string> = {
  chongqing: "重庆",
  chengdu: "成都",
  sichuan_other: "四川其他市州",
  outside: "区外",
  national: "全国",
  joint: "川渝联合",
};

function organization(raw: Raw): StarterRecord {
  return record(raw.id, {
    name_zh: raw.name_zh,
    name_en: raw.name_en,
    name_zh_candidate: raw.name_zh_candidate,
    aliases: raw.aliases,
    sector: SECTOR[raw.kind as string],
    region: REGION[raw.region as string],
    city: raw.city,
    district: raw.district,
    segments: raw.segments,
    products: raw.products_zh,
    owner: raw.parent,
    founded: raw.founded,
    note: notes(["", raw.note], ["中文名", raw.name_zh_note], ["成立时间", raw.founded_note]),
    named_in_paper: raw.seed_named,
    inferred: raw.inferred,
    ...provenance(raw),
  });
}

function link(raw: Raw): StarterRecord {
  const suggested = raw.type === "suggested";
  return record(raw.id, {
    from: raw.a,
    to: raw.b,
    type: suggested ? null : term("link_type", raw.type as string),
    status: suggested ? "suggested" : "existing",
    description: raw.description,
    share: raw.share,
    since: raw.date,
    cross_region: raw.cross_region,
    inferred: raw.inferred,
    note: raw.note,
    ...provenance(raw),
  });
}

function policy(raw: Raw): StarterRecord {
  return record(raw.id, {
    title_zh: raw.title_zh,
    title_en: raw.title_en,
    title_note: raw.title_note,
    issuers: raw.issuers,
    issuer_note: raw.issuer_note,
    doc_number: raw.doc_number,
    level: raw.level,
    issued: raw.date_issued,
    published: raw.date_published,
    date_note: raw.date_note,
    valid_from: raw.validity_from,
    valid_to: raw.validity_to,
    status: term("policy_status", raw.status as string),
    instruments: (raw.instruments as string[]).map((id) => term("policy_instrument", id)),
    segments: raw.segments,
    parent: raw.parent,
    also_implements: raw.also_implements,
    related: raw.related,
    summary: raw.summary,
    note: notes(["", raw.note], ["上位文件", raw.parent_note]),
    ...provenance(raw),
  });
}

function inOrderOfParents(policies: StarterRecord[]): StarterRecord[] {
  const depth = (one: StarterRecord): number => {
    const parent = policies.find(({ id }) => id === one.fields.parent);
    return parent ? 1 + depth(parent) : 0;
  };
  return policies.toSorted((a, b) => depth(a) - depth(b));
}

interface Suggestion extends Term {
  place: string;
  addresses: string[];
}

/** The paper's problem types are problems that it names: one record each, with the paper's proposals against it. */
function problems(taxonomy: Record<string, (Term & { seed_quote_place: string })[]>): StarterRecord[] {
  const suggestions = taxonomy.seed_suggestions as unknown as Suggestion[];
  return (taxonomy.problem_types ?? []).map(({ id, zh, en, seed_quote_place }) => {
    const against = suggestions.filter(({ addresses }) => addresses.includes(id));
    return record(`prb-${id.replaceAll("_", "-")}`, {
      title_zh: zh,
      title_en: en,
      type: term("problem_type", id),
      status: "open",
      place_in_source: seed_quote_place,
      note: against.map(({ place, zh }) => `论文建议（${place}）：${zh}`).join("\n"),
      note_en: against.map(({ place, en }) => `Proposed by the paper (${place}): ${en}`).join("\n"),
      sources: [sourceId("seed")],
      confidence: "medium",
    });
  });
}

/** Under this the files have the meetings that are of no series. */
const NO_SERIES = "other";

function series(taxonomy: Record<string, Term[]>): StarterRecord[] {
  return (taxonomy.meeting_series ?? [])
    .filter(({ id }) => id !== NO_SERIES)
    .map(({ id, zh, en }) => record(`ser-${id}`, { name_zh: zh, name_en: en }));
}

interface Task {
  id: string;
  task: string;
  owner_text: string | null;
  owners: string[];
  due: string | null;
  due_note: string | null;
  status_note: string | null;
}

function meetings(raws: Raw[]): StarterRecords {
  const records: Required<Record<"meeting" | "agenda_item" | "attendance" | "outcome" | "action", StarterRecord[]>> = {
    meeting: [],
    agenda_item: [],
    attendance: [],
    outcome: [],
    action: [],
  };
  for (const raw of raws) {
    const meeting = raw.id;
    records.meeting.push(
      record(meeting, {
        series: raw.series === NO_SERIES ? null : `ser-${raw.series}`,
        title_zh: raw.title_zh,
        title_en: raw.title_en,
        ordinal: raw.ordinal,
        day: raw.date,
        last_day: raw.date_end,
        day_note: raw.date_note,
        place: raw.place,
        mode: raw.mode,
        state: "closed",
        organizers: raw.organizers,
        policies: raw.related_policies,
        exercise: false,
        note: raw.note,
        ...provenance(raw),
      }),
    );
    const { sources } = provenance(raw);
    for (const [index, title_zh] of (raw.agenda as string[]).entries())
      records.agenda_item.push(
        record(`${meeting}-i${index + 1}`, {
          meeting,
          title_zh,
          rank: (index + 1) * 1000,
          kind: "discussion",
          state: "done",
        }),
      );
    for (const organization of new Set(raw.participants as string[]))
      records.attendance.push(
        record(`${meeting}.${organization.slice(4)}`, { meeting, organization, role: "member", presence: "present" }),
      );
    // `decisions` were decided; `outcomes` are results as the press told them, so the least claiming kind.
    const outcome = (kind: "decision" | "opinion", letter: string) => (text: string, index: number) =>
      records.outcome.push(
        record(`${meeting}-${letter}${index + 1}`, {
          meeting,
          kind,
          text,
          state: "adopted",
          rank: (records.outcome.length + 1) * 1000,
          sources,
        }),
      );
    (raw.outcomes as string[]).forEach(outcome("opinion", "o"));
    (raw.decisions as string[]).forEach(outcome("decision", "d"));
    for (const [index, task] of (raw.tasks as Task[]).entries()) records.action.push(action(raw, task, index));
  }
  return records;
}

function action(meeting: Raw, task: Task, index: number): StarterRecord {
  const [lead, ...supporting] = task.owners;
  return record(task.id, {
    text: task.task,
    meeting: meeting.id,
    lead,
    supporting,
    owner_text: task.owner_text,
    due: task.due,
    due_note: task.due_note,
    status: statusFrom(task.status_note),
    status_note: task.status_note,
    rank: (index + 1) * 1000,
    ...provenance(meeting),
  });
}

/** Only what the note says outright; anything else stays unknown. */
function statusFrom(note: string | null): string {
  if (note?.startsWith("已召开")) return "done";
  return note === "办理中" ? "in_progress" : "unknown";
}

const [, script, folder] = process.argv;
if (folder && script?.endsWith("convert.ts")) {
  const here = import.meta.dirname;
  const standing = readdirSync(here)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [basename(name, ".json"), JSON.parse(readFileSync(join(here, name), "utf8"))] as const);
  for (const [subject, records] of Object.entries(convert(folder, Object.fromEntries(standing))))
    writeFileSync(join(here, `${subject}.json`), `[\n${records.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`);
}
