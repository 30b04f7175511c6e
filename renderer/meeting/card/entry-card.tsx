/** One thing that was said or decided: its kind, its text, positions on it as one bar, and what belongs to it. */
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { nameOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { removeRecord } from "../../app/use-undo.ts";
import { Icon } from "../../ui/icon.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import { SaidBy } from "../asked/said-by.tsx";
import { Follow } from "../chain/follow-button.tsx";
import { isSameLinked, type Linked } from "../chain/linked.ts";
import { Links } from "../chain/links.tsx";
import { Replaces } from "../chain/replaces.tsx";
import { withoutRecord } from "../changes.ts";
import type { SheetEntry } from "../entries.ts";
import { KindMark } from "../look/kind-mark.tsx";
import { TallyBar } from "../look/tally-bar.tsx";
import { type CardContext, standingOf } from "../use-cards.ts";
import { ActionMeta, ReportMeta } from "./action-meta.tsx";
import { Amendments } from "./amendments.tsx";
import { DecisionMeta } from "./decision-meta.tsx";
import own from "./entry-card.module.css";
import { EntryText, OtherLanguage } from "./entry-text.tsx";
import { Result } from "./result.tsx";

interface Props {
  entry: SheetEntry;
  /** Of this outcome, in their order; empty for others. */
  positions: readonly RecordOf<"position">[];
  /** Proposed for this outcome. */
  amendments: readonly RecordOf<"amendment">[];
  /** What it came of and what came of it. */
  linked: Linked;
  context: CardContext;
  chosen?: boolean;
  disabled?: boolean;
  onChoose?(id: string): void;
  /** Carries on from an outcome; the same function for ever. */
  onFollow(outcome: RecordOf<"outcome">, lead?: string): void;
  /** Positions are asked for on it: where they are taken. */
  asked?: React.ReactNode;
}

export const EntryCard = memo(Card, (a, b) => {
  const same = a.entry.record === b.entry.record && a.context === b.context && a.onChoose === b.onChoose;
  const still = a.chosen === b.chosen && a.disabled === b.disabled && a.asked === b.asked;
  return (
    same &&
    still &&
    isSameLinked(a.linked, b.linked) &&
    isSame(a.positions, b.positions) &&
    isSame(a.amendments, b.amendments)
  );
});

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function Card(props: Props) {
  const { entry, positions, amendments, linked, context, chosen = false, disabled = false } = props;
  const { asked, onChoose, onFollow } = props;
  const { t } = useTranslation();
  const { record, subject } = entry;
  const { may, ties } = context;
  const change = may.change(subject, record, ties);
  const reads = disabled || !change(subject === "report" ? "progress" : "text");
  const kind = subject === "outcome" ? entry.record.kind : subject;
  const isDecision = kind === "decision";
  const standing =
    subject === "outcome" && (isDecision || positions.length > 0) ? standingOf(entry.record, positions, context) : null;
  const remove = () =>
    void context.act(withoutRecord(subject, record.id), () => removeRecord(subject, record.id)).catch(() => {});
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: choosing is also done by the arrow keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: choosing is also done by the arrow keys
    <div
      className={own.entry}
      id={`entry-${record.id}`}
      tabIndex={-1}
      data-entry={record.id}
      data-kind={kind}
      data-chosen={chosen || undefined}
      onClick={() => onChoose?.(record.id)}
      data-testid={`entry-${kind}`}
    >
      <div className={own.edge}>
        <KindMark kind={kind} />
      </div>
      <div className={own.body}>
        <div className={own.first}>
          <div className={own.texts}>
            <EntryText entry={entry} disabled={reads} />
            {subject !== "report" && (
              <OtherLanguage entry={entry} chosen={chosen} offered={chosen || !onChoose} disabled={reads} />
            )}
          </div>
          {subject === "outcome" && isDecision && standing && (
            <Result outcome={entry.record} standing={standing} context={context} disabled={disabled} />
          )}
        </div>
        {standing && (positions.length > 0 || asked) && (
          <div className={own.tally}>
            <TallyBar counts={standing.counts} silent={isDecision || asked ? standing.silent : 0} />
          </div>
        )}
        {asked ?? <Badges positions={positions} context={context} />}
        <div className={own.meta}>
          {subject === "report" && <ReportMeta report={entry.record} labels={context.labels} />}
          {subject === "action" && (
            <ActionMeta action={entry.record} labels={context.labels} meeting={context.meeting} disabled={reads} />
          )}
          {subject === "outcome" && (entry.record.kind === "opinion" || entry.record.kind === "risk") && (
            <SaidBy outcome={entry.record} context={context} disabled={reads} />
          )}
          {subject === "outcome" && standing && (
            <DecisionMeta
              outcome={entry.record}
              positions={positions}
              standing={standing}
              context={context}
              disabled={disabled}
            />
          )}
          {subject === "outcome" && (entry.record.kind === "decision" || amendments.length > 0) && (
            <Amendments
              outcome={entry.record}
              amendments={amendments}
              spoken={positions.length}
              context={context}
              chosen={chosen}
              disabled={disabled}
            />
          )}
          <Links linked={linked} labels={context.labels} onChoose={onChoose} />
          {subject === "outcome" && entry.record.kind === "decision" && (
            <Replaces
              outcome={entry.record}
              linked={linked}
              context={context}
              disabled={disabled}
              onChoose={onChoose}
            />
          )}
          {subject === "outcome" && !disabled && (
            <Follow outcome={entry.record} linked={linked} may={may} chosen={chosen} onFollow={onFollow} />
          )}
          {!disabled && may.remove(subject, record, ties) && (
            <button
              type="button"
              className={`plain-button ${own.remove}`}
              onClick={remove}
              aria-label={t("parts.remove")}
            >
              <Icon name="remove" size={16} />
            </button>
          )}
        </div>
      </div>
    </div>
  );
}

const BADGES = 14;

function dissents({ stance }: RecordOf<"position">): boolean {
  return stance === "oppose" || stance === "reservation";
}

/** Each party's position as its sector's sign; who reserves or opposes is marked by the outline. */
function Badges({ positions, context }: { positions: readonly RecordOf<"position">[]; context: CardContext }) {
  const { t } = useTranslation();
  const language = useLanguage();
  // In a large meeting who dissents comes first, and the rest is counted.
  const shown =
    positions.length > BADGES
      ? [...positions.filter(dissents), ...positions.filter((one) => !dissents(one))]
      : positions;
  if (positions.length === 0) return null;
  return (
    <span className={own.badges}>
      {shown.slice(0, BADGES).map(({ organization, stance, note }) => {
        const title = `${nameOf(context.labels[organization], language)}: ${t(`values.stance.${stance}`)}${note ? ` · ${note}` : ""}`;
        const sector = context.sectors.get(organization);
        return sector && <SectorMark key={organization} sector={sector} title={title} mark={stance} />;
      })}
      {positions.length > BADGES && <span className="numbers small soft">+{positions.length - BADGES}</span>}
    </span>
  );
}
