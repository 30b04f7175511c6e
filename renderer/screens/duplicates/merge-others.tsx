/** Organizations that nothing shows to be one, such as one that was renamed: chosen by their names, and merged. */
import { Button, Group, Modal } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MOST_MERGED } from "../../../db/contract/procedures/region/duplicates.ts";
import { api } from "../../app/api.ts";
import { RecordsPicker } from "../../records/record-picker.tsx";
import { MergeDialog } from "./merge-dialog.tsx";

export function MergeOthers() {
  const { t } = useTranslation();
  const [step, setStep] = useState<"closed" | "choosing" | "merging">("closed");
  const [ids, setIds] = useState<readonly string[]>([]);
  const read = useQueries({ queries: ids.map((id) => api.organization.get.queryOptions({ input: { id } })) });
  const labels = Object.fromEntries(
    read.flatMap(({ data }) => {
      if (!data) return [];
      const { id, name_zh, name_en } = data.record;
      return [[id, { subject: "organization", zh: name_zh ?? name_en, en: name_en ?? name_zh }] as const];
    }),
  );
  const ready = ids.length > 1 && ids.length <= MOST_MERGED + 1;
  const close = () => {
    setStep("closed");
    setIds([]);
  };
  return (
    <>
      <Button variant="default" onClick={() => setStep("choosing")}>
        {t("duplicates.mergeOthers")}
      </Button>
      <Modal
        opened={step === "choosing"}
        onClose={close}
        title={t("duplicates.mergeOthers")}
        lockScroll={false}
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ "aria-label": t("parts.cancel") }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) setStep("merging");
          }}
        >
          <RecordsPicker
            subject="organization"
            labels={labels}
            label={t("duplicates.others")}
            placeholder={t("duplicates.others")}
            value={[...ids]}
            onChange={setIds}
          />
          <p className="small soft">{t("duplicates.othersHint", { max: MOST_MERGED + 1 })}</p>
          <Group gap="xs" mt="sm">
            <Button type="submit" disabled={!ready}>
              {t("duplicates.compare")}
            </Button>
            <Button variant="subtle" onClick={close}>
              {t("parts.cancel")}
            </Button>
          </Group>
        </form>
      </Modal>
      {step === "merging" && <MergeDialog ids={ids} onClose={close} />}
    </>
  );
}
