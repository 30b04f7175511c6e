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
  // A name that was found stays known after the search has moved on: the line still holds it.
  const seen = useRef(new Map<string, Topic>());
  return useMemo(() => {
    const found = (data?.hits ?? []).map(({ subject, id, label }) => ({
      subject: subject as TopicSubject,
      id,
      zh: label.zh,
      en: label.en,
    }));
    for (const topic of found) seen.current.set(topic.id, topic);
    return { known: [...seen.current.values()], found: query === "" ? [] : found };
  }, [data, query]);
}
