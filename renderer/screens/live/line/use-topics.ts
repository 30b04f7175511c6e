/** Records that `#` may name: what the search finds for the words being typed, and what it found before. */
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { TOPIC_SUBJECTS, type Topic, type TopicSubject } from "../../../../db/language/topics.ts";
import { api } from "../../../app/api.ts";

const FOUND = 8;

/** @param query what is being typed after `#`; empty: nothing is searched */
export function useTopics(query: string): { known: readonly Topic[]; found: readonly Topic[] } {
  const { data } = useQuery({
    ...api.search.query.queryOptions({ input: { text: query, subjects: [...TOPIC_SUBJECTS], limit: FOUND } }),
    enabled: query !== "",
    placeholderData: (before) => before,
  });
  // Of a clause that several versions have, the latest is cited; it is called by its policy as well.
  const { data: citable } = useQuery({
    ...api.clause.citable.queryOptions({ input: {} }),
    enabled: data?.hits.some(({ subject }) => subject === "clause") === true,
  });
  // A name that was found stays known after the search has moved on: the line still holds it.
  const seen = useRef(new Map<string, Topic>());
  return useMemo(() => {
    const clauses = new Map(citable?.map((clause) => [clause.id, clause]));
    const found = (data?.hits ?? []).flatMap(({ subject, id, label }): Topic[] => {
      const named = subject === "clause" ? clauses.get(id) : label;
      return named ? [{ subject: subject as TopicSubject, id, zh: named.zh, en: named.en }] : [];
    });
    for (const topic of found) seen.current.set(topic.id, topic);
    return { known: [...seen.current.values()], found: query === "" ? [] : found };
  }, [data, query, citable]);
}
