/** One month to choose a day from, by mouse or by arrow keys (Page Up and Page Down go through the months). */
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { daysAfter, monthsAfter } from "../../../db/contract/dates.ts";
import { dayInWords, monthInWords, weekdayInWords } from "../../../db/language/day-words.ts";
import { useLanguage } from "../../app/i18n.ts";
import own from "./day-field.module.css";
import { weeksOf } from "./weeks.ts";

const STEPS: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => daysAfter(day, -1),
  ArrowRight: (day) => daysAfter(day, 1),
  ArrowUp: (day) => daysAfter(day, -7),
  ArrowDown: (day) => daysAfter(day, 7),
  PageUp: (day) => monthsAfter(day, -1),
  PageDown: (day) => monthsAfter(day, 1),
};
/** A Monday, to name the weekdays from. */
const MONDAY = "2024-01-01";

interface Props {
  /** `YYYY-MM-DD`; what is chosen already, or today. */
  from: string;
  chosen: string | null;
  onPick(day: string): void;
}

export function DayCalendar({ from, chosen, onPick }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [at, setAt] = useState(from);
  const current = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the day
  useEffect(() => current.current?.focus(), [at]);
  const month = monthInWords(at, language);
  const weekdays = [0, 1, 2, 3, 4, 5, 6].map((days) => {
    const day = daysAfter(MONDAY, days);
    return [weekdayInWords(day, language, "narrow"), weekdayInWords(day, language, "long")];
  });
  return (
    <div className={own.calendar}>
      <div className={own.month}>
        <button
          type="button"
          className="plain-button"
          aria-label={t("parts.monthBefore")}
          onClick={() => setAt(monthsAfter(at, -1))}
        >
          ‹
        </button>
        <b aria-live="polite">{month}</b>
        <button
          type="button"
          className="plain-button"
          aria-label={t("parts.monthAfter")}
          onClick={() => setAt(monthsAfter(at, 1))}
        >
          ›
        </button>
      </div>
      <table
        className="numbers"
        aria-label={month}
        onKeyDown={(event) => {
          const step = STEPS[event.key];
          if (!step) return;
          event.preventDefault();
          setAt(step(at));
        }}
      >
        <thead>
          <tr>
            {weekdays.map(([short, long]) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, index) => (
                <td key={day ?? index}>
                  {day && (
                    <button
                      type="button"
                      ref={day === at ? current : undefined}
                      tabIndex={day === at ? 0 : -1}
                      data-autofocus={day === at || undefined}
                      aria-label={dayInWords(day, language)}
                      aria-pressed={day === chosen}
                      onClick={() => onPick(day)}
                    >
                      {Number(day.slice(8))}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
