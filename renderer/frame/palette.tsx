/** The command palette: every screen, the common commands, and every record, by typing. */
import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight, useSpotlight } from "@mantine/spotlight";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../db/language/names.ts";
import { calledBy, nearness } from "../../db/language/parties.ts";
import { api } from "../app/api.ts";
import { setLanguage, useLanguage } from "../app/i18n.ts";
import { useToRecord } from "../app/places/address.ts";
import { SCREENS } from "../app/screens.ts";
import { useBackup, useLock } from "../app/use-keeping.ts";
import { useSyllables } from "../app/use-syllables.ts";
import { useUndo } from "../app/use-undo.ts";
import { useMay } from "../records/may.ts";
import { setAppearance } from "../ui/theme/appearance.ts";
import { chooseFirst, openChosen, palette, paletteStore, takeTypedAhead } from "./palette-state.ts";

const PAUSE_MS = 80;

export function Palette() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const toRecord = useToRecord();
  const { undo, redo } = useUndo();
  const backup = useBackup();
  const may = useMay();
  const lock = useLock();
  const { opened } = useSpotlight(paletteStore);
  const syllables = useSyllables(opened);
  const [words, setWords] = useState("");
  const [settled] = useDebouncedValue(words.trim(), PAUSE_MS);
  const { data } = useQuery(
    api.search.query.queryOptions({ input: { text: settled, limit: 30 }, enabled: settled.length > 0 }),
  );
  const all = [
    ...SCREENS.map(({ to, key }) => ({ label: t(key), run: () => void navigate({ to }) })),
    ...(may.call("table_import.run")
      ? [{ label: t("imports.title"), run: () => void navigate({ to: "/import" }) }]
      : []),
    { label: t("verify.title"), run: () => void navigate({ to: "/verify" }) },
    { label: t("screens.settings"), run: () => void navigate({ to: "/settings" }) },
    { label: t("collections.minutes_template"), run: () => void navigate({ to: "/minutes-templates" }) },
    ...(may.call("history.undo") ? [{ label: t("commands.undo"), run: () => undo() }] : []),
    ...(may.call("history.redo") ? [{ label: t("commands.redo"), run: () => redo() }] : []),
    ...(may.call("workspace.backup") ? [{ label: t("commands.backup"), run: () => backup.mutate({}) }] : []),
    { label: t("commands.lock"), run: () => lock.mutate(undefined) },
    { label: t("commands.language"), run: () => setLanguage(language === "zh" ? "en" : "zh") },
    { label: t("commands.light"), run: () => setAppearance("light") },
    { label: t("commands.dark"), run: () => setAppearance("dark") },
    { label: t("commands.contrast"), run: () => setAppearance("contrast") },
  ];
  const commands = all.flatMap((command) => {
    const near = nearness(words.trim(), calledBy([command.label], syllables));
    return near === null ? [] : [{ ...command, exact: words.trim() !== "" && near === 0 }];
  });
  const hits = settled ? (data?.hits ?? []) : [];
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
      }}
      scrollable
      maxHeight={460}
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
      <Spotlight.ActionsList>
        {commands.filter(({ exact }) => exact).map(action)}
        {hits.map((hit) => (
          <Spotlight.Action
            key={`${hit.subject}:${hit.id}`}
            label={nameOf(hit.label, language)}
            description={[
              t(`subjects.${hit.subject}` as "subjects.organization"),
              hit.meeting && [hit.meeting.day, nameOf(hit.meeting.label, language)].filter(Boolean).join(" "),
              // Where the name says it all, it is not said again.
              hit.snippet !== hit.label.zh && hit.snippet !== hit.label.en && hit.snippet,
            ]
              .filter(Boolean)
              .join(" · ")}
            onClick={() => {
              palette.close();
              void toRecord(hit.subject, hit.id);
            }}
          />
        ))}
        {commands.filter(({ exact }) => !exact).map(action)}
        {hits.length + commands.length === 0 && <Spotlight.Empty>{t("frame.nothingFound")}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
