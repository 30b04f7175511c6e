/** More time for an action: what was asked for, the decision on it, and the line that asks. */
import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, client, newAction } from "../../app/api.ts";
import { createStore, useStore } from "../../app/store.ts";
import { useDraft } from "../../app/typing/use-draft.ts";
import { useActionRights } from "../../records/report/action-rights.ts";
import { useCommand } from "../../records/use-record.ts";
import { DayInput } from "../../ui/day/day-field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import styles from "../../ui/parts.module.css";

/** Its tab on the page of an action. */
export const EXTENSIONS = "extension_request";

/** The action for which somebody has just begun to ask. */
const asking = createStore<string | null>(null);

/** Whether whoever is logged in may ask for more time for an action. */
export function useAsks(action: string): boolean {
  const { may, ties, mine } = useActionRights(action);
  return may.make("extension_request", { action, organization: mine }, ties);
}

export function AskButton({ action }: { action: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!useAsks(action)) return null;
  return (
    <Button
      variant="default"
      leftSection={<Icon name="waiting" size={16} />}
      onClick={() => {
        asking.set(action);
        void navigate({ to: ".", replace: true, search: (now) => ({ ...now, tab: EXTENSIONS }) });
      }}
    >
      {t("actions.ask")}
    </Button>
  );
}

export function Extensions({ action }: { action: string }) {
  const { t } = useTranslation();
  const run = useCommand();
  /** Null: what is typed is no day. */
  const [due, setDue] = useState<string | null>("");
  const { text: reason, type, clear } = useDraft(`action:${action}:extension`);
  const { may } = useActionRights(action);
  const asks = useAsks(action);
  const line = useRef<HTMLDivElement>(null);
  const wanted = useStore(asking) === action;
  useEffect(() => {
    if (!wanted) return;
    asking.set(null);
    line.current?.querySelector<HTMLElement>("input")?.focus();
  }, [wanted]);
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
  return (
    <>
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
        <div ref={line} className={styles.tools} style={{ marginTop: 6 }}>
          <DayInput value={due ?? ""} onChange={setDue} aria-label={t("actions.newDue")} w={150} size="xs" ahead />
          <TextInput
            value={reason}
            onChange={(event) => type(event.currentTarget.value)}
            placeholder={t("fields.reason")}
            aria-label={t("fields.reason")}
            style={{ flex: 1 }}
            size="xs"
          />
          <Button size="xs" onClick={() => void ask()} disabled={!due || reason.trim() === ""}>
            {t("actions.sendAsk")}
          </Button>
        </div>
      )}
    </>
  );
}
