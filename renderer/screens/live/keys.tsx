/** The keys of the live screen, listed. */
import { useTranslation } from "react-i18next";
import own from "./live.module.css";
import { STANCE_KEYS } from "./position-bar.tsx";
import { KIND_KEYS } from "./use-live-keys.ts";

export function Keys() {
  const { t } = useTranslation();
  const rows: [string, string][] = [
    ...Object.entries(KIND_KEYS).map(([key, kind]): [string, string] => [key.toUpperCase(), t(`live.kinds.${kind}`)]),
    ["Enter", t("live.recordIt")],
    ["Esc", t("live.leave")],
    ["1–9", t("live.pickParty")],
    ...Object.entries(STANCE_KEYS).map(([key, stance]): [string, string] => [
      key.toUpperCase(),
      t(`values.stance.${stance}`),
    ]),
    ["↑ ↓", t("live.pickDecision")],
    ["N / P", t("live.move")],
    ["␣", t("live.timerHint")],
    ["L", t("live.large")],
    ["Ctrl Z", t("commands.undo")],
    ["Ctrl K", t("frame.search")],
  ];
  return (
    <dl className={own.keys}>
      {rows.map(([key, what]) => (
        <div key={key + what}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
