/** All keys in one list, those that hold here first. It is made from the tables from which the keys act. */
import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { KEYS, keyList, type Place } from "../app/keys.ts";
import { useStore } from "../app/store.ts";
import { GRID_KEYS } from "../records/grid/many/grid-keys.ts";
import { COMMAND_KEYS, figureOf, KIND_KEYS, MOVE_KEYS, RESULT_KEYS, STANCE_KEYS } from "../screens/live/keys.ts";
import { keyText } from "../ui/key-text.ts";
import styles from "./frame.module.css";

interface Section {
  title: string;
  /** Where it holds, by the beginning of the address; everywhere without one. */
  at?: string | undefined;
  rows: [key: string, deed: string][];
}

export function KeyList({ path }: { path: string }) {
  const { t } = useTranslation();
  const opened = useStore(keyList);
  const sections = useSections();
  const holds = ({ at }: Section) => at === undefined || path.startsWith(at);
  const here = (section: Section) => section.at !== undefined && path.startsWith(section.at);
  const rank = (section: Section) => (here(section) ? 0 : holds(section) ? 1 : 2);
  return (
    <Modal
      opened={opened}
      onClose={() => keyList.set(false)}
      title={t("live.keys")}
      size="xl"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t("keys.close") }}
    >
      <p className={styles.keysNote}>{t("live.helpLine")}</p>
      <div className={styles.keys}>
        {sections
          .toSorted((a, b) => rank(a) - rank(b))
          .map(({ title, rows }) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {rows.map(([key, deed]) => (
                  <div key={key + deed}>
                    <dt>
                      <kbd>{key}</kbd>
                    </dt>
                    <dd>{deed}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Modal>
  );
}

/** Figures choose a party by its number. */
const PARTY_NUMBERS = "1 – 99";

const PLACES: Readonly<Record<Exclude<Place, "everywhere">, string | undefined>> = {
  amendment: "/live/",
  round: "/round/",
  wording: "/meetings/",
  comments: "/meetings/",
  record: "/meetings/",
  review: "/meetings/",
  agenda: "/meetings/",
  item: "/meetings/",
  // At the address of any kind of record.
  page: undefined,
  list: undefined,
  projector: "/projector/",
  today: "/today",
  duplicates: "/duplicates",
  tree: "/segments",
  import: "/import",
  importRows: "/import",
  agendaOf: undefined,
  course: "/policies/",
  clauses: "/policies/",
  take: "/policies/",
  trail: "/problems/",
  along: "/problems/",
};

function useSections(): Section[] {
  const { t } = useTranslation();
  const of = (place: Place): Section["rows"] =>
    Object.entries(KEYS[place]).map(([key, deed]) => [shownKey(key), t(`keys.deeds.${deed as "undo"}`)]);
  const live = (title: string, rows: Section["rows"]): Section => ({ title, at: "/live/", rows });
  return [
    live(
      t("live.helpRecord"),
      Object.entries(KIND_KEYS).map(([key, kind]) => [
        `${keyText(key)} · Ctrl ${figureOf(kind)}`,
        t(`live.kinds.${kind}`),
      ]),
    ),
    live(t("live.helpPositions"), [
      [PARTY_NUMBERS, t("live.pickParty")],
      ...Object.entries(STANCE_KEYS).map(([key, stance]): [string, string] => [
        keyText(key),
        t(`values.stance.${stance}`),
      ]),
      ...Object.entries(RESULT_KEYS).map(([key, state]): [string, string] => [
        keyText(key),
        t(`values.state.${state}`),
      ]),
    ]),
    live(t("live.helpRoom"), [
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
    ]),
    ...Object.entries(PLACES).map(
      ([place, at]): Section => ({
        title: t(`keys.places.${place as Place}`),
        at,
        rows: [
          ...(place === "amendment" ? [[PARTY_NUMBERS, t("live.proposedBy")] as [string, string]] : []),
          ...of(place as Place),
          ...(place === "list"
            ? Object.entries(GRID_KEYS).map(([key, deed]): [string, string] => [key, t(`keys.deeds.${deed}`)])
            : []),
        ],
      }),
    ),
    { title: t("keys.places.everywhere"), rows: of("everywhere") },
  ];
}

/** `mod+shift+Z` as it stands on a keyboard. */
function shownKey(hotkey: string): string {
  return hotkey
    .replace(/^shift\+([?!])$/, "$1")
    .split("+")
    .map((part) => NAMES[part] ?? keyText(part.toLowerCase()))
    .join(" ");
}

const NAMES: Readonly<Record<string, string>> = {
  mod: "Ctrl",
  shift: "Shift",
  alt: "Alt",
  Escape: "Esc",
  Backspace: "⌫",
  PageDown: "PgDn",
  PageUp: "PgUp",
};
