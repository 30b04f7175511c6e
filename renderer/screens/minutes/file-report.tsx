/** What the record in a file of sealed minutes says of itself, and what of it holds. */
import { useTranslation } from "react-i18next";
import { RECORD_CHECKS, type RecordReport } from "../../../db/contract/verification.ts";
import { useLanguage } from "../../app/i18n.ts";
import { momentInWords } from "../../parts/days.ts";
import { textOf } from "../../parts/name.ts";
import own from "./minutes.module.css";

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
        <li data-done={file.pages === "identical" || undefined} data-must={file.pages === "different" || undefined}>
          <span aria-hidden="true">{file.pages === "identical" ? "✓" : file.pages === "different" ? "✗" : "!"}</span>
          <span>{t(`verify.pages.${file.pages}`)}</span>
        </li>
      </ul>
      <p className="small numbers">
        {[name(file.title), file.day, momentInWords(file.sealedAt, language), file.sealedBy]
          .filter(Boolean)
          .join(" · ")}
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
              momentInWords(one.confirmedAt, language),
            ]
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
      </ul>
    </>
  );
}
