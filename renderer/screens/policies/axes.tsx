/**
 * The two axes of a policy: how far its text has come, and what holds of it. What lies ahead is dashed, a time that is over
 * and not renewed is hatched; a year alone is a hollow dot.
 */
import { useTranslation } from "react-i18next";
import { lastDayOf } from "../../../db/contract/dates.ts";
import type { Course, CourseStep } from "../../../db/contract/procedures/policies/policies.ts";
import { EFFECT_MOVES, MAKING_MOVES } from "../../../db/contract/vocabulary.ts";
import { useLanguage } from "../../app/i18n.ts";
import own from "./axes.module.css";
import { bandsOf, spanOf } from "./spans.ts";
import { knownDay } from "./words.ts";

interface Props {
  course: Course;
  /** `YYYY-MM-DD` */
  today: string;
}

export function Axes({ course, today }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const span = spanOf(course.steps, today);
  const steps = course.steps.toReversed();
  const making = steps.filter(({ move }) => (MAKING_MOVES as readonly string[]).includes(move));
  const effect = steps.filter(({ move }) => (EFFECT_MOVES as readonly string[]).includes(move));
  const left = (day: string) => ({ insetInlineStart: `${span.at(day) * 100}%` });
  const between = (from: string, to: string) => ({
    insetInlineStart: `${span.at(from) * 100}%`,
    width: `${Math.max(0, span.at(to) - span.at(from)) * 100}%`,
  });
  const dots = (of: readonly CourseStep[]) =>
    of.map(({ move, day, planned }, at) => (
      <li
        key={`${move}${day}`}
        className={own.dot}
        style={left(move === "expired" ? lastDayOf(day) : day)}
        data-planned={planned || undefined}
        data-known={day.length === 10 || undefined}
        data-low={at % 2 === 1 || undefined}
      >
        <span className={own.word}>
          {t(`values.move.${move}`)} <span className="visually-hidden">{knownDay(day, language)}</span>
        </span>
      </li>
    ));
  return (
    <div className={own.axes}>
      <div className={own.names} aria-hidden="true">
        <b>{t("policies.making")}</b>
        <b>{t("policies.inEffect")}</b>
      </div>
      <div className={own.field}>
        {span.years.map((year) => (
          <span key={year} className={own.year} style={left(`${year}-01-01`)} aria-hidden="true">
            <span className="numbers">{year}</span>
          </span>
        ))}
        <span className={own.today} style={left(today)}>
          <span>{t("policies.today")}</span>
        </span>
        <ol className={own.row} aria-label={t("policies.making")}>
          {making.slice(1).map(({ move, day, planned }, at) => (
            <li
              key={`line${move}${day}`}
              className={own.line}
              style={between(making[at]?.day ?? day, day)}
              data-planned={planned || undefined}
              aria-hidden="true"
            />
          ))}
          {dots(making)}
        </ol>
        <ol className={own.row} aria-label={t("policies.inEffect")}>
          {bandsOf(steps, course.effect, today).map(({ kind, from, to }) => (
            <li
              key={`${kind}${from}`}
              className={own.band}
              style={between(from, to)}
              data-kind={kind}
              aria-hidden="true"
            />
          ))}
          {dots(effect)}
        </ol>
      </div>
      {steps.length === 0 && <p className="small soft">{t("policies.noDates")}</p>}
    </div>
  );
}
