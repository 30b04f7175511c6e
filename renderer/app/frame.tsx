/** The frame around every screen: rail, header with search, status bar, keys that work everywhere. */

import { useHotkeys } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { api, newAction } from "./api.ts";
import { sentenceOf } from "./errors.ts";
import styles from "./frame.module.css";
import { useLanguage } from "./i18n.ts";
import { openPalette } from "./palette-state.ts";
import { tell } from "./saved.ts";
import { type Status, StatusBar } from "./status-bar.tsx";

const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));

export const SCREENS = [
  { to: "/today", key: "today" },
  { to: "/meetings", key: "meetings" },
  { to: "/actions", key: "actions" },
  { to: "/task-forces", key: "taskForces" },
  { to: "/organizations", key: "organizations" },
  { to: "/policies", key: "policies" },
  { to: "/problems", key: "problems" },
  { to: "/history", key: "history" },
] as const;

export function Frame({ status }: { status: Status }) {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { undo, redo } = useUndo();
  useHotkeys([
    ["mod+K", () => openPalette()],
    ["mod+Z", undo],
    ["mod+shift+Z", redo],
    ["mod+Y", redo],
  ]);
  const on = (to: string) =>
    path.startsWith(to) || (to === "/meetings" && /^\/(live|series|round|templates)/.test(path));
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById("main")?.focus()}>
        {t("frame.skip")}
      </button>
      <nav className={styles.rail} aria-label={t("frame.navigation")}>
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
            {t(`screens.${key}`)}
          </Link>
        ))}
        <Link to="/settings" className={styles.place} data-last data-on={on("/settings") || undefined}>
          {t("screens.settings")}
        </Link>
      </nav>
      <header className={styles.header}>
        <span className={styles.crumb}>
          <b>{status.name ?? t("frame.product")}</b>
        </span>
        <button type="button" className={styles.search} onClick={() => openPalette()}>
          <span>{t("frame.search")}</span>
          <kbd>Ctrl K</kbd>
        </button>
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
      <StatusBar status={status} />
      <Suspense>
        <Palette />
      </Suspense>
    </div>
  );
}

/** Undo and redo of the own last action; keys act outside of text only (useHotkeys leaves text fields alone). */
export function useUndo() {
  const language = useLanguage();
  const { t } = useTranslation();
  const undo = useMutation(api.history.undo.mutationOptions());
  const redo = useMutation(api.history.redo.mutationOptions());
  const run = (which: typeof undo, done: string) => () =>
    which.mutate(
      { opId: newAction() },
      {
        onSuccess: () => tell({ kind: "note", text: done }),
        onError: (error) => tell({ kind: "error", text: sentenceOf(error, language) }),
      },
    );
  return { undo: run(undo, t("frame.undone")), redo: run(redo as typeof undo, t("frame.redone")) };
}
