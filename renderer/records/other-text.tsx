/**
 * A text beside the one in a field: what somebody else wrote meanwhile, what was left here unrecorded, what was refused. None of
 * them is written, and none goes, before somebody has said so.
 */
import { useTranslation } from "react-i18next";
import { sentenceOf } from "../app/errors.ts";
import { useLanguage } from "../app/i18n.ts";
import styles from "../ui/parts.module.css";
import type { Autosaved } from "./use-autosave.ts";

export function OtherText({ of }: { of: Autosaved }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = (text: string) => text || t("parts.nothing");
  return (
    <>
      {of.refused !== null && (
        <Beside
          says={`${t("parts.refusedText", { text: shown(of.refused.text) })} ${sentenceOf(of.refused.error, language)}`}
          choices={[[t("parts.understood"), of.understood]]}
        />
      )}
      {of.theirs !== null && (
        <Beside
          says={t("parts.otherText", { text: shown(of.theirs) })}
          choices={[
            [t("parts.takeTheirs"), of.takeTheirs],
            [t("parts.keepMine"), () => void of.keepMine()],
          ]}
        />
      )}
      {of.left !== null && (
        <Beside
          says={t("parts.leftText", { text: shown(of.left) })}
          choices={[
            [t("parts.takeLeft"), () => void of.takeLeft()],
            [t("parts.dropLeft"), of.dropLeft],
          ]}
        />
      )}
    </>
  );
}

function Beside({ says, choices }: { says: string; choices: readonly (readonly [string, () => void])[] }) {
  // The field is not left by pressing a button of its own.
  const keep = (event: React.SyntheticEvent) => event.preventDefault();
  return (
    <div className={styles.otherText} role="alert">
      <span>{says}</span>
      {choices.map(([name, choose]) => (
        <button key={name} type="button" className="plain-button link" onMouseDown={keep} onClick={choose}>
          {name}
        </button>
      ))}
    </div>
  );
}
