/** Keeps a part of the screen from being drawn again while nothing that it shows has changed. */
import { useCallback, useRef } from "react";
import type { MeetingView } from "../../meeting/meeting-view.ts";

/**
 * For `memo`: equal props, where of the view only these parts count. Parts that did not change are the same objects: a
 * change copies what it touches, and what comes from the workspace is compared with what was there.
 */
export function sameParts<P extends { view: MeetingView }>(
  ...parts: readonly (keyof MeetingView)[]
): (a: P, b: P) => boolean {
  return (a, b) =>
    parts.every((part) => a.view[part] === b.view[part]) &&
    (Object.keys(b) as (keyof P)[]).every((prop) => prop === "view" || a[prop] === b[prop]);
}

/** The same function for ever, which does what the newest one does. */
export function useSteady<A extends unknown[], R>(work: (...given: A) => R): (...given: A) => R {
  const latest = useRef(work);
  latest.current = work;
  return useCallback((...given: A) => latest.current(...given), []);
}
