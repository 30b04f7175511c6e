/** What kind of record or item it is, by icon, word and colour: four hues only, for decided, to do, danger and said. */
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";
import own from "./kind-mark.module.css";

export type RecordedKind = RecordOf<"outcome">["kind"] | "report" | "action";
type ItemKind = RecordOf<"agenda_item">["kind"];

const ITEM_ICONS: Readonly<Record<ItemKind, IconName>> = {
  report: "report",
  discussion: "opinion",
  decision: "decision",
  information: "note",
};

export function KindMark({ kind }: { kind: RecordedKind }) {
  const { t } = useTranslation();
  return (
    <b className={own.kind} data-kind={kind}>
      <Icon name={kind} />
      <span className={own.word}>{t(`live.kinds.${kind}`)}</span>
    </b>
  );
}

/** By its icon alone, where rows stand close. */
export function ItemIcon({ kind }: { kind: ItemKind }) {
  const { t } = useTranslation();
  const word = t(`values.kind.${kind}`);
  return (
    <span className={own.kind} data-kind={kind} title={word}>
      <Icon name={ITEM_ICONS[kind]} label={word} />
    </span>
  );
}

/** @param children its number and kind, in words */
export function ItemMark({ kind, children }: { kind: ItemKind; children: React.ReactNode }) {
  return (
    <b className={own.kind} data-kind={kind}>
      <Icon name={ITEM_ICONS[kind]} />
      <span className={own.word}>{children}</span>
    </b>
  );
}
