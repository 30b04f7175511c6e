/** The frame around every screen: navigation, header with search and who sits here, status bar, keys that work everywhere. */
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Later, usePart } from "../app/afterwards.ts";
import { keyList, usePageKeys } from "../app/keys.ts";
import { Person, usePersonCount } from "../app/person.ts";
import { placeOf } from "../app/screens.ts";
import type { Status } from "../app/status.ts";
import { quiet } from "../app/typing/saved.ts";
import { useUndo } from "../app/use-undo.ts";
import { Icon } from "../ui/icon.tsx";
import styles from "./frame.module.css";
import { Navigation, useFolded } from "./navigation.tsx";
import { PaletteComing } from "./palette-coming.tsx";
import { openPalette } from "./palette-state.ts";
import { Seat } from "./seat/seat.tsx";
import { StatusBar } from "./status-bar.tsx";
import { usePageFocus } from "./use-page-focus.ts";

const notices = new Later(async () => (await import("./notices.tsx")).Notices);
const undoBar = new Later(async () => (await import("./undo-bar.tsx")).UndoBar);
const palette = new Later(async () => (await import("./palette.tsx")).Palette);
const english = new Later(async () => (await import("../screens/english/english-dialog.tsx")).EnglishDialog);
const making = new Later(async () => (await import("../records/make-in-place.tsx")).MakeInPlace);
const paperText = new Later(async () => (await import("../files/paper-text.tsx")).PaperTextDialog);
const keys = new Later(async () => (await import("./key-list.tsx")).KeyList);

export function Frame({ status }: { status: Status }) {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const person = status.profile?.id ?? null;
  const count = usePersonCount(person);
  const { undo, redo } = useUndo();
  // What was refused on one page is no matter of the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each page
  useEffect(() => quiet(), [path]);
  usePageKeys(
    "everywhere",
    {
      search: () => openPalette(),
      undo: () => undo(),
      redo: () => redo(),
      list: () => keyList.set(true),
    },
    // Fields have undo and question marks of their own, but nothing that is found by a key.
    ["search"],
  );
  const [menu, setMenu] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has come somewhere needs the menu no more
  useEffect(() => setMenu(false), [path]);
  const announced = usePageFocus(path);
  const folded = useFolded(path);
  const Notices = usePart(notices);
  const UndoBar = usePart(undoBar);
  const Palette = usePart(palette);
  const EnglishDialog = usePart(english);
  const MakeInPlace = usePart(making);
  const KeyList = usePart(keys);
  const PaperText = usePart(paperText);
  return (
    <div className={styles.frame} data-folded={folded || undefined}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById("main")?.focus()}>
        {t("frame.skip")}
      </button>
      <Navigation path={path} folded={folded} open={menu} onClose={() => setMenu(false)} />
      <header className={styles.header}>
        <button
          type="button"
          className={`plain-button ${styles.menu}`}
          aria-label={t("frame.navigation")}
          aria-expanded={menu}
          aria-controls="places"
          onClick={() => setMenu(!menu)}
        >
          <Icon name="menu" />
        </button>
        <Where name={status.name ?? t("frame.product")} path={path} />
        <button type="button" className={styles.search} onClick={() => openPalette()}>
          <Icon name="search" size={16} />
          <span>{t("frame.search")}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <Seat status={status} />
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        <Suspense>
          <Notices opening={status.opening} notices={status.notices} />
        </Suspense>
        <Person key={count} value={person}>
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
          <Suspense>
            <EnglishDialog />
          </Suspense>
          <Suspense>
            <MakeInPlace />
          </Suspense>
        </Person>
      </main>
      <Suspense>
        <UndoBar key={`undo ${count}`} />
      </Suspense>
      <p className="visually-hidden" role="status" data-testid="page">
        {announced}
      </p>
      <StatusBar status={status} />
      <Suspense fallback={<PaletteComing />}>
        <Palette key={count} />
      </Suspense>
      <Suspense>
        <KeyList path={path} />
      </Suspense>
      <Suspense>
        <PaperText />
      </Suspense>
    </div>
  );
}

/** The workspace, and the place in it; from further in a way back to it. */
function Where({ name, path }: { name: string; path: string }) {
  const { t } = useTranslation();
  const place = placeOf(path);
  return (
    <nav className={styles.where} aria-label={t("frame.where")}>
      <span>{name}</span>
      {place && (
        <>
          <Icon name="right" size={16} />
          {path === place.to ? <b aria-current="page">{t(place.key)}</b> : <Link to={place.to}>{t(place.key)}</Link>}
        </>
      )}
    </nav>
  );
}
