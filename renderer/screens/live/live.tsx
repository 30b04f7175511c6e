/** The room: agenda left, what comes out in the middle, who is there on the right. Everything works from the keyboard. */
import { Button, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { EmptyState, Tag } from "../../parts/badges.tsx";
import { ErrorNote } from "../../parts/error-note.tsx";
import { textOf } from "../../parts/name.ts";
import { useCommand } from "../../parts/use-record.ts";
import type { Sheet } from "../meetings/meeting.tsx";
import { AgendaRail } from "./agenda-rail.tsx";
import { Compose } from "./compose.tsx";
import { EntryCard, entriesUnder } from "./entries.tsx";
import type { EntryKind } from "./entry.ts";
import { ItemTimer } from "./item-timer.tsx";
import { Keys } from "./keys.tsx";
import own from "./live.module.css";
import { PositionBar } from "./position-bar.tsx";
import { RoomSide } from "./room-side.tsx";
import { useLiveKeys } from "./use-live-keys.ts";

export function Live() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { data: sheet, error } = useQuery(api.meeting.sheet.queryOptions({ input: { id } }));
  if (error)
    return (
      <div className="page">
        <ErrorNote error={error} />
      </div>
    );
  return sheet ? <Room key={id} sheet={sheet} /> : null;
}

function Room({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const run = useCommand();
  const { meeting, items } = sheet;
  const compose = useRef<HTMLTextAreaElement>(null);
  const [kind, setKind] = useState<EntryKind>("decision");
  const [chosen, setChosen] = useState<string | null>(null);
  const [large, setLarge] = useState(false);
  const [help, setHelp] = useState(false);
  const current = items.find((item) => item.id === meeting.current_item) ?? null;
  const index = current ? items.indexOf(current) : -1;
  const entries = entriesUnder(sheet, current?.id ?? null);
  const decisions = entries.flatMap((entry) =>
    entry.subject === "outcome" && entry.record.kind === "decision" ? [entry.record] : [],
  );
  const decision = decisions.find((one) => one.id === chosen) ?? decisions.at(-1) ?? null;

  const moveTo = (item: string | undefined) =>
    item && void run(() => client.meeting.moveTo({ item, opId: newAction() }));
  const toggleTimer = () =>
    void run(() =>
      current && !current.started_at
        ? client.meeting.moveTo({ item: current.id, opId: newAction() })
        : client.meeting.pauseTimer({ meeting: meeting.id, opId: newAction() }),
    );
  const close = () =>
    run(async () => {
      await client.meeting.close({ id: meeting.id, opId: newAction() });
      await navigate({ to: "/meetings/$id", params: { id: meeting.id }, search: { tab: "record" } as never });
    });

  useLiveKeys(compose, {
    kind: (next) => {
      setKind(next);
      compose.current?.focus();
    },
    next: () => moveTo(items[index + 1]?.id),
    previous: () => moveTo(items[index - 1]?.id),
    timer: toggleTimer,
    choose: (step) => {
      const at = decisions.findIndex((one) => one.id === decision?.id);
      setChosen(decisions[Math.max(0, Math.min(decisions.length - 1, at + step))]?.id ?? null);
    },
    help: () => setHelp((shown) => !shown),
    large: () => setLarge((shown) => !shown),
  });

  if (meeting.state !== "live")
    return (
      <EmptyState title={t("live.notLive", { state: t(`values.state.${meeting.state}`) })}>
        <Button component={Link} to="/meetings/$id" params={{ id: meeting.id } as never}>
          {t("live.backToMeeting")}
        </Button>
      </EmptyState>
    );
  return (
    <div className={own.room} data-large={large || undefined}>
      <AgendaRail sheet={sheet} onMove={moveTo} />
      <div className={own.middle}>
        <div className={own.bar}>
          <Link to="/meetings/$id" params={{ id: meeting.id }} className="link">
            {textOf(meeting.title_zh, meeting.title_en, language)}
          </Link>
          <Tag tone="warn">{t("values.state.live")}</Tag>
          {meeting.exercise && <Tag>{t("live.exercise")}</Tag>}
          <span style={{ flex: 1 }} />
          <Button size="compact-sm" variant="subtle" onClick={() => setLarge(!large)}>
            {t("live.large")} <kbd>L</kbd>
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setHelp(true)}>
            {t("live.keys")} <kbd>?</kbd>
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => void close()}>
            {t("live.close")}
          </Button>
        </div>
        {current ? (
          <div className={own.head}>
            <h1>
              {index + 1} {textOf(current.title_zh, current.title_en, language)}
              <span className={own.other}>{language === "zh" ? current.title_en : current.title_zh}</span>
            </h1>
            <ItemTimer item={current} onToggle={toggleTimer} />
          </div>
        ) : (
          <EmptyState title={items.length === 0 ? t("live.noItems") : t("live.noCurrent")} />
        )}
        <div className={own.entries}>
          {entries.map((entry) => (
            <EntryCard
              key={entry.record.id}
              entry={entry}
              sheet={sheet}
              chosen={entry.record.id === decision?.id}
              onChoose={() => setChosen(entry.record.id)}
            />
          ))}
          {entries.length === 0 && <EmptyState title={t("live.nothingYet")} />}
        </div>
        {decision && <PositionBar decision={decision} sheet={sheet} />}
        <Compose ref={compose} kind={kind} onKind={setKind} sheet={sheet} item={current?.id ?? null} />
      </div>
      <RoomSide sheet={sheet} />
      <Modal opened={help} onClose={() => setHelp(false)} title={t("live.keys")}>
        <Keys />
      </Modal>
    </div>
  );
}
