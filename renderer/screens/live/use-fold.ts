/** Whether the column of the room is folded: as it was left in windows of this width; until then, where they are narrow. */
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { flushSync } from "react-dom";
import { keep, kept } from "../../app/kept.ts";

const AT_ONCE = { getInitialValueInEffect: false };

/** @returns whether it is folded, and how to fold or unfold it in this very frame */
export function useFold(): [boolean, (folded: boolean) => void] {
  const narrow = useMediaQuery("(max-width: 1199px)", undefined, AT_ONCE);
  // The room is one of three parts there, and has all of the window.
  const oneColumn = useMediaQuery("(max-width: 999px)", undefined, AT_ONCE);
  const key = narrow ? "live.foldedNarrow" : "live.folded";
  const [left, setLeft] = useState<Readonly<Record<string, boolean>>>({});
  const before = kept(key);
  const folded = !oneColumn && (left[key] ?? (before === null ? narrow : before === "yes"));
  return [
    folded,
    (next) => {
      keep(key, next ? "yes" : "no");
      flushSync(() => setLeft((all) => ({ ...all, [key]: next })));
    },
  ];
}
