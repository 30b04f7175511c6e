/** Where facts come from: all sources, and the page of one with its copies and all that rests on it. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { useMay } from "../../records/may.ts";
import { RecordPage } from "../../records/page/record-page.tsx";
import { Papers } from "../../records/papers.tsx";
import type { RecordParts } from "../../records/record-detail.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import { LinkButton } from "../../ui/link-button.tsx";

const MOST_COPIES = 50;

function useParts(): RecordParts {
  const may = useMay();
  return {
    tabs: (id) => [
      {
        key: "paper",
        kind: "paper",
        label: "upkeep.copies",
        empty: may.make("paper", { source: id }),
        content: <Copies source={id} />,
      },
    ],
  };
}

export function SourcesScreen() {
  const { t } = useTranslation();
  return (
    <SubjectScreen
      subject="source"
      asks={["grade", "kind", "origin", "consulted", "url"]}
      tools={
        <LinkButton variant="default" to="/weak">
          {t("upkeep.weakTitle")}
        </LinkButton>
      }
      parts={useParts()}
    />
  );
}

export function SourcePage() {
  return <RecordPage subject="source" parts={useParts()} />;
}

/** The page or paper itself, as somebody read it. */
function Copies({ source }: { source: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    api.paper.list.queryOptions({
      input: { filters: [{ field: "source", op: "is", value: source }], limit: MOST_COPIES },
    }),
  );
  return (
    <>
      <p className="small soft">{t("upkeep.copiesHint")}</p>
      <Papers papers={data?.rows ?? []} place={{ source }} />
    </>
  );
}
