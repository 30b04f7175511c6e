/** The templates of minutes, in their order; undefined until they are there. */
import { useQuery } from "@tanstack/react-query";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { api } from "../../../app/api.ts";

export function useTemplates(): RecordOf<"minutes_template">[] | undefined {
  const { data } = useQuery(
    api.minutes_template.list.queryOptions({
      input: {
        limit: 500,
        sort: [
          { field: "rank", dir: "asc" },
          { field: "name_zh", dir: "asc" },
        ],
      },
    }),
  );
  return data?.rows;
}
