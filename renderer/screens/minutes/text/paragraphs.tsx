/**
 * The minutes paragraph by paragraph: on the left as printed, on the right what stands behind. Arrow keys go from one to
 * the next, Enter edits, F8 goes to the next whose record changed after its wording was polished.
 */
import { Drawer } from "@mantine/core";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Block, type FlatBlock, flatBlocks } from "../../../../db/contract/blocks.ts";
import type { MinutesStyle } from "../../../../db/contract/minutes-style.ts";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import type { Subject } from "../../../../db/contract/subjects/index.ts";
import { keep, kept } from "../../../app/kept.ts";
import { usePageKeys } from "../../../app/keys.ts";
import { useDrafts } from "../../../app/typing/drafts.ts";
import paper from "../../../files/paper.module.css";
import { PreviewBlock } from "../../../files/preview.tsx";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { useMay } from "../../../records/may.ts";
import { RecordDetail } from "../../../records/record-detail.tsx";
import type { WorkingIn } from "../circulation/use-working-in.ts";
import { WorkedComment } from "../circulation/worked-comment.tsx";
import own from "../minutes.module.css";
import { useMinutesRecord } from "../use-minutes-record.ts";
import { Orphans } from "./orphans.tsx";
import { draftKey } from "./paragraph-editor.tsx";
import { ParagraphRow } from "./paragraph-row.tsx";
import type { RowActions } from "./row-actions.ts";
import { useBehind } from "./use-behind.ts";
import { useWordings } from "./use-wordings.ts";

interface Props {
  view: MeetingView;
  style: MinutesStyle;
  blocks: Block[];
  paragraphs: MinutesParagraph[];
  orphans: MinutesParagraph[];
  /** The comment for whose sake the text is open. */
  workingIn: WorkingIn | null;
}

type About = NonNullable<MinutesParagraph["about"]>;
type Keyed = Extract<FlatBlock, { kind: "paragraph" }>;

/** The draft of the paragraph that is being polished. */
const EDITING = "minutes.editing";

const nameOf = ({ language, key }: { language: string; key?: string | undefined }) => `${language} ${key}`;

