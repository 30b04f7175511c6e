/** What surrounds everything at the door: the mark, what Concord is for, what it holds to, and the language. */
import { useTranslation } from "react-i18next";
import { setLanguage, useLanguage } from "../../app/i18n.ts";
import { Icon } from "../../ui/icon.tsx";
import { Mark } from "../../ui/mark.tsx";
import own from "./door.module.css";

const PROMISES = [
  ["lock", "encrypted"],
  ["backup", "checked"],
  ["history", "signed"],
] as const;

export function DoorPage({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={own.door}>
      <header className={own.brand}>
        <Mark size={80} />
        <p className={own.name}>{t("door.title")}</p>
        <p>{t("door.subtitle")}</p>
        <ul>
          {PROMISES.map(([icon, promise]) => (
            <li key={promise}>
              <Icon name={icon} /> {t(`door.promises.${promise}`)}
            </li>
          ))}
        </ul>
      </header>
      <main className={own.main}>
        <div className={own.inside}>{children}</div>
      </main>
      <footer className={own.foot}>
        <button
          type="button"
          className="plain-button"
          title={t("status.switchLanguage")}
          onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
        >
          <Icon name="language" size={16} /> {language === "zh" ? "English" : "中文"}
        </button>
      </footer>
    </div>
  );
}
