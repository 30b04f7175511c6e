/** What an outcome is about: policies and their clauses, problems, segments and organizations, named after `#` in the entry line. Pure. */
import { type Mark, markAt } from "./marks.ts";
import { folded } from "./parties.ts";

export const TOPIC_SUBJECTS = ["policy", "clause", "problem", "segment", "organization"] as const;
export type TopicSubject = (typeof TOPIC_SUBJECTS)[number];

export interface Topic {
  subject: TopicSubject;
  id: string;
  zh: string | null;
  en: string | null;
}

/** Ids by the field of the outcome that holds them. */
export interface Links {
  policies: string[];
  clauses: string[];
  problems: string[];
  segments: string[];
  organizations: string[];
}

export function noLinks(): Links {
  return { policies: [], clauses: [], problems: [], segments: [], organizations: [] };
}

const FIELDS = {
  policy: "policies",
  clause: "clauses",
  problem: "problems",
  segment: "segments",
  organization: "organizations",
} as const satisfies Record<TopicSubject, keyof Links>;

interface WithoutSigns {
  text: string;
  links: Links;
  /** The marks, where what they stand for stands now. */
  marks: Mark[];
  /** Names that two topics go by, of which none was chosen. */
  several: string[];
}

/**
 * Takes the signs of known topics out of the line, whose names stay in it. A `#` before anything else is text.
 * @param marks what was chosen for names of the line
 */
export function withTopics(line: string, topics: readonly Topic[], marks: readonly Mark[] = []): WithoutSigns {
  const links = noLinks();
  const several: string[] = [];
  const taken: number[] = [];
  let text = "";
  let at = 0;
  for (let sign = line.indexOf("#"); sign >= 0; sign = line.indexOf("#", sign + 1)) {
    const { name, meant } = topicNamed(line, sign, topics, marks);
    if (name === null) continue;
    const [topic, ...others] = meant;
    if (others.length > 0) several.push(name);
    else if (topic && !links[FIELDS[topic.subject]].includes(topic.id)) links[FIELDS[topic.subject]].push(topic.id);
    text += line.slice(at, sign) + name;
    at = sign + 1 + name.length;
    taken.push(sign);
  }
  const moved = marks.map((mark) => ({ ...mark, at: mark.at - taken.filter((sign) => sign < mark.at).length }));
  return { text: text + line.slice(at), links, marks: moved, several };
}

/** What a sign may mean: one topic, several of one name, or nothing (null). */
function topicNamed(line: string, sign: number, topics: readonly Topic[], marks: readonly Mark[]) {
  const mark = markAt(marks, line, sign);
  if (mark?.subject) return { name: mark.name, meant: [{ subject: mark.subject, id: mark.id }] };
  const found = longest(line.slice(sign + 1), topics);
  if (!found) return { name: null, meant: [] };
  const same = topics.filter(({ zh, en }) => [zh, en].some((name) => name && folded(name) === folded(found.name)));
  return { name: found.name, meant: same };
}

/** The name being typed after `#` at the caret, for completion; null elsewhere. */
export function topicAt(
  line: string,
  caret: number,
  topics: readonly Topic[],
): { start: number; query: string } | null {
  const start = caret === 0 ? -1 : line.lastIndexOf("#", caret - 1);
  if (start < 0) return null;
  const query = line.slice(start + 1, caret);
  if (query.length > 40 || /[\n,，。;；、@]/.test(query)) return null;
  const known = longest(line.slice(start + 1), topics);
  return known && caret > start + 1 + known.name.length ? null : { start, query: query.trim() };
}

function longest(text: string, topics: readonly Topic[]): { topic: Topic; name: string } | null {
  let best: { topic: Topic; name: string } | null = null;
  for (const topic of topics)
    for (const name of [topic.zh, topic.en])
      if (name && name.length > (best?.name.length ?? 0) && folded(text.slice(0, name.length)) === folded(name))
        best = { topic, name: text.slice(0, name.length) };
  return best;
}
