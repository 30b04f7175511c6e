/** What a decision has come to under its rule, how it was taken, and dissent word by word. */

import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { METHODS } from "../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../db/language/names.ts";
import { type DecisionState, isAgainstRule, methodOf } from "../../../db/rules/decision.ts";
import { client, newAction } from "../../app/api.ts";
import { timeAt } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { OtherText } from "../../records/other-text.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { useCommand } from "../../records/use-record.ts";
import { Choice } from "../../ui/choice.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { withRecord } from "../changes.ts";
import type { CardContext } from "../use-cards.ts";
import own from "./entry-card.module.css";
import { standingLine } from "./standing-line.ts";

type Method = NonNullable<RecordOf<"outcome">["method"]>;

interface Props {
  outcome: RecordOf<"outcome">;
  positions: readonly RecordOf<"position">[];
  /** What the positions come to. */
  standing: DecisionState;
  context: CardContext;
  disabled: boolean;
}

export function DecisionMeta({ outcome, positions, standing, context, disabled }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const named = (ids: string[]) => ids.map((id) => nameOf(context.labels[id], language)).join(t("parts.listSeparator"));
  const reads = disabled || !context.may.change("outcome", outcome)("state");
  const line = standingLine(outcome, standing, t, named(standing.opposed));
  const dissent = positions.filter(({ stance, note }) => note || stance === "reservation" || stance === "oppose");
  return (
    <>
      {outcome.kind === "decision" && (
        <>
          <MethodOf outcome={outcome} state={standing} told={context.told} act={context.act} disabled={reads} />
          {line && (!disabled || positions.length > 0) ? <Badge tone={toneOf(standing)}>{line}</Badge> : null}
          {outcome.quorate === false && (
            <Badge tone="bad">
              {outcome.decided_at && `${t("live.decidedAt", { time: timeAt(outcome.decided_at) })} · `}
              {t("live.inquorate", { present: outcome.attending.length })}
            </Badge>
          )}
        </>
      )}
      {!reads && <EarlierPositions positions={positions} />}
      {dissent.map((position) => (
        <PositionNote
          key={position.organization}
          position={position}
          name={nameOf(context.labels[position.organization], language)}
          disabled={disabled || !context.may.change("position", position, context.ties)("note")}
        />
      ))}
    </>
  );
}

/** Positions on another wording: they are taken anew by their keys, or said to hold by one click. */
function EarlierPositions({ positions }: Pick<Props, "positions">) {
  const { t } = useTranslation();
  const run = useCommand();
  const earlier = positions.filter(({ earlier_text }) => earlier_text);
  if (earlier.length === 0) return null;
  const hold = () =>
    run(async () => {
      for (const { outcome, organization, stance } of earlier)
        await client.meeting.takePosition({ outcome, organization, stance, opId: newAction() });
    });
  return (
    <p className="small" role="status">
      {t("live.earlierPositions", { count: earlier.length })}{" "}
      <button type="button" className="plain-button link" onClick={() => void hold()}>
        {t("live.positionsHold")}
      </button>
    </p>
  );
}

interface MethodProps {
  outcome: RecordOf<"outcome">;
  state: DecisionState;
  /** The meeting was held elsewhere: the method is what its source says. */
  told: boolean;
  act: CardContext["act"];
  disabled: boolean;
}

/** How it was adopted or rejected: as the positions say, which the workspace works out, or by ruling of the chair. */
function MethodOf({ outcome, state, told, act, disabled }: MethodProps) {
  const { t } = useTranslation();
  const { id, method: held, state: result } = outcome;
  if (result !== "adopted" && result !== "rejected")
    return held ? <Badge tone="plain">{t(`values.method.${held}`)}</Badge> : null;
  const borneOut = methodOf(state, result);
  const choose = (method: Method | "") => {
    const fields = { method: method === "" ? null : method };
    const opId = newAction();
    void act(withRecord("outcome", id, fields), () =>
      told
        ? client.outcome.put({ id, fields, opId })
        : client.meeting.decide({ outcome: id, state: result, how: howOf(method), opId }),
    ).catch(() => {});
  };
  // Where nobody has taken a position, no method is true but the chair's ruling.
  const found = borneOut ?? (isAgainstRule(state, result) ? "despite" : "");
  const offered = new Set<Method | "">(told ? ["", ...METHODS] : [held ?? "", found, "chair"]);
  return (
    <Choice
      className={own.choice}
      label={t("fields.method")}
      value={held ?? ""}
      options={[...offered].map((value) => ({
        value,
        label: value === "" ? t("live.noMethod") : t(`values.method.${value}`),
      }))}
      onChange={choose}
      disabled={disabled}
    />
  );
}

/** What is said of a method that the workspace works out by itself. */
function howOf(method: Method | ""): "positions" | "chair" | "despite" {
  return method === "chair" || method === "despite" ? method : "positions";
}

function toneOf({ verdict, reserved, opposed }: DecisionState): "ok" | "warn" | "bad" | "plain" {
  if (verdict === "blocked") return "bad";
  if (verdict === "reached") return reserved.length + opposed.length > 0 ? "warn" : "ok";
  return "plain";
}

/** Reservations and dissent are written down word by word. */
function PositionNote({
  position,
  name,
  disabled,
}: {
  position: RecordOf<"position">;
  name: string;
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const { outcome, organization, stance } = position;
  const note = useAutosave(`position:${outcome}:${organization}`, position.note ?? "", (next, was) =>
    client.meeting.takePosition({ outcome, organization, note: next.trim(), was: { note: was }, opId: newAction() }),
  );
  if (disabled)
    return (
      <span className={own.note}>
        {t(`values.stance.${stance}`)} · {name}
        {position.note && ` · ${position.note}`}
      </span>
    );
  return (
    <label className={own.note}>
      <span>
        {t(`values.stance.${stance}`)} · {name}
        {position.earlier_text && ` · ${t("live.earlierText")}`}
      </span>
      <input
        id={`reason-${outcome}-${organization}`}
        value={note.text}
        onChange={(event) => note.type(event.currentTarget.value)}
        onBlur={() => void note.commit()}
        onKeyDown={(event) => {
          if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
        }}
        placeholder={t("live.reason")}
      />
      <OtherText of={note} />
    </label>
  );
}
