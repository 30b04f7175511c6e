/** The real pages of the minutes, as the PDF has them: one picture, with the pages one under the other. */
import { ActionIcon, Skeleton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import type { InferContractRouterInputs } from "@orpc/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Api } from "../../../../db/contract/api.ts";
import { api } from "../../../app/api.ts";
import { ErrorNote } from "../../../ui/error-note.tsx";
import own from "./pages.module.css";

type Input = InferContractRouterInputs<Api>["minutes"]["pages"];

const PAUSE_MS = 300;
/** Nothing is shown for what takes no longer. */
const QUIET_MS = 200;
/** The picture of many pages is large: it is not kept for later. */
const KEPT_MS = 5_000;
/** Width of A4 at 96 dots an inch. */
const PAPER_PX = 794;
const ZOOMS = [50, 75, 100, 125, 150, 200];

export function Pages({ input }: { input: Input }) {
  const { t } = useTranslation();
  const text = JSON.stringify(input);
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  const { data, error, isFetching } = useQuery({
    ...api.minutes.pages.queryOptions({ input: JSON.parse(settled) as Input }),
    // The old pages stay until the new ones are there.
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
    structuralSharing: false,
  });
  const url = usePicture(data?.svg);
  const busy = useLate(isFetching || settled !== text);
  const [zoom, setZoom] = useState<number | null>(null);
  const [page, setPage] = useState(1);
  const frame = useRef<HTMLElement>(null);
  const count = data?.pages ?? 0;
  const change = (by: 1 | -1) => {
    const now = zoom ?? Math.round(((frame.current?.firstElementChild?.clientWidth ?? PAPER_PX) / PAPER_PX) * 100);
    setZoom((by === 1 ? ZOOMS.find((one) => one > now) : ZOOMS.findLast((one) => one < now)) ?? now);
  };
  return (
    <div className={own.pages}>
      <div className={own.tools}>
        <span className="numbers" role="status">
          {count > 0 && t("minutes.pageOf", { page: Math.min(page, count), count })}
        </span>
        {busy && data && <span className="small soft">{t("minutes.drawing")}</span>}
        <span style={{ flex: 1 }} />
        <ActionIcon variant="default" onClick={() => change(-1)} aria-label={t("minutes.smaller")}>
          −
        </ActionIcon>
        <button type="button" className="plain-button small numbers" onClick={() => setZoom(null)}>
          {zoom === null ? t("minutes.fit") : `${zoom} %`}
        </button>
        <ActionIcon variant="default" onClick={() => change(1)} aria-label={t("minutes.larger")}>
          +
        </ActionIcon>
      </div>
      <ErrorNote error={error} />
      <section
        ref={frame}
        className={own.frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        aria-label={t("minutes.views.pages")}
        aria-busy={busy}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) =>
          count > 0 && setPage(1 + Math.floor((scrollTop + clientHeight / 3) / (scrollHeight / count)))
        }
        onKeyDown={({ key }) => {
          if (key === "+" || key === "=") change(1);
          else if (key === "-") change(-1);
          else if (key === "0") setZoom(null);
        }}
      >
        {url ? (
          <div
            className={own.paper}
            style={{ width: zoom === null ? `min(100%, ${PAPER_PX}px)` : (PAPER_PX * zoom) / 100 }}
          >
            <img src={url} alt={t("minutes.pagesAlt", { count })} data-pages={count} />
            {Array.from({ length: Math.max(0, count - 1) }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name
              <span key={index} className={own.gap} style={{ top: `${((index + 1) / count) * 100}%` }} />
            ))}
          </div>
        ) : (
          busy && <Skeleton className={own.skeleton ?? ""} />
        )}
      </section>
    </div>
  );
}

/** The address of the picture. The one before it lives on until this one can be shown. */
function usePicture(svg: string | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (svg === undefined) return;
    const made = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    const picture = new Image();
    let wanted = true;
    const show = () => wanted && setUrl(made);
    picture.onload = show;
    picture.onerror = show;
    picture.src = made;
    return () => {
      wanted = false;
      // The next picture has taken its place by then.
      setTimeout(() => URL.revokeObjectURL(made), KEPT_MS);
    };
  }, [svg]);
  return url;
}

/** True only once it has been so for a while. */
function useLate(now: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!now) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return late;
}
