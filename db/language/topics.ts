/** What an outcome is about: policies, problems, segments and organizations, named after `#` in the entry line. Pure. */
import { folded } from "./parties.ts";

export const TOPIC_SUBJECTS = ["policy", "problem", "segment", "organization"] as const;
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
  problems: string[];
  segments: string[];
  organizations: string[];
}

const FIELDS = {
  policy: "policies",
  problem: "problems",
  segment: "segments",
  organization: "organizations",
} as const satisfies Record<TopicSubject, keyof Links>;

/** Takes the marks of known topics out of the line, whose names stay in it. A `#` before anything else is text. */
export function withTopics(line: string, topics: readonly Topic[]): { text: string; links: Links } {
  const links: Links = { policies: [], problems: [], segments: [], organizations: [] };
  let text = "";
  let at = 0;
  for (let mark = line.indexOf("#"); mark >= 0; mark = line.indexOf("#", mark + 1)) {
    const found = longest(line.slice(mark + 1), topics);
    if (!found) continue;
    const ids = links[FIELDS[found.topic.subject]];
    if (!ids.includes(found.topic.id)) ids.push(found.topic.id);
    text += line.slice(at, mark) + found.name;
    at = mark + 1 + found.name.length;
  }
  return { text: text + line.slice(at), links };
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
