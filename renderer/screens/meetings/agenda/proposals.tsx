/**
 * What the agenda should take up: left open last time, put off, looked after by nobody. Ticked, it becomes an item. What was
 * ticked here by mistake is unticked here; any other item is removed where it stands.
 */
import { Button, Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isBefore } from "../../../../db/contract/dates.ts";
import { labelFrom } from "../../../../db/contract/labels/in-words.ts";
import type { Proposal } from "../../../../db/contract/procedures/meetings.ts";
import { nameOf } from "../../../../db/language/names.ts";
import { api, client, newAction } from "../../../app/api.ts";
import { todayHere } from "../../../app/clock.ts";
import { useLanguage } from "../../../app/i18n.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { useCommand, useRemove } from "../../../records/use-record.ts";
import { Icon, iconOf } from "../../../ui/icon.tsx";
import own from "./agenda.module.css";
import { planOf } from "./plan.ts";

const FIRST = 8;

interface Props {
  view: MeetingView;
  onOpen(item: string): void;
}

export function Proposals({ view, onOpen }: Props) {
  const { t } = useTranslation();
  const run = useCommand();
  const remove = useRemove();
  const [all, setAll] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { meeting, items } = view;
  const { data } = useQuery(api.meeting.proposals.queryOptions({ input: { id: meeting.id } }));
  const proposals = useStaying(view, data ?? [], ticked);
  const [asked, ask] = useAsked(items);
  if (proposals.length === 0) return null;
  const { places } = planOf(meeting, items);
  const open = proposals.filter(({ id }) => itemOf(id, items) === undefined).length;
  const turn = async ({ subject, id }: Proposal, item: string | undefined) => {
    if (asked.has(id)) return;
    setTicked(new Set([...ticked, id]));
    ask(id, item === undefined);
    const done =
      item === undefined
        ? await run(() =>
            client.meeting.takeUp({ meeting: meeting.id, proposals: [{ subject, id }], opId: newAction() }),
          )
        : await remove("agenda_item", item);
    if (!done) ask(id, null);
  };
  return (
    <section>
      <header className={own.head}>
        <h3>
          {t("proposals.title")} {open}
        </h3>
        <p className="small soft">{t("proposals.hint")}</p>
      </header>
      {(all ? proposals : proposals.slice(0, FIRST)).map((proposal) => {
        const item = itemOf(proposal.id, items);
        return (
          <ProposalRow
            key={proposal.id}
            proposal={proposal}
            taken={asked.get(proposal.id) ?? item !== undefined}
            number={item && places.get(item.id)?.number}
            fixed={item !== undefined && !ticked.has(proposal.id)}
            onTurn={() => void turn(proposal, item?.id)}
            onOpen={() => item && onOpen(item.id)}
          />
        );
      })}
      {proposals.length > FIRST && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
          {all ? t("proposals.fewer") : t("proposals.all", { count: proposals.length })}
        </Button>
      )}
    </section>
  );
}

interface RowProps {
  proposal: Proposal;
  taken: boolean;
  /** Of the item that takes it up. */
  number: number | undefined;
  /** It was on the agenda before. */
  fixed: boolean;
  onTurn(): void;
  onOpen(): void;
}

function ProposalRow({ proposal: { why, subject, id, label, day }, taken, number, fixed, onTurn, onOpen }: RowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const later = why === "overdue" && day !== null && !isBefore(day, todayHere());
  const name = nameOf(label, language);
  const icon = iconOf(subject === "outcome" ? "decision" : subject);
  return (
    <div className={own.proposed}>
      <Checkbox id={`proposal-${id}`} size="xs" checked={taken} disabled={fixed} onChange={onTurn} />
      {icon && <Icon name={icon} size={16} />}
      <label htmlFor={`proposal-${id}`} title={name}>
        {name}{" "}
        <span className={`small ${why === "overdue" || why === "blocked" ? "late" : "soft"}`}>
          {t(`proposals.why.${later ? "overdueThen" : why}`)}
        </span>{" "}
        {day && <span className="numbers soft small">{day}</span>}
      </label>
      {taken && number !== undefined && (
        <button type="button" className="plain-button link small" onClick={onOpen}>
          {t("proposals.takenAs", { number })}
        </button>
      )}
    </div>
  );
}

/**
 * Proposals in the order in which they came: what was taken up stays where it stood, and so does the keyboard, whichever of
 * agenda and proposals comes anew first.
 * @param ticked ids of those that were ticked here
 */
function useStaying(
  { carriedOver, items }: MeetingView,
  now: readonly Proposal[],
  ticked: ReadonlySet<string>,
): Proposal[] {
  const seen = useRef(new Map<string, Proposal>());
  for (const action of carriedOver)
    if (itemOf(action.id, items) && !seen.current.has(action.id)) {
      const label = labelFrom("action", action);
      seen.current.set(action.id, { why: "open", subject: "action", id: action.id, label, day: action.due });
    }
  for (const proposal of now) seen.current.set(proposal.id, proposal);
  const still = new Set(now.map(({ id }) => id));
  return [...seen.current.values()].filter(
    ({ id }) => still.has(id) || ticked.has(id) || itemOf(id, items) !== undefined,
  );
}

/** Whether a proposal is to be on the agenda, from the press of a key until the agenda says the same, or it is refused (null). */
function useAsked(
  items: MeetingView["items"],
): [asked: ReadonlyMap<string, boolean>, ask: (id: string, taken: boolean | null) => void] {
  const [asked, setAsked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const open = [...asked].filter(([id, taken]) => (itemOf(id, items) !== undefined) !== taken);
  if (open.length < asked.size) setAsked(new Map(open));
  const ask = (id: string, taken: boolean | null) =>
    setAsked((now) => {
      const others = [...now].filter(([other]) => other !== id);
      return new Map(taken === null ? others : [...others, [id, taken]]);
    });
  return [asked, ask];
}

/** The item that takes up a record. */
function itemOf(id: string, items: MeetingView["items"]): MeetingView["items"][number] | undefined {
  return items.find(
    ({ kind, presenter, actions, outcomes, problems, policies }) =>
      [actions, outcomes, problems, policies].some((named) => named.includes(id)) ||
      (kind === "report" && presenter === id),
  );
}
