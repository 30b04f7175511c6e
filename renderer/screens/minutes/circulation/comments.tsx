/**
 * The paragraphs of the minutes, each with what sectors said of it. Down and up go from one to the next, C begins a comment.
 */
import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Block, type FlatBlock, flatBlocks } from "../../../../db/contract/blocks.ts";
import type { MinutesCirculation } from "../../../../db/contract/procedures/circulation.ts";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import { api } from "../../../app/api.ts";
import { usePageKeys } from "../../../app/keys.ts";
import paper from "../../../files/paper.module.css";
import { PreviewBlock } from "../../../files/preview.tsx";
import { useMargin } from "../../../files/sheet/use-margin.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorNote } from "../../../ui/error-note.tsx";
import styles from "../../../ui/parts.module.css";
import { LookPicker } from "../look-picker.tsx";
import shared from "../minutes.module.css";
import { useLook } from "../use-look.ts";
import { CommentCard } from "./comment-card.tsx";
import { CommentForm } from "./comment-form.tsx";
import own from "./comments.module.css";
import { useActor } from "./use-actor.ts";
import { type Comment, useNamedComment, useToComment } from "./use-working-in.ts";

const FILTERS = ["all", "open", "accepted", "waiting", "declined"] as const;
type Filter = (typeof FILTERS)[number];

const MATCHES: Record<Filter, (comment: Comment) => boolean> = {
  all: () => true,
  open: ({ state }) => state === "open",
  accepted: ({ state }) => state === "accepted",
  waiting: ({ workedIn }) => workedIn === false,
  declined: ({ state }) => state === "declined",
};
/** Of the whole document. */
const WHOLE = "";

