/** What a figure is made of: a line for each segment, instrument or sector, with both places beside each other as bars. */
import { useTranslation } from "react-i18next";
import { grouped } from "../../../db/contract/labels/in-words.ts";
import type { Finding, Findings } from "../../../db/contract/procedures/region/indicators.ts";
import { useLanguage } from "../../app/i18n.ts";
import own from "./indicators.module.css";

/** What the last column says, where it is a share of the figure or a figure of its own. */
const VALUES: Partial<Record<Finding["id"], "share" | "figure" | "both" | "rate">> = {
  similarity: "share",
  krugman: "figure",
  location: "figure",
  herfindahl: "share",
  theil: "share",
  policy_overlap: "both",
  closing_rate: "rate",
  dates_kept: "rate",
  attendance: "rate",
};

interface Props {
  finding: Finding;
  places: NonNullable<Findings["places"]>;
}

export function Parts({ finding: { id, parts }, places }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const kind = VALUES[id] ?? "figure";
  // Of a rate the first counts what the second has in all: both belong to one party, not to two places.
  const heads =
    kind === "rate" ? [t("indicators.so"), t("indicators.all")] : [places[0][language], places[1][language]];
  const most = Math.max(1, ...parts.flatMap(({ first, second }) => [first, second]));
  // Beside its bar stands the number.
  const width = (count: number) => `calc((100% - 64px) * ${count / most})`;
  const said = (value: number | null) => {
    if (value === null) return t("indicators.tooFew");
    if (kind === "both") return String(value);
    return kind === "figure" ? value.toFixed(2) : `${(value * 100).toFixed(0)} %`;
  };
  return (
    <table className={own.parts} aria-label={t("indicators.parts")}>
      <thead>
        <tr>
          <td />
          <th scope="col" data-side="first">
            {heads[0]}
          </th>
          <th scope="col" data-side="second">
            {heads[1]}
          </th>
          <th scope="col" className={own.value}>
            {t(`indicators.valueOf.${kind}`)}
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ name, first, second, value }) => (
          <tr key={name.zh}>
            <th scope="row">{name[language]}</th>
            <td data-side="first">
              <span className="numbers">{grouped(String(first))}</span>
              <span className={own.bar} style={{ width: width(first) }} />
            </td>
            <td data-side="second">
              <span className={own.bar} style={{ width: width(second) }} />
              <span className="numbers">{grouped(String(second))}</span>
            </td>
            <td className={own.value}>{said(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
