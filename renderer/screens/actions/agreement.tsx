/**
 * What of an action's status and percent wants a word: two laptops wrote one each, and the two contradict; or all is done, and
 * nobody has said so. Both are settled by one click.
 */
import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { asksForDone } from "../../../db/rules/progress.ts";
import { api, client, newAction } from "../../app/api.ts";
import { useActionRights } from "../../records/report/action-rights.ts";
import { useCommand } from "../../records/use-record.ts";
import own from "./action-page.module.css";

type Action = RecordOf<"action">;

export function Agreement({ action }: { action: Action }) {
  const { t } = useTranslation();
  const { data: apart } = useQuery(api.action.apart.queryOptions({ input: { id: action.id } }));
  if (apart) return <Apart action={action} written={apart.status} />;
  if (!asksForDone(action)) return null;
  return (
    <Note text={t("actions.allDone", { status: t(`values.status.${action.status}`) })}>
      <Choice action={action} fields={{ status: "done" }} label={t("actions.sayDone")} />
    </Note>
  );
}

function Apart({ action, written }: { action: Action; written: Action["status"] }) {
  const { t } = useTranslation();
  const word = (status: Action["status"]) => t(`values.status.${status}`);
  const percent = written === "not_started" ? 0 : 100;
  return (
    <Note
      text={t("actions.apart", { written: word(written), shown: word(action.status), percent: action.percent ?? 0 })}
    >
      <Choice
        action={action}
        fields={{ status: action.status }}
        label={t("actions.keepShown", { shown: word(action.status), percent: action.percent ?? 0 })}
      />
      <Choice
        action={action}
        fields={{ status: written, percent }}
        label={t("actions.takeWritten", { written: word(written), percent })}
      />
    </Note>
  );
}

function Note({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <div className={own.agreement} role="status">
      <p>{text}</p>
      <Group gap="xs">{children}</Group>
    </div>
  );
}

/** Nobody is offered what they may not write. */
function Choice({ action, fields, label }: { action: Action; fields: Partial<Action>; label: string }) {
  const { may, ties } = useActionRights(action.id);
  const run = useCommand();
  const change = may.change("action", action, ties);
  const allowed = Object.entries(fields).every(
    ([field, value]) => change(field) && may.give("action", field, value as string),
  );
  if (!allowed) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => void run(() => client.action.put({ id: action.id, fields, opId: newAction() }))}
    >
      {label}
    </Button>
  );
}
