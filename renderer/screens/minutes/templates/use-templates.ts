/** The templates of minutes, in their order; undefined until they are there. */
import { useQuery } from "@tanstack/react-query";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { client } from "../../../app/api.ts";

export function useTemplates(): RecordOf<"minutes_template">[] | undefined {
  const { data } = useQuery({
    queryKey: ["minutes-templates"],
    queryFn: () =>
      client.minutes_template.list({
        limit: 500,
        sort: [
          { field: "rank", dir: "asc" },
          { field: "name_zh", dir: "asc" },
        ],
      }),
  });
  return data?.rows;
}