export function Comments({ view, circulation }: { view: MeetingView; circulation: MinutesCirculation }) {
  const { t } = useTranslation();
  const look = useLook(view.meeting);
  const { role } = useActor();
  const meeting = view.meeting.id;
  const [filter, setFilter] = useState<Filter>("all");
  const [writing, setWriting] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useMargin(list);
  const { data, error } = useQuery(api.minutes.paragraphs.queryOptions({ input: { meeting, ...look.asked } }));
  const { data: blocks } = useQuery(
    api.document.blocks.queryOptions({ input: { kind: "minutes", of: meeting, ...look.asked } }),
  );
  const paragraphs = data?.paragraphs ?? [];
  const mayComment = circulation.state !== "draft" && view.meeting.state === "closed" && role !== "observer";

  const to = useToComment(meeting);
  const workIn = (comment: Comment) => {
    // The paragraph is there in the language and style that the comment was made in.
    const { language, style } = comment;
    const shown = (look.language === "both" || look.language === language) && data?.style === style;
    if (language && style && !shown) look.set(language, `style:${style}`);
    to("text", comment.id);
  };
  // Back from a paragraph, the comment that it was about is reached again.
  const named = useNamedComment();
  const ready = data !== undefined;
  useEffect(() => {
    const card = named && ready && list.current?.querySelector<HTMLElement>(`[data-comment="${CSS.escape(named)}"]`);
    if (!card) return;
    card.focus();
    card.scrollIntoView({ block: "center" });
  }, [named, ready]);

  const step = (by: 1 | -1) => {
    const stops = [...(list.current?.querySelectorAll<HTMLElement>("[data-place]") ?? [])];
    const here = stops.findIndex((stop) => stop.contains(document.activeElement));
    const next = stops[here === -1 ? 0 : Math.min(stops.length - 1, Math.max(0, here + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const begin = () => {
    const here = document.activeElement?.closest<HTMLElement>("[data-place]");
    if (mayComment) setWriting(here?.dataset.place ?? WHOLE);
  };
  usePageKeys("comments", { down: () => step(1), up: () => step(-1), comment: begin });

  const shown = circulation.comments.filter(MATCHES[filter]);
  const known = new Set(paragraphs.map(({ key }) => key));
  const here = (key: string, language?: string) =>
    shown.filter(
      (comment) => (comment.key ?? WHOLE) === key && (!language || !comment.language || comment.language === language),
    );
  // Of another language, style, or a paragraph that is there no more: they must not be out of sight.
  const elsewhere = shown.filter(({ key, language }) =>
    key ? !known.has(key) || !paragraphs.some((one) => one.key === key && one.language === language) : false,
  );
  const rows = withHeadings(
    blocks ?? [],
    paragraphs.filter(
      ({ key, language }) =>
        filter === "all" || here(key, language).length > 0 || writing === placeOf({ key, language }),
    ),
  );
  const cards = (comments: Comment[]) =>
    comments.map((comment) => (
      <CommentCard
        key={comment.id}
        comment={comment}
        labels={circulation.labels}
        meeting={view.meeting}
        onWorkIn={workIn}
      />
    ));
  const form = (place: string, paragraph?: MinutesParagraph) =>
    writing === place ? (
      <CommentForm
        meeting={meeting}
        paragraph={paragraph}
        style={data?.style}
        onClose={() => {
          setWriting(null);
          requestAnimationFrame(() =>
            list.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`)?.focus(),
          );
        }}
      />
    ) : (
      mayComment && (
        <Button className={own.quiet} size="compact-xs" variant="subtle" onClick={() => setWriting(place)}>
          {t("circulation.comment")}
        </Button>
      )
    );
  return (
    <section className={shared.stack} aria-label={t("circulation.comments")} data-comments="">
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={t("circulation.filter")}
          value={filter}
          onChange={(value) => setFilter(value as Filter)}
          data={FILTERS.map((value) => ({
            value,
            label: `${t(`circulation.filters.${value}`)} ${circulation.comments.filter(MATCHES[value]).length}`,
          }))}
        />
        <LookPicker look={look} />
        <span className="small soft">{t("circulation.keys")}</span>
      </div>
      <ErrorNote error={error} />
      {filter !== "all" && shown.length === 0 && <EmptyState title={t("circulation.none")} />}
      <div className={own.desk}>
        <div ref={list} className={own.paragraphs}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys go from paragraph to paragraph */}
          <div className={own.row} data-place={WHOLE} data-noted tabIndex={0}>
            <div className={paper.sheet}>
              <b>{t("circulation.whole")}</b>
            </div>
            <div className={own.behind} data-note>
              {cards(here(WHOLE))}
              {cards(elsewhere)}
              {form(WHOLE)}
            </div>
          </div>
          {rows.map((paragraph, index) => {
            if (paragraph.kind === "heading")
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: two items may have the same title
                <div key={`heading ${index}`} className={own.row}>
                  <div className={paper.sheet}>
                    <PreviewBlock block={paragraph} />
                  </div>
                </div>
              );
            const place = placeOf(paragraph);
            const said = here(paragraph.key, paragraph.language);
            return (
              <div
                key={place}
                className={own.row}
                data-place={place}
                data-noted={said.length > 0 || writing === place || undefined}
                // biome-ignore lint/a11y/noNoninteractiveTabindex: keys go from paragraph to paragraph
                tabIndex={0}
              >
                <div className={paper.sheet} lang={paragraph.language === "zh" ? "zh-CN" : "en"}>
                  {paragraph.label && <b>{paragraph.label}</b>}
                  {paragraph.text}
                </div>
                <div className={own.behind} data-note>
                  {cards(said)}
                  {form(place, paragraph)}
                </div>
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

type Heading = Extract<FlatBlock, { kind: "heading" }>;

/** Paragraphs under the headings that they have on paper; a heading over none of them is left out. */
function withHeadings(
  blocks: readonly Block[],
  paragraphs: readonly MinutesParagraph[],
): (Heading | (MinutesParagraph & { kind?: undefined }))[] {
  const rows: (Heading | MinutesParagraph)[] = [];
  const left = new Map(paragraphs.map((one) => [placeOf(one), one]));
  let open: Heading[] = [];
  for (const block of flatBlocks(blocks))
    if (block.kind === "heading")
      open = [...open.filter(({ level, language }) => level < block.level || language !== block.language), block];
    else if (block.kind === "paragraph" && block.key) {
      const place = placeOf({ key: block.key, language: block.language });
      const paragraph = left.get(place);
      if (!paragraph) continue;
      left.delete(place);
      rows.push(...open, paragraph);
      open = [];
    }
  // The two queries may be of different moments: no paragraph is lost.
  return [...rows, ...left.values()];
}

function placeOf({ key, language }: Pick<MinutesParagraph, "key" | "language">): string {
  return `${language} ${key}`;
}
