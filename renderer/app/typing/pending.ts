/**
 * What of this window is not recorded yet: what is being typed, and writes on their way. Whatever takes stock of the
 * workspace (an export, a seal, a backup) waits for it, in one place: the link, by what the contract states of the call.
 */
import { useEffect, useRef } from "react";

/** Whoever locks is not kept waiting by a workspace that does not answer. What was typed is a draft on disk by then. */
const BRIEFLY_MS = 500;

/** Records what is being typed. @returns whether nothing of it is left unrecorded that should have been */
type PutAway = () => Promise<boolean>;

const typing = new Set<PutAway>();
const onTheirWay = new Set<Promise<unknown>>();

/** `put` puts away what is being typed here. */
export function useTyping(put: PutAway): void {
  const latest = useRef(put);
  latest.current = put;
  useEffect(() => {
    const now = () => latest.current();
    typing.add(now);
    return () => void typing.delete(now);
  }, []);
}

/** A write, or several that belong together: nothing takes stock before they have been answered. */
export function onItsWay<T>(write: Promise<T>): Promise<T> {
  const ended = write.then(
    () => {},
    () => {},
  );
  onTheirWay.add(ended);
  void ended.then(() => onTheirWay.delete(ended));
  return write;
}

/**
 * Records all that is being typed in this window and waits for all its writes, begun before or by this.
 * @returns whether all of it is recorded. What is not is a draft by then, or stands in its field with the reason
 */
export async function settled(): Promise<boolean> {
  const [typed] = await Promise.all([Promise.allSettled([...typing].map((put) => put())), ...onTheirWay]);
  return typed.every((put) => put.status === "fulfilled" && put.value);
}

/** As `settled`, for a moment at most. */
export async function settledBriefly(): Promise<void> {
  await Promise.race([settled(), new Promise((resume) => setTimeout(resume, BRIEFLY_MS))]);
}

/** Sends what is being typed when the page goes away; the host does what was sent, whether or not anybody waits for it. */
export function settleOnLeaving(page: Pick<Window, "addEventListener">): void {
  page.addEventListener("pagehide", () => void settled());
}
