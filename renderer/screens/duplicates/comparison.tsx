/** What is known of two organizations, field by field, with a sign that says whether it is the same. */
import { useTranslation } from "react-i18next";
import { inWords } from "../../../db/contract/labels/in-words.ts";
import { subjectOf } from "../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../db/contract/subjects/meta.ts";
import { nameOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { type Read, useRecord } from "../../records/use-record.ts";
import { fieldLabel } from "../../ui/labels.ts";
import own from "./duplicates.module.css";

export type Party = Read<"organization">;

/** Fields that tell organizations apart, in the order of a record's page; what stands apart there is none. */
export const COMPARED = Object.keys(subjectOf("organization").fields).filter((field) => {
  const meta = metaOf(subjectOf("organization").fields[field]);
  return meta.apart !== true && meta.ofSources !== true;
});

/** A field of an organization in words. */
export function useSaid(): (field: string, party: Party) => string {
  const language = useLanguage();
  return (field, { record, labels }) =>
    inWords("organization", field, (record as Record<string, unknown> | undefined)?.[field], {
      language,
      nameOf: (id) => nameOf(labels[id], language),
    });
}

export function Comparison({ ids: [one, other] }: { ids: readonly [string, string] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const said = useSaid();
  const parties = [useRecord("organization", one), useRecord("organization", other)] as const;
  if (!parties[0].record || !parties[1].record) return null;
  const told = (field: string, party: Party) => {
    const english = language === "en" ? ENGLISH.get(field) : undefined;
    return (english && said(english, party)) || said(field, party);
  };
  const rows = READ.map((field) => ({
    field,
    texts: [told(field, parties[0]), told(field, parties[1])] as const,
  })).filter(({ texts }) => texts.some((text) => text !== ""));
  return (
    <table className={own.compared}>
      <colgroup>
        <col className={own.fieldColumn} />
        <col />
        <col className={own.signColumn} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <td />
          {parties.map(({ record }, at) => (
            <th key={at === 0 ? one : other} scope="col" colSpan={at === 0 ? 2 : 1}>
              {record && (
                <RecordChip
                  id={record.id}
                  label={{
                    subject: "organization",
                    zh: record.name_zh ?? record.name_en,
                    en: record.name_en ?? record.name_zh,
                  }}
                />
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, texts: [first, second] }) => (
          <tr key={field}>
            <th scope="row">{fieldLabel(t, "organization", field)}</th>
            <td>{first || "–"}</td>
            <td className={own.sign}>
              <Sign first={first} second={second} />
            </td>
            <td>{second || "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const FIELDS = subjectOf("organization").fields;
/** By the field, what says the same in English. */
const ENGLISH = new Map(
  COMPARED.flatMap((field): [string, string][] => {
    const of = metaOf(FIELDS[field]).englishOf;
    return typeof of === "string" && of !== "name_zh" ? [[of, field]] : [];
  }),
);

/** What only says the same in English stands in the row of what it says, not in one of its own. */
const READ = COMPARED.filter((field) => ![...ENGLISH.values()].includes(field));

function Sign({ first, second }: { first: string; second: string }) {
  const { t } = useTranslation();
  if (first === "" || second === "") return <span title={t("duplicates.oneEmpty")}>·</span>;
  const equal = first === second;
  return (
    <span data-equal={equal || undefined} title={equal ? t("duplicates.equal") : t("duplicates.unequal")}>
      {equal ? "=" : "≠"}
    </span>
  );
}
