/** Progress of one action: log it, see what was logged, ask for more time and decide on it. */
import { Button, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ACTION_STATUS } from "../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../db/language/names.ts";
import { offered } from "../../../db/rules/progress.ts";
import { api, client, newAction } from "../../app/api.ts";
import { momentHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useDraft } from "../../app/typing/use-draft.ts";
import { useMay } from "../../records/may.ts";
import { Papers } from "../../records/papers.tsx";
import { useCommand, useRecord } from "../../records/use-record.ts";
import { DayInput } from "../../ui/day/day-field.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import styles from "../../ui/parts.module.css";
import { useActionRights } from "./action-rights.ts";

type Status = (typeof ACTION_STATUS)[number];

export function Progress({ action }: { action: string }) {
  const { may, ties, mine } = useActionRights(action);
  return (
    <>
      {may.make("action_update", { action, organization: mine }, ties) && <Report action={action} />}
      <Verify action={action} />
      <Updates action={action} />
      <Evidence action={action} />
      <Extensions action={action} />
    </>
  );
}

const NOTHING = { percent: "", status: null };

function Report({ action }: { action: string }) {
  const { t } = useTranslation();
  const run = useCommand();
  const may = useMay();
  const { text, type, clear } = useDraft(`action:${action}:report`);
  const [told, setTold] = useState<{ percent: number | string; status: string | null }>(NOTHING);
  const { percent, status } = told;
  const report = async () => {
    const done = await run(() =>
      client.action.report({
        id: action,
        opId: newAction(),
        ...(text.trim() && { text: text.trim() }),
        ...(typeof percent === "number" && { percent }),
        ...(status && { status: status as Exclude<Status, "unknown"> }),
      }),
    );
    if (!done) return;
    clear();
    setTold(NOTHING);
  };
  return (
    <section className="card">
      <h3>{t("actions.report")}</h3>
      <Textarea
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        autosize
        minRows={2}
        aria-label={t("actions.progressText")}
        placeholder={t("actions.progressText")}
      />
      <div className={styles.tools} style={{ marginTop: 8 }}>
        <NumberInput
          value={percent}
          onChange={(next) => setTold(offered(told, { percent: next }))}
          min={0}
          max={100}
          suffix=" %"
          w={90}
          aria-label={t("fields.percent")}
          placeholder="%"
        />
        <Select
          value={status}
          onChange={(next) => setTold(offered(told, { status: next }))}
          data={ACTION_STATUS.filter((value) => value !== "unknown" && may.give("action", "status", value)).map(
            (value) => ({
              value,
              label: t(`values.status.${value}`),
            }),
          )}
          placeholder={t("fields.status")}
          aria-label={t("fields.status")}
          w={130}
          clearable
        />
        <Button onClick={() => void report()} disabled={text.trim() === "" && percent === "" && status === null}>
          {t("actions.log")}
        </Button>
      </div>
    </section>
  );
}

/** 销号: what is done is closed by a facilitator. */
function Verify({ action }: { action: string }) {
  const { t } = useTranslation();
  const run = useCommand();
  const { record } = useRecord("action", action);
  const may = useMay();
  if (record?.status !== "done") return null;
  if (!may.do("verify")) return <p className="small soft">{t("actions.waitsForVerification")}</p>;
  return (
    <Button
      variant="light"
      onClick={() => void run(() => client.action.report({ id: action, status: "verified", opId: newAction() }))}
    >
      {t("actions.verify")}
    </Button>
  );
}

/** Files that prove progress. */
function Evidence({ action }: { action: string }) {
  const { t } = useTranslation();
  const { ties, mine } = useActionRights(action);
  const { data } = useQuery(
    api.paper.list.queryOptions({ input: { filters: [{ field: "action", op: "is", value: action }], limit: 100 } }),
  );
  return (
    <section>
      <h3>{t("actions.evidence")}</h3>
      <Papers papers={data?.rows ?? []} place={{ action, ...(mine && { organization: mine }) }} ties={ties} />
    </section>
  );
}

function Updates({ action }: { action: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(
    api.action_update.list.queryOptions({
      input: { filters: [{ field: "action", op: "is", value: action }], limit: 100 },
    }),
  );
  if (!data || data.rows.length === 0) return null;
  return (
    <section>
      <h3>{t("actions.updates")}</h3>
      <ul className={styles.list}>
        {data.rows.toReversed().map((update) => (
          <li key={update.id} className={styles.reference}>
            <span className="small soft numbers">{momentHere(update.made_at, language)}</span>{" "}
            {update.organization && nameOf(data.labels[update.organization], language)}{" "}
            {update.percent !== null && <Badge>{update.percent} %</Badge>}{" "}
            {update.status && <Badge>{t(`values.status.${update.status}`)}</Badge>}
            {update.text && <div>{update.text}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Extensions({ action }: { action: string }) {
  const { t } = useTranslation();
  const run = useCommand();
  /** Null: what is typed is no day. */
  const [due, setDue] = useState<string | null>("");
  const { text: reason, type, clear } = useDraft(`action:${action}:extension`);
  const { may, ties, mine } = useActionRights(action);
  const { data } = useQuery(
    api.extension_request.list.queryOptions({
      input: { filters: [{ field: "action", op: "is", value: action }], limit: 100 },
    }),
  );
  const ask = async () => {
    if (!due) return;
    if (await run(() => client.action.askExtension({ id: action, due, reason, opId: newAction() }))) {
      setDue("");
      clear();
    }
  };
  const decide = (request: string, approve: boolean) => () =>
    void run(() => client.action.decideExtension({ request, approve, opId: newAction() }));
  const requests = data?.rows ?? [];
  const asks = may.make("extension_request", { action, organization: mine }, ties);
  if (requests.length === 0 && !asks) return null;
  return (
    <section>
      <h3>{t("actions.moreTime")}</h3>
      <ul className={styles.list}>
        {requests.map((request) => (
          <li key={request.id} className={styles.reference}>
            <span className="numbers">{request.due}</span> <Badge>{t(`values.state.${request.state}`)}</Badge>
            <div>{request.reason}</div>
            {request.state === "asked" && may.call("action.decideExtension") && (
              <Button.Group>
                <Button size="compact-xs" variant="light" onClick={decide(request.id, true)}>
                  {t("actions.approve")}
                </Button>
                <Button size="compact-xs" variant="default" onClick={decide(request.id, false)}>
                  {t("actions.refuse")}
                </Button>
              </Button.Group>
            )}
          </li>
        ))}
      </ul>
      {asks && (
        <div className={styles.tools} style={{ marginTop: 6 }}>
          <DayInput value={due ?? ""} onChange={setDue} aria-label={t("actions.newDue")} w={150} size="xs" ahead />
          <TextInput
            value={reason}
            onChange={(event) => type(event.currentTarget.value)}
            placeholder={t("fields.reason")}
            aria-label={t("fields.reason")}
            style={{ flex: 1 }}
            size="xs"
          />
          <Button size="xs" variant="default" onClick={() => void ask()} disabled={!due || reason.trim() === ""}>
            {t("actions.ask")}
          </Button>
        </div>
      )}
    </section>
  );
}
