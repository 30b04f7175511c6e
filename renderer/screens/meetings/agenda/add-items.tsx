/** The line at the foot of the agenda: an item for each Enter, several where several lines are pasted. It says how it reads them. */
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
import { type NewItem, newItems, unknownIn } from "./new-items.ts";
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
  const naming = useNaming(
    text,
    type,
    view.attendance.map(({ organization }) => organization),
  );
  const { parties, chosen, field } = naming;
  const read = (given: string) => newItems(given, parties, chosen, language);
  const adding = useAdding((given) => addTo(view.meeting.id, read(given)));
  return (
    <div className={own.foot}>
      <div className={own.add}>
        <Icon name="add" />
        <input
          ref={field}
          value={text}
          onChange={(event) => {
            type(event.currentTarget.value);
            naming.look();
          }}
          onPaste={(event) => {
            const pasted = tidyText(event.clipboardData.getData("text/plain")).trim();
            if (!pasted.includes("\n")) return;
            event.preventDefault();
            adding.add(pasted);
          }}
          onKeyDown={(event) => {
            if (naming.press(event)) return;
            if (event.key === "Escape") event.currentTarget.blur();
            if (event.key !== "Enter") return;
            adding.add(text.trim());
            clear();
          }}
          {...naming.props}
          aria-label={t("meetings.addItem")}
          aria-describedby="agenda-understood"
          placeholder={t("meetings.addItem")}
        />
        <span id="agenda-understood" role="status" className={own.understood}>
          {text.trim() !== "" && (
            <Understood
              item={read(text)[0]}
              naming={naming.props["aria-expanded"] === true}
              {...{ view, next, parties }}
            />
          )}
        </span>
        <kbd>{text.trim() === "" ? "N" : "Enter"}</kbd>
        {naming.offers}
      </div>
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
  item: NewItem | undefined;
  /** Somebody is just being named: who that is, the list asks. */
  naming: boolean;
  parties: ReturnType<typeof useNaming>["parties"];
}

function Understood({ item, naming, view, next, parties }: UnderstoodProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!item) return null;
  const unknown = unknownIn(item);
  if (unknown !== null && naming) return null;
  if (unknown !== null) return <span className="late">{t("actions.unclear", { names: unknown })}</span>;
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
