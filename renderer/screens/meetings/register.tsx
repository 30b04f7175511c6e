/** The register of decisions over many meetings: chosen by series or task force, period and state, shown and exported. */
import { Button, Checkbox, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { OUTCOME_STATES } from "../../../db/contract/vocabulary.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { DocumentMenu } from "../../files/document-menu.tsx";
import { Preview } from "../../files/preview.tsx";
import { RecordPicker } from "../../records/record-picker.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import styles from "../../ui/parts.module.css";
import { type Days, Period } from "../../ui/period.tsx";
import own from "./meetings.module.css";

const SETTLED_MS = 250;

type State = (typeof OUTCOME_STATES)[number];

/** Of one series. */
export function RegisterButton({ series }: { series: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t("documents.register")}
      </Button>
      <RegisterDialog opened={open} onClose={() => setOpen(false)} series={series} />
    </>
  );
}

/** @param series of this series alone; without it the user chooses */
export function RegisterDialog(props: { opened: boolean; onClose(): void; series?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t("documents.register")}
      size="80%"
      lockScroll={false}
      closeButtonProps={{ "aria-label": t("parts.close") }}
    >
      <Register series={props.series} />
    </Modal>
  );
}

function Register({ series }: { series: string | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [group, setGroup] = useState<"series" | "task_force">("series");
  const [chosen, setChosen] = useState<string | null>(null);
  const [days, setDays] = useState<Days>({});
  const [states, setStates] = useState<State[]>([]);
  const [typed, setTyped] = useState("");
  const [words] = useDebouncedValue(typed.trim(), SETTLED_MS);
  const of = series ?? chosen ?? undefined;
  const options = { ...days, ...(states.length > 0 && { states }), ...(words && { words }) };
  const { data: blocks, error } = useQuery(
    api.document.blocks.queryOptions({
      input: { kind: "register", ...(of && { of }), language, ...options },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <div className={own.stack} style={{ gap: 12 }}>
      <div className={styles.tools} style={{ alignItems: "flex-end" }}>
        <TextInput
          type="search"
          size="xs"
          label={t("parts.find")}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {series === undefined && (
          <>
            <SegmentedControl
              size="xs"
              aria-label={t("documents.of")}
              data={(["series", "task_force"] as const).map((value) => ({ value, label: t(`subjects.${value}`) }))}
              value={group}
              onChange={(value) => {
                setGroup(value as typeof group);
                setChosen(null);
              }}
            />
            <RecordPicker
              key={group}
              subject={group}
              labels={{}}
              placeholder={t("documents.all")}
              value={chosen}
              onChange={setChosen}
            />
          </>
        )}
        <Period value={days} onChange={setDays} />
        <fieldset className={styles.tools} style={{ border: 0, padding: 0, margin: 0 }}>
          <legend className="small soft">{t("fields.state")}</legend>
          {OUTCOME_STATES.map((state) => (
            <Checkbox
              key={state}
              size="xs"
              label={t(`values.state.${state}`)}
              checked={states.includes(state)}
              onChange={({ currentTarget: { checked } }) =>
                setStates((before) => (checked ? [...before, state] : before.filter((one) => one !== state)))
              }
            />
          ))}
        </fieldset>
        <DocumentMenu kind="register" label={t("documents.export")} {...(of && { of })} options={options} />
      </div>
      <ErrorNote error={error} />
      {blocks && !error && <Preview blocks={blocks} />}
    </div>
  );
}
