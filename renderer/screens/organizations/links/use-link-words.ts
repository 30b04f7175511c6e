/** What ties and segments are called, for the line that records a tie and for what is said of one. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import type { LinkContext } from "../../../../db/language/registry/link-line.ts";
import { linkKindOf } from "../../../../db/language/registry/link-words.ts";
import { api } from "../../../app/api.ts";

const MOST = 1_000;

export interface LinkWords extends Pick<LinkContext, "kinds" | "segments"> {
  terms: readonly RecordOf<"term">[];
}

export function useLinkWords(): LinkWords {
  const { data: terms } = useQuery(
    api.term.list.queryOptions({
      input: {
        filters: [{ field: "vocabulary", op: "is", value: "link_type" }],
        sort: [{ field: "rank", dir: "asc" }],
        limit: 200,
      },
    }),
  );
  const { data: segments } = useQuery(api.segment.list.queryOptions({ input: { limit: MOST } }));
  return useMemo(() => {
    const rows = terms?.rows ?? [];
    return {
      terms: rows,
      kinds: rows.filter(({ retired }) => !retired).map(linkKindOf),
      segments: (segments?.rows ?? []).map(({ id, name_zh, name_en }) => ({
        id,
        names: [name_zh, ...(name_en ? [name_en] : [])],
      })),
    };
  }, [terms, segments]);
}
