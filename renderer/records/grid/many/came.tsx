/** What a change of many records would come to: how many change, how many are so already, and why some stay as they are. */
import { useTranslation } from "react-i18next";
import { type ErrorCode, sentence, type WarningCode } from "../../../../db/contract/errors.ts";
import type { ManyResult } from "../../../../db/contract/procedures/lists/many.ts";
import { useLanguage } from "../../../app/i18n.ts";
import styles from "../grid.module.css";

export function Came({ came }: { came: ManyResult | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!came)
    return (
      <p className="soft" role="status">
        {t("many.looking")}
      </p>
    );
  const refused = came.refused.reduce((sum, { count }) => sum + count, 0);
  return (
    <div role="status">
      <p className={styles.came}>
        <b>{t("many.changes", { count: came.changed })}</b>
        <span className="soft">{t("many.same", { count: came.same })}</span>
        {refused > 0 && <span className="late">{t("many.refused", { count: refused })}</span>}
      </p>
      {refused > 0 && (
        <ul className={styles.reasons}>
          {came.refused.map(({ code, params, count }) => (
            <li key={`${code} ${JSON.stringify(params)}`}>
              {t("many.reason", { count, why: sentence(code as ErrorCode | WarningCode, params, language) })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
