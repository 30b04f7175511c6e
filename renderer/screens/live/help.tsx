/** The keys of the live screen, listed. */
import { useTranslation } from "react-i18next";
import { keyText } from "../../ui/key-text.ts";
import { COMMAND_KEYS, KIND_KEYS, MOVE_KEYS, RESULT_KEYS, STANCE_KEYS } from "./keys.ts";
import own from "./live.module.css";

export function Help() {
  const { t } = useTranslation();
  const groups: [string, [string, string][]][] = [
    [t("live.helpRecord"), Object.entries(KIND_KEYS).map(([key, kind]) => [keyText(key), t(`live.kinds.${kind}`)])],
    [
      t("live.helpPositions"),
      [
        ["1 – 99", t("live.pickParty")],
        ...Object.entries(STANCE_KEYS).map(([key, stance]): [string, string] => [
          keyText(key),
          t(`values.stance.${stance}`),
        ]),
        ...Object.entries(RESULT_KEYS).map(([key, state]): [string, string] => [
          keyText(key),
          t(`values.state.${state}`),
        ]),
      ],
    ],
    [
      t("live.helpRoom"),
      [
        ...Object.entries(COMMAND_KEYS).map(([key, command]): [string, string] => [
          keyText(key),
          t(`live.command.${command}`),
        ]),
        ...Object.entries(MOVE_KEYS).map(([key, move]): [string, string] => [
          `Alt ${keyText(key)}`,
          t(`live.moves.${move}`),
        ]),
        ["Enter", t("live.recordIt")],
        ["Esc", t("live.leave")],
        ["Ctrl Z", t("commands.undo")],
        ["Ctrl K", t("frame.search")],
      ],
    ],
  ];
  return (
    <div className={own.help}>
      {groups.map(([title, rows]) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl>
            {rows.map(([key, what]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="small soft">{t("live.helpLine")}</p>
    </div>
  );
}
