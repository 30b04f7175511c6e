/** Two organizations that nothing shows to be one, such as one that was renamed: chosen by their names, and merged. */
import { Button, Group, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RecordPicker } from "../../records/record-picker.tsx";
import { MergeDialog } from "./merge-dialog.tsx";

export function MergeOthers() {
  const { t } = useTranslation();
  const [step, setStep] = useState<"closed" | "choosing" | "merging">("closed");
  const [one, setOne] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const ready = one !== null && other !== null && one !== other;
  const close = () => {
    setStep("closed");
    setOne(null);
    setOther(null);
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
          <RecordPicker
            subject="organization"
            labels={{}}
            label={t("duplicates.firstOf")}
            value={one}
            onChange={setOne}
          />
          <RecordPicker
            subject="organization"
            labels={{}}
            label={t("duplicates.secondOf")}
            value={other}
            onChange={setOther}
          />
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
      {step === "merging" && one && other && <MergeDialog one={one} other={other} onClose={close} />}
    </>
  );
}
