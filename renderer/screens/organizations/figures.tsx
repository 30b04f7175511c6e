/** Yearly figures: all of them, and those of one organization. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { usualOrder } from "../../../db/contract/subjects/index.ts";
import { api } from "../../app/api.ts";
import { NewRecord } from "../../records/new-record.tsx";
import { Related } from "../../records/page/related.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";

const ASKS = ["unit", "organization", "segment", "city"] as const;
/** As many as the list below shows. */
const SHOWN = 200;

export function Figures() {
  return <SubjectScreen subject="figure" asks={ASKS} />;
}

export function FiguresOf({ organization }: { organization: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    api.figure.list.queryOptions({
      input: {
        filters: [{ field: "organization", op: "is", value: organization }],
        sort: usualOrder("figure"),
        limit: SHOWN,
      },
    }),
  );
  const ids = data?.rows.map(({ id }) => id) ?? [];
  return (
    <>
      {data && ids.length === 0 && <p className="soft">{t("upkeep.noFigures")}</p>}
      {ids.length > 0 && <Related kind="figure" ids={ids} of={organization} />}
      <NewRecord small subject="figure" given={{ organization }} asks={["unit"]} onMade={() => {}} />
    </>
  );
}
