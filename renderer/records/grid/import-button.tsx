/** Leads from a list to taking in a table of such records. */
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { TABLE_SUBJECTS } from "../../../db/contract/vocabulary.ts";
import { Icon } from "../../ui/icon.tsx";
import { useMay } from "../may.ts";

export function ImportButton({ subject }: { subject: Subject }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  if (!TABLE_SUBJECTS.some((one) => one === subject) || !may.call("table_import.run")) return null;
  return (
    <Button
      variant="default"
      leftSection={<Icon name="upload" size={16} />}
      onClick={() => void navigate({ to: "/import", search: { as: subject } })}
    >
      {t("imports.button")}
    </Button>
  );
}
