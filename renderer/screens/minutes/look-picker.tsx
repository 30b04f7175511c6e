/** Chooses the language of the minutes and what they are set by. */
import { SegmentedControl, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { MINUTES_STYLES } from "../../../db/contract/minutes-style.ts";
import { MINUTES_LANGUAGES, type MinutesLanguage } from "../../../db/contract/vocabulary.ts";
import { textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import own from "./minutes.module.css";
import { useTemplates } from "./templates/use-templates.ts";
import type { Look, LookChoice } from "./use-look.ts";

export function LookPicker({ look }: { look: Look }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const templates = useTemplates() ?? [];
  return (
    <>
      <MinutesLanguagePicker look={look} />
      <Select
        aria-label={t("minutes.setBy")}
        className={own.style ?? ""}
        value={look.choice}
        onChange={(value) => value && look.setChoice(value as LookChoice)}
        allowDeselect={false}
        comboboxProps={{ width: 320, position: "bottom-start" }}
        data={[
          { value: "own", label: t("minutes.setByOwn") },
          {
            group: t("minutes.styles"),
            items: MINUTES_STYLES.map((style) => ({ value: `style:${style}`, label: t(`values.style.${style}`) })),
          },
          {
            group: t("collections.minutes_template"),
            items: (look.sealed ? [] : templates).map(({ id, name_zh, name_en }) => ({
              value: `template:${id}`,
              label: textOf(name_zh, name_en, language),
            })),
          },
        ]}
      />
      {look.gone && (
        <span role="status" className="small late">
          {look.gone.name ? t("minutes.templateNamedGone", { name: look.gone.name }) : t("minutes.templateGone")}
        </span>
      )}
    </>
  );
}

export function MinutesLanguagePicker({ look }: { look: Look }) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t("minutes.language")}
      value={look.language}
      onChange={(value) => look.setLanguage(value as MinutesLanguage)}
      data={MINUTES_LANGUAGES.map((value) => ({ value, label: t(`minutes.languages.${value}`) }))}
    />
  );
}
