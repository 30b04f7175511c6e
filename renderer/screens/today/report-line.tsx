/** One line that reports progress: Enter records it. Where it surely says how far the action is, that is recorded too. */
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { textOf } from "../../../db/language/names.ts";
import { percentIn } from "../../../db/language/report-line.ts";
import { offered } from "../../../db/rules/progress.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useDraft } from "../../app/typing/use-draft.ts";
import { useCommand } from "../../records/use-record.ts";
import { Icon } from "../../ui/icon.tsx";
import own from "./today.module.css";

export function ReportLine({ action, onEnd }: { action: RecordOf<"action">; onEnd(): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  // The same draft as on the action's own page.
  const { text, type, clear } = useDraft(`action:${action.id}:report`);
  const [left, setLeft] = useState<number | null>(null);
  const percent = percentIn(text);
  const given = percent === left ? null : percent;
  const report = async () => {
    const said = text.trim();
    if (said === "") return;
    const { status } = given === null ? { status: null } : offered({ percent: 0, status: null }, { percent: given });
    const done = await run(() =>
      client.action.report({
        id: action.id,
        text: said,
        opId: newAction(),
        ...(given !== null && { percent: given }),
        ...(status !== null && { status }),
      }),
    );
    if (!done) return;
    clear();
    onEnd();
  };
  return (
    <form
      className={own.say}
      onSubmit={(event) => {
        event.preventDefault();
        void report();
      }}
    >
      <TextInput
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          onEnd();
        }}
        leftSection={<Icon name="edit" size={16} />}
        placeholder={t("today.reportHint")}
        aria-label={t("today.reportOf", { text: textOf(action.text, action.text_en, language) })}
        autoFocus
      />
      {percent !== null && (
        <button
          type="button"
          className={own.percent}
          aria-pressed={given !== null}
          title={t("today.leavePercent", { percent })}
          onClick={() => setLeft(given === null ? null : percent)}
        >
          {t("today.toPercent", { percent })}
        </button>
      )}
      <kbd>Enter</kbd>
    </form>
  );
}
