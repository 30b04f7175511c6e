/** Takes a list along. What is about persons stays here, unless somebody wants it. */
import { Menu } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentInput } from "../../../db/contract/documents.ts";
import { type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../db/contract/subjects/meta.ts";
import { DocumentMenu } from "../../files/document-menu.tsx";

export function ListDocument({ subject, records }: { subject: Subject; records: DocumentInput["records"] }) {
  const { t } = useTranslation();
  const [personal, setPersonal] = useState(false);
  const some = Object.values(subjectOf(subject).fields).some((field) => metaOf(field).personal);
  return (
    <DocumentMenu kind="list" options={{ records, ...(personal && { personal }) }}>
      {some && (
        <Menu.CheckboxItem checked={personal} closeMenuOnClick={false} onChange={setPersonal}>
          {t("grid.personal")}
        </Menu.CheckboxItem>
      )}
    </DocumentMenu>
  );
}
