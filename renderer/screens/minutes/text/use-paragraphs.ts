/**
 * Which paragraph of the minutes is chosen and which is open, and the ways between them: arrow keys go from one to the next,
 * Enter edits, F8 goes to the next whose record changed after its wording was polished.
 */
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { MinutesStyle } from "../../../../db/contract/minutes-style.ts";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import { keep, kept } from "../../../app/kept.ts";
import { usePageKeys } from "../../../app/keys.ts";
import { useDrafts } from "../../../app/typing/drafts.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { useMay } from "../../../records/may.ts";
import type { WorkingIn } from "../circulation/use-working-in.ts";
import { draftKey, rowName } from "./names.ts";
import type { RowActions } from "./row-actions.ts";
import { useWordings } from "./use-wordings.ts";

interface Props {
  view: MeetingView;
  style: MinutesStyle;
  paragraphs: MinutesParagraph[];
  /** The comment for whose sake the text is open. */
  workingIn: WorkingIn | null;
  /** What the rows stand in. */
  list: RefObject<HTMLElement | null>;
}

export type About = NonNullable<MinutesParagraph["about"]>;

/** The draft of the paragraph that is being polished. */
const EDITING = "minutes.editing";

export function useParagraphs({ view, style, paragraphs, workingIn, list }: Props) {
  const { id: meeting, state } = view.meeting;
  const may = useMay();
  const sealed = state === "sealed" || !may.make("wording", { meeting });
  const drafts = useDrafts();
  const [active, setActive] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [opened, setOpened] = useState<About | null>(null);
  const wordings = useWordings(meeting, style);
  const byName = useMemo(() => new Map(paragraphs.map((one) => [rowName(one), one])), [paragraphs]);
  const worked = (workingIn && paragraphs.find((one) => isAbout(workingIn, one))) ?? null;

  const step = (by: 1 | -1, wanted: (stop: HTMLElement) => boolean = () => true) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>("[data-paragraph]") ?? [])];
    const here = all.findIndex((stop) => stop.dataset.paragraph === (editing ?? active));
    const beyond = by === 1 ? all.slice(here + 1) : all.slice(0, Math.max(here, 0)).reverse();
    // After the last comes the first again, so that none is missed.
    reach(beyond.find(wanted) ?? (by === 1 ? all : all.toReversed()).find(wanted));
  };
  const toChanged = (by: 1 | -1) => step(by, ({ dataset }) => dataset.changed !== undefined);
  usePageKeys("wording", { nextChanged: () => toChanged(1), previousChanged: () => toChanged(-1) }, [
    "nextChanged",
    "previousChanged",
  ]);

  // The rows are many and stay as they are: what they call is always the latest.
  const leave = (name: string) => {
    if (!worked || rowName(worked) !== name) return false;
    workingIn?.back();
    return true;
  };
  const latest = useRef({ step, wordings, sealed, byName, leave });
  latest.current = { step, wordings, sealed, byName, leave };
  const actions = useMemo<RowActions>(
    () => ({
      reached: setActive,
      begin: (name) => {
        const paragraph = latest.current.byName.get(name);
        if (latest.current.sealed || !paragraph) return;
        setEditing(name);
        keep(EDITING, draftKey(meeting, style, paragraph));
      },
      end: (name, focus) => {
        keep(EDITING, "");
        setEditing((now) => (now === name ? null : now));
        if (focus)
          requestAnimationFrame(() =>
            list.current
              ?.querySelector<HTMLElement>(`[data-paragraph="${CSS.escape(name)}"] button`)
              ?.focus({ preventScroll: true }),
          );
      },
      leave: (name) => latest.current.leave(name),
      step: (by) => latest.current.step(by),
      write: (paragraph, text, was) => latest.current.wordings.write(paragraph, text, was),
      keep: (paragraph) => latest.current.wordings.keep(paragraph),
      back: (paragraph) => latest.current.wordings.back(paragraph),
      open: (about, name) => {
        setActive(name);
        setOpened(about);
      },
    }),
    [meeting, style, list],
  );

  // The paragraph that a comment is about is open at once; else what was being typed when the program ended unexpectedly.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the paragraphs are first shown
  useEffect(() => {
    if (worked) {
      actions.begin(rowName(worked));
      return;
    }
    const left = kept(EDITING);
    const one = left && paragraphs.find((paragraph) => draftKey(meeting, style, paragraph) === left);
    if (!one || sealed) return;
    void drafts.take(left).then(
      (text) => text !== null && setEditing((now) => now ?? rowName(one)),
      () => {},
    );
  }, []);

  return {
    sealed,
    /** The paragraph that was reached last. */
    active,
    editing: sealed ? null : editing,
    worked,
    actions,
    opened,
    close: () => setOpened(null),
    /** None is chosen any more. */
    leaveAll: () => setActive(null),
    toChanged: () => toChanged(1),
  };
}

/** What lies on a desk is turned to by the desk; else the row is brought into the window. */
function reach(row: HTMLElement | undefined): void {
  row?.querySelector<HTMLElement>("button, textarea")?.focus({ preventScroll: true });
  if (row && row.dataset.placed === undefined) row.scrollIntoView({ block: "nearest" });
}

function isAbout({ comment }: WorkingIn, { key, language }: MinutesParagraph): boolean {
  return comment.key === key && (!comment.language || comment.language === language);
}
