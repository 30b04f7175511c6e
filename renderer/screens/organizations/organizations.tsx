/** Firms, departments, associations and universities, with the ties between them. */
import { useTranslation } from "react-i18next";
import { PasteParties } from "../../records/lists/paste-parties.tsx";
import { useMay } from "../../records/may.ts";
import { RecordPage } from "../../records/page/record-page.tsx";
import type { RecordParts } from "../../records/record-detail.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { FiguresOf } from "./figures.tsx";
import { Links } from "./links/links.tsx";
import { OpenActions } from "./open-actions.tsx";
import { PartyReport } from "./party-report.tsx";
import { People } from "./people.tsx";

function useParts(): RecordParts {
  const may = useMay();
  return {
    tabs: (id) => [
      { key: "link", kind: "link", empty: may.make("link", {}), content: <Links organization={id} /> },
      {
        key: "person",
        kind: "person",
        empty: may.make("person", { organization: id }),
        content: <People organization={id} />,
      },
      {
        key: "figure",
        kind: "figure",
        empty: may.make("figure", { organization: id }),
        content: <FiguresOf organization={id} />,
      },
      { key: "report", label: "documents.party", content: <PartyReport organization={id} /> },
    ],
    side: (id) => <OpenActions organization={id} />,
  };
}

export function Organizations() {
  const { t } = useTranslation();
  return (
    <SubjectScreen
      subject="organization"
      asks={["short_name", "credit_code"]}
      tools={
        <>
          <PasteParties into={null} />
          <LinkButton variant="default" to="/duplicates">
            {t("duplicates.find")}
          </LinkButton>
          <LinkButton variant="default" to="/sources">
            {t("collections.source")}
          </LinkButton>
        </>
      }
      parts={useParts()}
    />
  );
}

export function OrganizationPage() {
  return <RecordPage subject="organization" parts={useParts()} />;
}
