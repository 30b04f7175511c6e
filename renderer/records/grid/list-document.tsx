/** Takes a list along. What is about persons stays here, unless somebody wants it. */
import { Menu } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentInput } from "../../../db/contract/documents.ts";
import { askedBy } from "../../../db/contract/lists/views.ts";
import { type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../db/contract/subjects/meta.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { DocumentMenu } from "../../files/document-menu.tsx";
import { useViews } from "./views/use-views.ts";

interface Props {
  subject: Subject;
  /** As the list is shown. */
  records: DocumentInput["records"];
}

export function ListDocument({ subject, records }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [personal, setPersonal] = useState(false);
  const [whole, setWhole] = useState(false);
  const { mine, everybodys } = useViews(subject);
  const [chosen, choose] = useState<string | null>(null);
  const views = [...mine, ...everybodys];
  const view = views.find(({ id }) => id === chosen);
  const asked = view && (askedBy(view, language, todayHere()) as DocumentInput["records"] | null);
  const some = Object.values(subjectOf(subject).fields).some((field) => metaOf(field).personal);
  return (
    <DocumentMenu
      kind="list"
      options={{ records: { ...(asked ?? records), whole } as typeof records, ...(personal && { personal }) }}
    >
      {views.length > 0 && (
        <>
          <Menu.Label>{t("views.exported")}</Menu.Label>
          <Menu.RadioGroup value={view?.id ?? ""} onChange={(id) => choose(id || null)}>
            {[{ id: "", name: t("views.asShown") }, ...views].map(({ id, name }) => (
              <Menu.RadioItem key={id} value={id} closeMenuOnClick={false}>
                {name}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
        </>
      )}
      <Menu.CheckboxItem checked={whole} closeMenuOnClick={false} onChange={setWhole}>
        {t("views.allFields")}
      </Menu.CheckboxItem>
      {some && (
        <Menu.CheckboxItem checked={personal} closeMenuOnClick={false} onChange={setPersonal}>
          {t("grid.personal")}
        </Menu.CheckboxItem>
      )}
    </DocumentMenu>
  );
}
