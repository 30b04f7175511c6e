/**
 * The places of the workspace: icons with words in three groups, folded to icons in a narrow window, in a live meeting and by
 * hand, and a menu in a very narrow one. Counted is only what is late.
 */
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { OPEN_STATUS } from "../../db/contract/vocabulary.ts";
import { api } from "../app/api.ts";
import { todayHere } from "../app/clock.ts";
import { keep, kept } from "../app/kept.ts";
import { GROUPS, isUnder, type Place, SCREENS } from "../app/screens.ts";
import { createStore, useStore } from "../app/store.ts";
import { Icon, type IconName, isIconName } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";
import styles from "./navigation.module.css";

const KEPT = "navigation";
const folded = createStore(kept(KEPT) === "folded");

function fold(value: boolean): void {
  keep(KEPT, value ? "folded" : "open");
  folded.set(value);
}

/** Pixels of CSS: below the first there is room for icons alone, below the second for a menu only. */
const NARROW = "(max-width: 1199px)";
const VERY_NARROW = "(max-width: 999px)";

/** At once: what is drawn first is drawn where it stays. */
const NOW = { getInitialValueInEffect: false };

/** Whether it shows icons alone: as it was folded, in a narrow window, and in a meeting, which needs the room. */
export function useFolded(path: string): boolean {
  const byHand = useStore(folded);
  const narrow = useMediaQuery(NARROW, false, NOW);
  const menu = useMediaQuery(VERY_NARROW, false, NOW);
  return !menu && (byHand || narrow || isLive(path));
}

function isLive(path: string): boolean {
  return path.startsWith("/live/");
}

interface Props {
  path: string;
  folded: boolean;
  /** The menu of a very narrow window is open. */
  open: boolean;
  onClose(): void;
}

export function Navigation({ path, folded: icons, open, onClose }: Props) {
  const { t } = useTranslation();
  const late = useLate();
  return (
    <nav
      id="places"
      className={styles.navigation}
      aria-label={t("frame.navigation")}
      data-open={open || undefined}
      data-folded={icons || undefined}
      onKeyDown={({ key }) => key === "Escape" && onClose()}
    >
      <span className={styles.brand} aria-hidden="true">
        <Mark size={26} />
        <span>{t("frame.product")}</span>
      </span>
      {GROUPS.map((group) => (
        <div key={group} className={styles.group}>
          {group !== "work" && <span className={styles.groupName}>{t(`frame.groups.${group}`)}</span>}
          {SCREENS.filter((place) => place.group === group).map((place) => (
            <Way
              key={place.to}
              to={place.to}
              icon={iconOf(place)}
              name={t(place.key)}
              on={isUnder(path, place.to)}
              late={place.subject === "action" ? late : 0}
            />
          ))}
        </div>
      ))}
      <div className={styles.foot}>
        <Way to="/settings" icon="settings" name={t("screens.settings")} on={isUnder(path, "/settings")} />
        {!isLive(path) && (
          <button
            type="button"
            className={styles.fold}
            onClick={() => fold(!icons)}
            title={t(icons ? "frame.unfold" : "frame.fold")}
          >
            <Icon name="panel-left" />
            <span className="visually-hidden">{t(icons ? "frame.unfold" : "frame.fold")}</span>
          </button>
        )}
      </div>
    </nav>
  );
}

function Way({
  to,
  icon,
  name,
  on,
  late = 0,
}: {
  to: string;
  icon: IconName;
  name: string;
  on: boolean;
  late?: number;
}) {
  const { t } = useTranslation();
  return (
    <Link
      to={to}
      className={styles.place}
      data-on={on || undefined}
      aria-current={on ? "page" : undefined}
      title={late > 0 ? `${name} · ${t("frame.lateCount", { count: late })}` : name}
    >
      <Icon name={icon} />
      <span className={styles.word}>{name}</span>
      {late > 0 && (
        <span className={styles.late}>
          <span aria-hidden="true">{late > MOST ? `${MOST}+` : late}</span>
          <span className="visually-hidden">{t("frame.lateCount", { count: late })}</span>
        </span>
      )}
    </Link>
  );
}

/** More need not be counted at a glance. */
const MOST = 99;

function useLate(): number {
  const filters = [
    { field: "status", op: "in" as const, value: [...OPEN_STATUS] },
    { field: "due", op: "before" as const, value: todayHere() },
  ];
  const { data = 0 } = useQuery(api.action.count.queryOptions({ input: { filters } }));
  return data;
}

/** A subject that has no drawing yet has that of a file. */
function iconOf({ to, subject }: Place): IconName {
  const name = subject ?? to.slice(1);
  return isIconName(name) ? name : "file";
}
