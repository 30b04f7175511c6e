/** Cells that were pasted into a list: what would become of its records, before anything is written. */
import { useTranslation } from "react-i18next";
import type { ManyChange } from "../../../../db/contract/procedures/lists/many.ts";
import type { Subject } from "../../../../db/contract/subjects/index.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { factLabel } from "../../../ui/labels.ts";
import styles from "../grid.module.css";
import { ChangeDialog } from "./change-dialog.tsx";

export type Cells = Extract<ManyChange, { cells: unknown }>["cells"];

interface Props {
  subject: Subject;
  cells: Cells;
  /** Cells for which there was no place. */
  left: number;
  /** How a record is called. */
  nameOf(id: string): string;
  onClose(): void;
}

/** So many are shown; the rest is counted. */
const SHOWN = 8;

export function PasteDialog({ subject, cells, left, nameOf, onClose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ChangeDialog
      title={t("many.pasteTitle", { count: cells.length })}
      change={{ subject, cells }}
      onClose={onClose}
      onDone={onClose}
    >
      <table className={styles.pasted} aria-label={t("many.pasted")}>
        <tbody>
          {cells.slice(0, SHOWN).map(({ id, field, text }) => (
            <tr key={`${id} ${field}`}>
              <th scope="row">{nameOf(id)}</th>
              <td className="soft">{factLabel(t, subject, field, language)}</td>
              <td>{text === "" ? t("parts.nothing") : text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {cells.length > SHOWN && <p className="small soft">{t("many.moreCells", { count: cells.length - SHOWN })}</p>}
      {left > 0 && <p className="small late">{t("many.leftCells", { count: left })}</p>}
    </ChangeDialog>
  );
}
