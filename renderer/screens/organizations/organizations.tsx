/** Firms, departments, associations and universities, with the ties between them. */
import { useTranslation } from "react-i18next";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import { Links } from "./links.tsx";
import { PartyReport } from "./party-report.tsx";
import { People } from "./people.tsx";

export function Organizations() {
  const { t } = useTranslation();
  return (
    <SubjectScreen
      subject="organization"
      create={() => ({ name_zh: t("parts.unnamed"), sector: "enterprise", city: "—" })}
      beside={["link"]}
      detail={(id) => (
        <>
          <Links organization={id} />
          <People organization={id} />
          <PartyReport organization={id} />
        </>
      )}
    />
  );
}
