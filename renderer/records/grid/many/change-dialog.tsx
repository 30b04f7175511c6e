/** The dialog of a change of many records: what it comes to, how far it is, and how it is given up. */
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ManyChange } from "../../../../db/contract/procedures/lists/many.ts";
import { sentenceOf } from "../../../app/errors.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { tell } from "../../../app/typing/saved.ts";
import { LongWork } from "../../../ui/marks/long-work.tsx";
import { Came } from "./came.tsx";
import { useMany } from "./use-many.ts";

interface Props {
  title: string;
  /** Null: it is not said yet what is to change. */
  change: ManyChange | null;
  onClose(): void;
  onDone(): void;
  children?: React.ReactNode;
}

export function ChangeDialog({ title, change, onClose, onDone, children }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { came, share, error, run, cancel } = useMany(change);
  const ready = came !== null && came.changed > 0 && share === null;
  const make = async () => {
    if (!ready) return;
    const done = await run();
    if (!done) return;
    tell({ kind: "note", text: t("many.done", { count: done.changed }) });
    onDone();
  };
  return (
    <Modal
      opened
      onClose={share === null ? onClose : cancel}
      title={title}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t("parts.cancel") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void make();
        }}
      >
        <Stack gap="sm">
          {children}
          {change !== null && !error && <Came came={came} />}
          {error !== null && (
            <p role="alert" className="late">
              {sentenceOf(error, language)}
            </p>
          )}
          {share !== null && <LongWork share={share} label={t("many.writing")} said cancel={cancel} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={share === null ? onClose : cancel}>
              {t("parts.cancel")}
            </Button>
            <Button type="submit" disabled={!ready}>
              {t("many.make", { count: came?.changed ?? 0 })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