export function Paragraphs({ view, style, blocks, paragraphs, orphans, workingIn }: Props) {
  const { t } = useTranslation();
  const { id: meeting, state } = view.meeting;
  const may = useMay();
  const sealed = state === "sealed" || !may.make("wording", { meeting });
  const drafts = useDrafts();
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [opened, setOpened] = useState<About | null>(null);
  const { put } = useMinutesRecord(meeting);
  const wordings = useWordings(meeting, style);
  const behind = useBehind(view);
  const byName = useMemo(() => new Map(paragraphs.map((one) => [nameOf(one), one])), [paragraphs]);
  // Languages side by side stand under one another here, where each paragraph has its record beside it.
  const rows = useMemo(() => flatBlocks(blocks), [blocks]);
  const first = paragraphs[0] ? nameOf(paragraphs[0]) : null;
  const changed = paragraphs.filter(({ before }) => before !== null).length;
  const worked = workingIn && paragraphs.find((one) => isAbout(workingIn, one));
  const empty = new Set(paragraphs.flatMap(({ key }) => (key.startsWith("empty:") ? [key] : []))).size;
  const polished = paragraphs.filter(({ wording }) => wording !== null).length;

  const stops = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-paragraph]") ?? [])];
  const step = (by: 1 | -1, wanted: (stop: HTMLElement) => boolean = () => true) => {
    const all = stops();
    const here = all.findIndex((stop) => stop.dataset.paragraph === (editing ?? active));
    const beyond = by === 1 ? all.slice(here + 1) : all.slice(0, Math.max(here, 0)).reverse();
    // After the last comes the first again, so that none is missed.
    const next = beyond.find(wanted) ?? (by === 1 ? all : all.toReversed()).find(wanted);
    next?.querySelector<HTMLElement>("button, textarea")?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const toChanged = (by: 1 | -1) => step(by, ({ dataset }) => dataset.changed !== undefined);
  usePageKeys("wording", { nextChanged: () => toChanged(1), previousChanged: () => toChanged(-1) }, [
    "nextChanged",
    "previousChanged",
  ]);

  // The rows are many and stay as they are: what they call is always the latest.
  const leave = (name: string) => {
    if (!worked || nameOf(worked) !== name) return false;
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
            list.current?.querySelector<HTMLElement>(`[data-paragraph="${CSS.escape(name)}"] button`)?.focus(),
          );
      },
      leave: (name) => latest.current.leave(name),
      step: (by) => latest.current.step(by),
      write: (paragraph, text, was) => latest.current.wordings.write(paragraph, text, was),
      keep: (paragraph) => latest.current.wordings.keep(paragraph),
      back: (paragraph) => latest.current.wordings.back(paragraph),
      open: setOpened,
    }),
    [meeting, style],
  );

  // The paragraph that a comment is about is open at once; else what was being typed when the program ended unexpectedly.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the paragraphs are first shown
  useEffect(() => {
    if (worked) {
      actions.begin(nameOf(worked));
      requestAnimationFrame(() =>
        list.current
          ?.querySelector(`[data-paragraph="${CSS.escape(nameOf(worked))}"]`)
          ?.scrollIntoView({ block: "center" }),
      );
      return;
    }
    const left = kept(EDITING);
    const one = left && paragraphs.find((paragraph) => draftKey(meeting, style, paragraph) === left);
    if (!one || sealed) return;
    void drafts.take(left).then(
      (text) => text !== null && setEditing((now) => now ?? nameOf(one)),
      () => {},
    );
  }, []);

  return (
    <div className={own.stack}>
      <p className="small soft" style={{ margin: 0 }}>
        {sealed ? t("minutes.readOnly") : t("minutes.keys")}
        {polished > 0 && ` · ${t("minutes.polishedCount", { count: polished })}`}
        {changed > 0 && (
          <>
            {" · "}
            <button type="button" className="plain-button link" onClick={() => toChanged(1)}>
              {t("minutes.changedCount", { count: changed })}
            </button>
          </>
        )}
        {empty > 0 && !sealed && (
          <>
            {" · "}
            {t("minutes.emptyItems", { count: empty })}{" "}
            <button
              type="button"
              className="plain-button link"
              onClick={() => void put({ omit_empty: true }).catch(() => {})}
            >
              {t("minutes.omitEmpty")}
            </button>
          </>
        )}
      </p>
      <Orphans orphans={orphans} disabled={sealed} />
      {workingIn && !worked && <WorkedComment workingIn={workingIn} elsewhere />}
      <div ref={list} className={own.paragraphs}>
        <h2 className={own.columnHead}>{t("minutes.asPrinted")}</h2>
        <h2 className={own.columnHead}>{t("minutes.behind")}</h2>
        {rows.map((block, index) => {
          const paragraph = block.kind === "paragraph" && block.key ? byName.get(nameOf(block)) : undefined;
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks without a key have no other name
          if (!paragraph) return <PlainRow key={`block ${index}`} block={block} />;
          const name = nameOf(paragraph);
          const { title, text } = behind(paragraph);
          return (
            <ParagraphRow
              key={name}
              name={name}
              meeting={meeting}
              style={style}
              paragraph={paragraph}
              indent={(block as Keyed).indent === true}
              title={title}
              recordText={text}
              current={(active ?? first) === name}
              editing={editing === name && !sealed}
              sealed={sealed}
              actions={actions}
              workingIn={paragraph === worked ? workingIn : null}
            />
          );
        })}
      </div>
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        position="right"
        size={460}
        withCloseButton={false}
        padding={0}
        lockScroll={false}
        transitionProps={{ duration: 0 }}
        aria-label={opened ? t(`subjects.${opened.subject as Subject}`) : ""}
      >
        {opened && <RecordDetail subject={opened.subject as Subject} id={opened.id} onClose={() => setOpened(null)} />}
      </Drawer>
    </div>
  );
}

function isAbout({ comment }: WorkingIn, { key, language }: MinutesParagraph): boolean {
  return comment.key === key && (!comment.language || comment.language === language);
}

/** What is not polished: headings, tables, the imprint. */
const PlainRow = memo(function PlainRow({ block }: { block: FlatBlock }) {
  return (
    <div className={own.row}>
      <div className={paper.sheet}>
        <PreviewBlock block={block} />
      </div>
    </div>
  );
});
