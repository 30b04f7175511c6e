/**
 * Whoever does not see that another page has come is told, and goes on from its beginning: its title has the focus, and is
 * the title of the window. A page that puts the focus elsewhere itself (into a line, say) is only announced.
 */
import { useEffect, useRef, useState } from "react";
import { pageStands } from "../app/afterwards.ts";

/** @returns the title of the page, to be read out where the focus does not do it */
export function usePageFocus(path: string): string {
  const [announced, setAnnounced] = useState("");
  const shown = useRef<{ path: string; title: HTMLElement; text: string } | null>(null);
  useEffect(() => {
    const main = document.getElementById("main");
    if (!main || shown.current?.path === path) return;
    const come = () => {
      const title = main.querySelector<HTMLElement>("h1");
      const text = (title?.textContent ?? "").trim();
      const last = shown.current;
      // The page that is being left stands there until the next one has come.
      if (!title || text === "" || (title === last?.title && text === last.text)) return false;
      shown.current = { path, title, text };
      document.title = `${text} · Concord`;
      pageStands();
      const { activeElement } = document;
      const elsewhere = activeElement !== title && activeElement !== main && main.contains(activeElement);
      if (last && !elsewhere) {
        title.tabIndex = -1;
        title.focus({ preventScroll: true });
      }
      setAnnounced(elsewhere ? text : "");
      return true;
    };
    if (come()) return;
    const watch = new MutationObserver(() => {
      if (come()) watch.disconnect();
    });
    watch.observe(main, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, [path]);
  return announced;
}
