/** The frame around every screen: rail, header with search and who sits here, status bar, keys that work everywhere. */
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { keyList, usePageKeys } from "../app/keys.ts";
import { Person, usePersonCount } from "../app/person.ts";
import { isUnder, SCREENS } from "../app/screens.ts";
import type { Status } from "../app/status.ts";
import { quiet } from "../app/typing/saved.ts";
import { useUndo } from "../app/use-undo.ts";
import styles from "./frame.module.css";
import { KeyList } from "./key-list.tsx";
import { Notices } from "./notices.tsx";
import { Palette } from "./palette.tsx";
import { openPalette } from "./palette-state.ts";
import { ProfileSwitch } from "./profile-switch.tsx";
import { StatusBar } from "./status-bar.tsx";
import { UndoBar } from "./undo-bar.tsx";
import { usePageFocus } from "./use-page-focus.ts";

export function Frame({ status }: { status: Status }) {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const person = status.profile?.id ?? null;
  const count = usePersonCount(person);
  const { undo, redo } = useUndo();
  // What was refused on one page is no matter of the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each page
  useEffect(() => quiet(), [path]);
  usePageKeys("everywhere", {
    search: () => openPalette(),
    undo: () => undo(),
    redo: () => redo(),
    list: () => keyList.set(true),
  });
  const [menu, setMenu] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has come somewhere needs the menu no more
  useEffect(() => setMenu(false), [path]);
  const announced = usePageFocus(path);
  const on = (to: string) => isUnder(path, to);
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById("main")?.focus()}>
        {t("frame.skip")}
      </button>
      <nav
        id="places"
        className={styles.rail}
        aria-label={t("frame.navigation")}
        data-open={menu || undefined}
        onKeyDown={({ key }) => key === "Escape" && setMenu(false)}
      >
        <span className={styles.logo} aria-hidden="true">
          协
        </span>
        {SCREENS.map(({ to, key }) => (
          <Link
            key={to}
            to={to}
            className={styles.place}
            data-on={on(to) || undefined}
            aria-current={on(to) ? "page" : undefined}
          >
            {t(key)}
          </Link>
        ))}
        <Link to="/settings" className={styles.place} data-last data-on={on("/settings") || undefined}>
          {t("screens.settings")}
        </Link>
      </nav>
      <header className={styles.header}>
        <button
          type="button"
          className={`plain-button ${styles.menu}`}
          aria-label={t("frame.navigation")}
          aria-expanded={menu}
          aria-controls="places"
          onClick={() => setMenu(!menu)}
        >
          ☰
        </button>
        <span className={styles.crumb}>
          <b>{status.name ?? t("frame.product")}</b>
        </span>
        <button type="button" className={styles.search} onClick={() => openPalette()}>
          <span>{t("frame.search")}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <ProfileSwitch status={status} />
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        <Notices opening={status.opening} notices={status.notices} />
        <Person key={count} value={person}>
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </Person>
      </main>
      <UndoBar key={`undo ${count}`} />
      <p className="visually-hidden" role="status" data-testid="page">
        {announced}
      </p>
      <StatusBar status={status} />
      <Palette key={count} />
      <KeyList path={path} />
    </div>
  );
}
