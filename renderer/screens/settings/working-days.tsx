/** Which days the office works, by year: what came with the program, what was entered, and the years that nobody knows yet. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ANNOUNCED, WORKING_DAYS, type WorkingYear } from "../../../db/contract/working-days.ts";
import { readWorkingYear, writtenYear } from "../../../db/language/dates/working-year.ts";
import { api, client, newAction } from "../../app/api.ts";
import { todayHere } from "../../app/clock.ts";
import { sentenceOf } from "../../app/errors.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useMay } from "../../records/may.ts";
import { OtherText } from "../../records/other-text.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { GrowingText } from "../../ui/text/growing-text.tsx";
import own from "./settings.module.css";

/** Due dates are seldom further away. */
const AHEAD = 3;

export function WorkingDays() {
  const { t } = useTranslation();
  const may = useMay().call("workspace.setWorkingDays");
  const { data: status } = useQuery(api.workspace.status.queryOptions());
  const now = Number(todayHere().slice(0, 4));
  const [chosen, setChosen] = useState(String(now + 1));
  if (!status) return null;
  const entered = status.workingYears;
  const coming = Array.from({ length: AHEAD + 1 }, (_, index) => String(now + index));
  const years = [...new Set([...Object.keys(ANNOUNCED), ...Object.keys(entered), ...coming])].sort();
  const known = (year: string) => entered[year] ?? ANNOUNCED[year];
  return (
    <div className={own.column}>
      <p className="soft">{t("settings.workingDaysHint")}</p>
      <table className={own.years}>
        <tbody>
          {years.map((year) => (
            <tr key={year}>
              <th scope="row">
                <button
                  type="button"
                  className="plain-button link numbers"
                  aria-pressed={year === chosen}
                  onClick={() => setChosen(year)}
                >
                  {year}
                </button>
              </th>
              <td className={known(year) ? undefined : "late"}>{toldOf(known(year), year)}</td>
              <td className="small soft">
                {entered[year] ? t("settings.yearEntered") : ANNOUNCED[year] && t("settings.yearShipped")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Year key={chosen} year={chosen} held={known(chosen)} may={may} />
    </div>
  );

  function toldOf(days: WorkingYear | undefined, year: string) {
    if (!days) return t("settings.yearUnknown", { year });
    return t("settings.yearKnown", { off: days.off.length, work: days.work.length });
  }
}

function Year({ year, held, may }: { year: string; held: WorkingYear | undefined; may: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const field = useAutosave(
    `setting:${WORKING_DAYS}${year}:value`,
    writtenYear(held, language),
    (text) => client.workspace.setWorkingDays({ year, text, opId: newAction() }),
    false,
  );
  if (!may)
    return (
      <div>
        <b>{t("settings.yearText", { year })}</b>
        <p className={own.lines}>{field.text || t("settings.yearUnknown", { year })}</p>
      </div>
    );
  const read = readWorkingYear(field.text, year);
  return (
    <div>
      <GrowingText
        label={t("settings.yearText", { year })}
        description={t("settings.yearTextHint")}
        placeholder={t("settings.yearPlaceholder")}
        rows={3}
        mostRows={14}
        value={field.text}
        onChange={(event) => field.type(event.currentTarget.value)}
        onBlur={() => void field.commit()}
        error={field.error ? sentenceOf(field.error, language) : null}
      />
      {field.text.trim() !== "" && !("code" in read) && (
        <p className="small soft" role="status">
          {`→ ${t("settings.yearKnown", { off: read.off.length, work: read.work.length })}`}
        </p>
      )}
      <OtherText of={field} />
    </div>
  );
}
