/** By what a record is told at a glance: the mark of the sector that it wears, or the icon of its kind. */
import type { Label } from "../../../db/contract/records.ts";
import { SECTORS, type Sector } from "../../../db/contract/vocabulary.ts";
import { Icon, type IconName, iconOf } from "../../ui/icon.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import own from "./page.module.css";

/** What its chip wears. */
export function markOf({ badge, subject }: Label): { sector?: Sector; icon?: IconName } {
  const sector = SECTORS.find((one) => one === badge);
  const icon = iconOf(subject);
  return sector ? { sector } : icon ? { icon } : {};
}

/** The same, large, for the head of a page. */
export function RecordMark({ label }: { label: Label }) {
  const { sector, icon } = markOf(label);
  if (sector) return <SectorMark sector={sector} size={40} />;
  return icon ? (
    <span className={own.kind}>
      <Icon name={icon} size={24} />
    </span>
  ) : null;
}
