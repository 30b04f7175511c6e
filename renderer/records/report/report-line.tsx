/** Reporting in one line: what was done, "60%", @ for whom; Enter records it. What was understood stands below, and can be left out. */
import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { ACTION_STATUS } from "../../../db/contract/vocabulary.ts";
import { textOf } from "../../../db/language/names.ts";
import { parseReportLine } from "../../../db/language/report-line.ts";
import { offered } from "../../../db/rules/progress.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useDraft } from "../../app/typing/use-draft.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNaming } from "../line/naming.tsx";
import { Receiving, useReceive } from "../papers.tsx";
import { useCommand } from "../use-record.ts";
import { useActionRights } from "./action-rights.ts";
import own from "./report-line.module.css";

type Status = Exclude<(typeof ACTION_STATUS)[number], "unknown">;

/** @param onEnd where it was opened for one report: it has the focus, and ends with that or with Esc */
export function ReportLine({ action, onEnd }: { action: RecordOf<"action">; onEnd?: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const { may, mine } = useActionRights(action.id);
  const { text, type, clear } = useDraft(`action:${action.id}:report`);
  const [chosen, setChosen] = useState<Status | null>(null);
  /** The percentage that is meant otherwise. */
  const [left, setLeft] = useState<number | null>(null);
  const naming = useNaming(text, type, [...(action.lead ? [action.lead] : []), ...action.supporting]);
  const { parties } = naming;
  const receive = useReceive({ action: action.id, ...(mine && { organization: mine }) });
  const read = parseReportLine(text, parties);
  const said = read.percent === left ? { ...read, text: read.whole, percent: null } : read;
  const { status } = offered<number | null, Status | null>(
    { percent: null, status: chosen },
    { percent: said.percent },
  );
  const statuses = ACTION_STATUS.filter((one): one is Status => one !== "unknown" && may.give("action", "status", one));
  const told = status !== null && statuses.includes(status) ? status : null;
  const nothing = said.text === "" && said.percent === null && told === null;
  const ready = !nothing && said.unclear.length === 0;

  const report = async () => {
    if (!ready) return;
    const done = await run(() =>
      client.action.report({
        id: action.id,
        opId: newAction(),
        ...(said.text && { text: said.text }),
        ...(said.percent !== null && { percent: said.percent }),
        ...(told && { status: told }),
        ...(said.organization && { organization: said.organization }),
      }),
    );
    if (!done) return;
    clear();
    setChosen(null);
    setLeft(null);
    onEnd?.();
  };
  const key = (event: React.KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "u") {
      event.preventDefault();
      receive.choose();
      return;
    }
    if (naming.press(event)) return;
    const [unclear] = said.unclear;
    if (event.key === "Enter" && unclear !== undefined) naming.ask(unclear);
    else if (event.key === "Enter") void report();
    else if (event.key === "Escape" && onEnd) {
      event.stopPropagation();
      onEnd();
    }
  };
  const whose = parties.find(({ id }) => id === said.organization);
  return (
    <div className={own.line}>
      <Icon name="edit" />
      <input
        ref={naming.field}
        className={own.say}
        value={text}
        onChange={(event) => {
          type(event.currentTarget.value);
          naming.look();
        }}
        onKeyDown={key}
        {...naming.props}
        aria-describedby="report-understood"
        aria-label={t("actions.progressText")}
        // biome-ignore lint/a11y/noAutofocus: whoever opened the line for one report goes on in it
        autoFocus={onEnd !== undefined}
        placeholder={t("actions.progressText")}
      />
      <Button className={own.log} onClick={() => void report()} disabled={!ready}>
        {t("actions.log")} <kbd>Enter</kbd>
      </Button>
      {naming.offers}
      <div className={own.hint}>
        <span id="report-understood" role="status" className={said.unclear.length > 0 ? "late" : own.understood}>
          {said.unclear.length > 0
            ? t("actions.unclear", { names: said.unclear.join(t("parts.listSeparator")) })
            : whose && t("actions.understoodFor", { name: textOf(whose.shown.zh, whose.shown.en, language) })}
        </span>
        {read.percent !== null && (
          <button
            type="button"
            className={`plain-button small ${own.understood} ${own.percent}`}
            aria-pressed={said.percent !== null}
            title={t("actions.leavePercent", { percent: read.percent })}
            onClick={() => setLeft(said.percent === null ? null : read.percent)}
          >
            {t("actions.understoodPercent", { percent: read.percent })}
          </button>
        )}
        <Select
          size="xs"
          w={140}
          value={told}
          onChange={(next) => setChosen(next as Status | null)}
          data={statuses.map((value) => ({ value, label: t(`values.status.${value}`) }))}
          placeholder={t("fields.status")}
          aria-label={t("fields.status")}
          clearable
        />
        <span className="small soft">
          <kbd>@</kbd> {t("subjects.organization")}
        </span>
        <button type="button" className="plain-button small link" onClick={receive.choose}>
          <kbd>Ctrl U</kbd> {t("actions.evidence")}
        </button>
      </div>
      <Receiving {...receive} />
    </div>
  );
}
