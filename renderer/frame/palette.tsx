/** The command palette: every record, what stands in papers, every screen and the common commands, by typing. */
import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight, useSpotlight } from "@mantine/spotlight";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SearchHit } from "../../db/contract/procedures/search.ts";
import { api } from "../app/api.ts";
import { todayHere } from "../app/clock.ts";
import { useToRecord } from "../app/places/address.ts";
import { useSyllables } from "../app/use-syllables.ts";
import { shownPaper } from "../files/shown-paper.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { chooseFirst, openChosen, palette, paletteStore, takeTypedAhead } from "./palette-state.ts";
import { daysOf, grouped, subjectsOf } from "./search/groups.ts";
import { HitRow } from "./search/hit-row.tsx";
import { isNarrowed, type Narrowed, NarrowingRow, NOT_NARROWED } from "./search/narrowing.tsx";
import { Recent } from "./search/recent.tsx";
import styles from "./search/search.module.css";
import { useCommands } from "./search/use-commands.ts";

const PAUSE_MS = 80;
const MOST = 40;
const AGAIN_MS = 2_000;

export function Palette() {
  const { t } = useTranslation();
  const toRecord = useToRecord();
  const queries = useQueryClient();
  const { opened } = useSpotlight(paletteStore);
  const syllables = useSyllables(opened);
  const [words, setWords] = useState("");
  const [narrowed, setNarrowed] = useState(NOT_NARROWED);
  const [settled] = useDebouncedValue(words.trim(), PAUSE_MS);
  const { data } = useQuery(
    api.search.query.queryOptions({
      input: inputOf(settled, narrowed),
      enabled: opened && settled.length > 0,
      // Papers are read meanwhile, of which no change of a record tells.
      refetchInterval: ({ state }) => (state.data && state.data.unread > 0 ? AGAIN_MS : false),
    }),
  );
  const commands = useCommands(words.trim(), syllables);
  const note = useMutation(
    api.search.note.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.search.recent.key() }),
    }),
  );
  const hits = settled ? (data?.hits ?? []) : [];
  const shown = isNarrowed(narrowed) ? [] : commands;
  // The list is that of the words that stand there: until then nothing of it is meant.
  const fresh = settled === words.trim() && (settled === "" || data !== undefined);
  const waiting = useRef(false);
  // Once it stands in the place of what took the keys until now: they come up to this moment.
  useLayoutEffect(() => {
    const ahead = takeTypedAhead();
    setWords(ahead.words);
    waiting.current = ahead.entered;
  }, []);
  // With the list itself: between the two an Enter would find nothing chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a first hit is chosen anew with every list
  useLayoutEffect(() => {
    if (!fresh || settled === "") return;
    chooseFirst();
    if (waiting.current) openChosen();
    waiting.current = false;
  }, [fresh, settled, data]);
  const open = (hit: SearchHit) => {
    palette.close();
    note.mutate({ words: settled, record: { subject: hit.subject, id: hit.id } });
    if (hit.paper) shownPaper.set({ id: hit.id, at: hit.paper.at, words: settled });
    else void toRecord(hit.subject, hit.id);
  };
  const action = ({ label, run }: (typeof commands)[number]) => (
    <Spotlight.Action key={label} label={label} onClick={run} />
  );
  return (
    <Spotlight.Root
      store={paletteStore}
      query={words}
      onQueryChange={(next) => {
        waiting.current = false;
        setWords(next);
        if (next === "") setNarrowed(NOT_NARROWED);
      }}
      scrollable
      maxHeight={560}
      size={720}
      shortcut={null}
      // The page itself never scrolls, and the style that would hold it is refused by the policy.
      lockScroll={false}
      // It is there with the key that opens it: words typed at once after Ctrl+K must not be lost.
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
    >
      <div
        role="presentation"
        onKeyDownCapture={(event) => {
          if (event.key !== "Enter" || fresh) return;
          // Enter right behind the last letter is meant for what that letter finds.
          event.preventDefault();
          event.stopPropagation();
          waiting.current = true;
        }}
      >
        <Spotlight.Search placeholder={t("frame.search")} autoFocus />
      </div>
      {words.trim() !== "" && <NarrowingRow value={narrowed} onChange={setNarrowed} />}
      <Spotlight.ActionsList>
        {words.trim() === "" && (
          <Recent
            onWords={setWords}
            onRecord={({ subject, id }) => {
              palette.close();
              note.mutate({ record: { subject, id } });
              if (subject === "paper") shownPaper.set({ id, at: 0, words: "" });
              else void toRecord(subject, id);
            }}
          />
        )}
        {shown.filter(({ exact }) => exact).map(action)}
        {grouped(hits).map(({ group, hits: within }) => (
          <div key={group} role="presentation">
            <div className={styles.head}>
              <span>
                {t(`search.groups.${group}`)} {within.length}
              </span>
            </div>
            {within.map((hit) => (
              <HitRow
                key={`${hit.subject}:${hit.id}:${hit.paper?.at ?? ""}`}
                hit={hit}
                words={settled}
                onClick={() => open(hit)}
              />
            ))}
          </div>
        ))}
        {shown.some(({ exact }) => !exact) && <div className={styles.head}>{t("search.commands")}</div>}
        {shown.filter(({ exact }) => !exact).map(action)}
        {fresh && settled !== "" && hits.length + shown.length === 0 && (
          <EmptyState
            title={t(isNarrowed(narrowed) ? "search.nothingNarrowed" : "search.nothing", { words: settled })}
            why={t(isNarrowed(narrowed) ? "search.nothingNarrowedHint" : "search.nothingHint")}
          />
        )}
      </Spotlight.ActionsList>
      <div className={styles.foot}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t("search.choose")} <kbd>Enter</kbd> {t("search.open")} <kbd>Tab</kbd>{" "}
          {t("search.narrowKey")}
        </span>
        <span role="status">
          {data && data.unread > 0
            ? t("search.reading", { count: data.unread })
            : settled === ""
              ? t("search.hint")
              : t("search.count", { count: hits.length })}
        </span>
      </div>
    </Spotlight.Root>
  );
}

function inputOf(text: string, { group, city, sector, time }: Narrowed) {
  return {
    text,
    limit: MOST,
    ...(group && { subjects: subjectsOf(group) }),
    narrowed: { ...(city && { city }), ...(sector && { sector }), ...(time && daysOf(time, todayHere())) },
  };
}
