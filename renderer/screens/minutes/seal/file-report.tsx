/** What the record in a file of sealed minutes says of itself, and what of it holds. */
import { useTranslation } from "react-i18next";
import { type Outcome, RECORD_CHECKS, type RecordReport } from "../../../../db/contract/procedures/verification.ts";
import { textOf } from "../../../../db/language/names.ts";
import { momentHere } from "../../../app/clock.ts";
import { useLanguage } from "../../../app/i18n.ts";
import own from "../minutes.module.css";

/** Anything else that is not valid was not proven, and not disproven. */
const FAILS: ReadonlySet<Outcome> = new Set(["words_differ", "record_fails"]);

export function FileReport({ file }: { file: RecordReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = (names: { zh: string | null; en: string | null } | null) =>
    names ? textOf(names.zh, names.en, language) : "";
  return (
    <>
      <ul className={own.checks}>
        {RECORD_CHECKS.map((check) => (
          <li key={check} data-done={file.checks[check] || undefined} data-must>
            <span aria-hidden="true">{file.checks[check] ? "✓" : "✗"}</span>
            <span>
              {t(`verify.checks.${check}`)}
              <span className="visually-hidden"> {t(file.checks[check] ? "circulation.done" : "verify.fails")}</span>
            </span>
          </li>
        ))}
        <li data-done={file.valid || undefined} data-must={FAILS.has(file.outcome) || undefined}>
          <span aria-hidden="true">{file.valid ? "✓" : FAILS.has(file.outcome) ? "✗" : "!"}</span>
          <span>
            {t(`verify.outcomes.${file.outcome}`)}
            {file.unproven.length > 0 && ` · ${t("verify.unproven", { numbers: file.unproven.join(", ") })}`}
          </span>
        </li>
      </ul>
      <PagesDiffer file={file} />
      <p className="small numbers">
        {[name(file.title), file.day, momentHere(file.sealedAt, language), file.sealedBy].filter(Boolean).join(" · ")}
      </p>
      <p className="small">
        {file.fingerprint.en.join(" ")} · {file.fingerprint.hex}
      </p>
      <ul className="small">
        {file.confirmers.map((one) => (
          <li key={`${one.sector} ${one.name}`}>
            {[
              one.sector ? t(`values.sector.${one.sector}`) : t("fields.chair"),
              name(one.party),
              one.name,
              momentHere(one.confirmedAt, language),
            ]
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where the pages say something else than the record, in its words and theirs. */
function PagesDiffer({ file: { differences, odd } }: { file: RecordReport }) {
  const { t } = useTranslation();
  if (differences.length + odd.length === 0) return null;
  const place = (page: number | null) => (page === null ? t("verify.whole") : t("verify.page", { page }));
  return (
    <ul className={own.differing} data-testid="pages-differ">
      {differences.map(({ page, expected, found }) => (
        <li key={`${page} ${expected} ${found}`}>
          {place(page)}
          <dl>
            <dt>{t("verify.expected")}</dt>
            <dd>{expected}</dd>
            <dt>{t("verify.found")}</dt>
            <dd>{found}</dd>
          </dl>
        </li>
      ))}
      {odd.map(({ page, what }) => (
        <li key={`${page} ${what}`}>{[place(page), t(`verify.odd.${what}`)].join(" · ")}</li>
      ))}
    </ul>
  );
}
