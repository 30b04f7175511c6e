/** Records of one kind that name a record, each by its chip, with what is told of its kind. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { inWords, labelFrom } from "../../../db/contract/labels/in-words.ts";
import type { Labels } from "../../../db/contract/records.ts";
import { subjectOf, usualOrder } from "../../../db/contract/subjects/index.ts";
import { columnsShown } from "../../../db/contract/subjects/meta.ts";
import { nameOf } from "../../../db/language/names.ts";
import { queriesOf } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { fieldLabel } from "../../ui/labels.ts";
import own from "./page.module.css";
import { RecordChip } from "./record-chip.tsx";
import { isFilled, otherEnd, type Related as RelatedKind } from "./record-parts.ts";

/** As many as a question may name. */
const SHOWN = 200;
/** Beside the name. */
const TOLD = 3;

export function Related({ kind, ids, of }: RelatedKind & { of: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const input = {
    filters: [{ field: "id", op: "in" as const, value: ids.slice(0, SHOWN) }],
    sort: usualOrder(kind),
    limit: SHOWN,
  };
  const { data } = useQuery(queriesOf(kind).list.queryOptions({ input }));
  const rows = (data?.rows ?? []) as unknown as Record<string, unknown>[];
  const labels: Labels = data?.labels ?? {};
  const told = columnsShown({ columns: subjectOf(kind).told }, language)
    .filter(({ field, otherwise = field }) =>
      rows.some((row) => row[field] !== of && (isFilled(row[field]) || isFilled(row[otherwise]))),
    )
    .slice(0, TOLD);
  const words = (row: Record<string, unknown>, field: string) =>
    inWords(kind, field, row[field], { language, nameOf: (one) => nameOf(labels[one], language) });
  return (
    <div className={own.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{fieldLabel(t, kind, "name")}</th>
            {told.map(({ name }) => (
              <th key={name} scope="col">
                {fieldLabel(t, kind, name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const end = otherEnd(kind, row, of);
            const id = end ?? String(row.id);
            return (
              <tr key={String(row.id)}>
                <td>
                  <RecordChip whole id={id} label={end ? labels[end] : labelFrom(kind, row)} />
                </td>
                {told.map(({ name, field, otherwise }) => (
                  <td key={name}>{words(row, field) || (otherwise ? words(row, otherwise) : "")}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {ids.length > SHOWN && <p className="small soft">{t("parts.andOthers", { count: ids.length - SHOWN })}</p>}
    </div>
  );
}
