/** What was noticed when the workspace was opened: it stays until somebody has read it and closes it. */
import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isWarningCode, sentence } from "../../db/contract/errors.ts";
import { useLanguage } from "../app/i18n.ts";
import type { Status } from "../app/status.ts";
import { createStore, useStore } from "../app/store.ts";

/** Those that were read, as they were told at one opening of one workspace: the same said again is news. */
const read = createStore<ReadonlySet<string>>(new Set());

export function Notices({ opening, notices }: Pick<Status, "opening" | "notices">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const closed = useStore(read);
  return notices.map(({ code, params }) => {
    const key = JSON.stringify([opening, code, params]);
    if (!isWarningCode(code) || closed.has(key)) return null;
    return (
      <Alert
        key={key}
        color="warn"
        variant="light"
        mb="sm"
        p="xs"
        role="status"
        withCloseButton
        closeButtonLabel={t("frame.closeNotice")}
        onClose={() => read.set(new Set([...closed, key]))}
      >
        {sentence(code, params, language)}
      </Alert>
    );
  });
}
