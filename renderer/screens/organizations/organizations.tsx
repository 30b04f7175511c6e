/** Firms, departments, associations and universities, with the ties between them. */
import { PasteParties } from "../../records/lists/paste-parties.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import { Links } from "./links.tsx";
import { PartyReport } from "./party-report.tsx";
import { People } from "./people.tsx";

export function Organizations() {
  return (
    <SubjectScreen
      subject="organization"
      asks={["short_name"]}
      tools={<PasteParties into={null} />}
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
