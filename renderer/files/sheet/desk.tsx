/**
 * Sheets of paper on their desk: the pages of a picture, each a sheet of A4, small ones beside them to turn to, and whatever
 * stands on them or in the margin. The whole page is shown unless somebody wants it otherwise.
 */
import { Skeleton } from "@mantine/core";
import { memo, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Board, boardOf, type OnPage, pageAt, topOf, turnedTo, type Zoom, zoomed } from "./board.ts";
import own from "./desk.module.css";
import { Toolbar } from "./toolbar.tsx";
import { useInnerSize } from "./use-inner-size.ts";
import { ZoomTools } from "./zoom-tools.tsx";

interface Props {
  /** What lies on the desk, for those who do not see it. */
  label: string;
  /** The picture of all pages, one under the other; null: it is still being drawn. */
  picture: string | null;
  /** Of the picture, in words. */
  alt: string;
  count: number;
  /** It is being drawn, or drawn anew. */
  busy: boolean;
  /** What is to be seen; looked for again whenever another one is given. */
  seen?: OnPage | null | undefined;
  /** Something stands in the margin. */
  notes?: boolean;
  /** Tools before those of the size, and after them. */
  before?: React.ReactNode;
  after?: React.ReactNode;
  children?: (board: Board) => React.ReactNode;
}

export function Desk({ label, picture, alt, count, busy, seen, notes = false, before, after, children }: Props) {
  const { t } = useTranslation();
  const { ref: desk, width, height } = useInnerSize<HTMLElement>();
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [page, setPage] = useState(1);
  const board = boardOf({ width, height }, zoom, count, notes);
  const turn = (to: number) => desk.current?.scrollTo({ top: to });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has turned the desk by hand is not turned back
  useEffect(() => {
    if (desk.current && seen && picture) turn(turnedTo(board, seen, desk.current.scrollTop, height));
  }, [seen?.page, seen?.top, seen?.height, picture === null, board.scale]);
  const { scale } = board;
  return (
    <div className={own.desk}>
      <Toolbar>
        {before}
        <ZoomTools board={board} onZoom={setZoom} />
        {after}
      </Toolbar>
      <nav className={own.thumbs} aria-label={t("minutes.thumbs")}>
        {picture &&
          pagesOf(count).map((one) => (
            <button
              key={one}
              type="button"
              className={`plain-button ${own.thumb}`}
              aria-current={one === page ? "page" : undefined}
              aria-label={t("minutes.pageNamed", { page: one })}
              onClick={() => turn(one === 1 ? 0 : topOf(board, one) - 8)}
            >
              <span>
                <Page picture={picture} alt="" page={one} count={count} />
              </span>
              {one}
            </button>
          ))}
      </nav>
      <div className={own.table}>
        <section
          ref={desk}
          className={own.turned}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
          tabIndex={0}
          aria-label={label}
          aria-busy={busy}
          onScroll={({ currentTarget: { scrollTop, clientHeight } }) =>
            setPage(pageAt(board, scrollTop, clientHeight, count))
          }
          onKeyDown={({ key, target, currentTarget }) => {
            if (target !== currentTarget) return;
            if (key === "+" || key === "=") setZoom(zoomed(scale, 1));
            else if (key === "-") setZoom(zoomed(scale, -1));
            else if (key === "0") setZoom("page");
          }}
        >
          {width > 0 && (
            <div className={own.board} style={{ width: board.width, height: board.height }}>
              {picture
                ? pagesOf(count).map((one) => (
                    <div
                      key={one}
                      className={own.sheet}
                      style={{ left: board.sheet.left, top: topOf(board, one), ...sizeOf(board) }}
                    >
                      <Page picture={picture} alt={one === 1 ? alt : ""} page={one} count={count} />
                    </div>
                  ))
                : busy && (
                    <div
                      className={own.sheet}
                      style={{ left: board.sheet.left, top: topOf(board, 1), ...sizeOf(board) }}
                    >
                      <Skeleton height="100%" radius={0} />
                    </div>
                  )}
              {picture && children?.(board)}
            </div>
          )}
        </section>
        <p className={`small numbers ${own.where}`} role="status">
          {picture && count > 0 && t("minutes.pageOf", { page: Math.min(page, count), count })}
          {busy && picture && ` · ${t("minutes.drawing")}`}
        </p>
      </div>
    </div>
  );
}

function sizeOf({ sheet: { width, height } }: Board) {
  return { width, height };
}

function pagesOf(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** One page of the picture of all of them. */
const Page = memo(function Page({
  picture,
  alt,
  page,
  count,
}: {
  picture: string;
  alt: string;
  page: number;
  count: number;
}) {
  return (
    <img
      className={own.page}
      src={picture}
      alt={alt}
      data-pages={alt ? count : undefined}
      draggable={false}
      style={{ height: `${count * 100}%`, top: `${(1 - page) * 100}%` }}
    />
  );
});
