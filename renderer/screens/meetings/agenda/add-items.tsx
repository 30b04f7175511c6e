/** The line at the foot of the agenda: an item for each Enter, several where several lines are pasted. It says how it reads them, and asks about a name that is not clear. */
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConcordError } from "../../../../db/contract/errors.ts";
import { MOST_ITEMS } from "../../../../db/contract/procedures/meetings.ts";
import { tidyText } from "../../../../db/contract/tidy.ts";
import { nameOf, textOf } from "../../../../db/language/names.ts";
import { client, newAction } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { saving, tell } from "../../../app/typing/saved.ts";
import { useDraft } from "../../../app/typing/use-draft.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { Refused, useAdding } from "../../../records/add-line.tsx";
import { useNaming } from "../../../records/line/naming.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import own from "./agenda.module.css";
import { AskPasted } from "./ask-pasted.tsx";
import { type NewItem, newItems, type ReadItem } from "./new-items.ts";
import type { planOf } from "./plan.ts";

interface Props {
  view: MeetingView;
  /** Where the item will stand. */
  next: ReturnType<typeof planOf>["next"];
}

export function AddItems({ view, next }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { text, type, clear } = useDraft(`meeting:${view.meeting.id}:agenda`);
  const about = view.attendance.map(({ organization }) => organization);
  const naming = useNaming(text, type, about);
  // The line of which Enter has asked who is meant: the next one takes it as it stands.
  const [asked, setAsked] = useState<string | null>(null);
  const [pasted, setPasted] = useState<string | null>(null);
  // Of pasted lines, by their text: the items once it was said who is meant.
  const settled = useRef(new Map<string, NewItem[]>());
  const { parties, chosen, field } = naming;
  const read = (given: string) => newItems(given, parties, chosen, language);
  const adding = useAdding((given) =>
    addTo(view.meeting.id, settled.current.get(given) ?? read(given).map(({ item }) => item)),
  );
  const enter = () => {
    const unclear = read(text)[0]?.unclear;
    if (unclear && asked !== text) {
      setAsked(text);
      naming.ask(unclear);
      return;
    }
    adding.add(text.trim());
    clear();
  };
  return (
    <div className={own.foot}>
      <div className={own.add}>
        <Icon name="add" />
        <input
          ref={field}
          data-adds="agenda_item"
          value={text}
          onChange={(event) => {
            type(event.currentTarget.value);
            naming.look();
          }}
          onPaste={(event) => {
            const lines = tidyText(event.clipboardData.getData("text/plain")).trim();
            if (!lines.includes("\n")) return;
            event.preventDefault();
            settled.current.delete(lines);
            if (read(lines).some(({ unclear }) => unclear !== null)) setPasted(lines);
            else adding.add(lines);
          }}
          onKeyDown={(event) => {
            if (naming.press(event)) return;
            if (event.key === "Escape") event.currentTarget.blur();
            if (event.key === "Enter") enter();
          }}
          {...naming.props}
          aria-label={t("meetings.addItem")}
          aria-describedby="agenda-understood"
          placeholder={t("meetings.addItem")}
        />
        <span id="agenda-understood" role="status" className={own.understood}>
          {text.trim() !== "" && (
            <Understood
              read={read(text)[0]}
              asked={asked === text}
              naming={naming.props["aria-expanded"] === true}
              {...{ view, next, parties }}
            />
          )}
        </span>
        <kbd>{text.trim() === "" ? "N" : "Enter"}</kbd>
        {naming.offers}
      </div>
      {pasted !== null && (
        <AskPasted
          key={pasted}
          read={read(pasted)}
          about={about}
          onAdd={(items) => {
            setPasted(null);
            settled.current.set(pasted, items);
            adding.add(pasted);
            field.current?.focus();
          }}
          onDrop={() => {
            setPasted(null);
            field.current?.focus();
          }}
        />
      )}
      <Refused of={adding} />
    </div>
  );
}

async function addTo(meeting: string, items: NewItem[]): Promise<void> {
  try {
    if (items.length > MOST_ITEMS) throw new ConcordError("E_LIST_TOO_LONG", { count: items.length, max: MOST_ITEMS });
    await saving(client.meeting.addItems({ meeting, items, opId: newAction() }));
  } catch (error) {
    tell({ kind: "error", error });
    throw error;
  }
}

interface UnderstoodProps extends Props {
  read: ReadItem | undefined;
  /** Enter has asked who is meant. */
  asked: boolean;
  /** Somebody is just being named: who that is, the list asks. */
  naming: boolean;
  parties: ReturnType<typeof useNaming>["parties"];
}

function Understood({ read, asked, naming, view, next, parties }: UnderstoodProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!read) return null;
  const { item, unclear } = read;
  if (unclear !== null && naming) return null;
  if (unclear !== null)
    return <span className="late">{t(asked ? "meetings.unclearAgain" : "actions.unclear", { names: unclear })}</span>;
  const party = parties.find(({ id }) => id === item.presenter);
  const name = party
    ? textOf(party.shown.zh, party.shown.en, language)
    : item.presenter && nameOf(view.labels[item.presenter], language);
  return (
    <>
      <span>→ {[next.number, next.time, t(`values.kind.${item.kind}`)].filter(Boolean).join(" · ")}</span>
      {name && (
        <span className={own.who}>
          {party && <SectorMark sector={party.sector} size={12} />} {name}
        </span>
      )}
      <span>{t("meetings.minutesOf", { count: item.minutes ?? 0 })}</span>
    </>
  );
}
