/** Who changed what when, newest first; what was done here can be undone. */
import { Button, Select } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryEntry } from "../../../db/contract/procedures/history.ts";
import type { Labels } from "../../../db/contract/records.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api, client } from "../../app/api.ts";
import { momentHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useToRecord } from "../../app/places/address.ts";
import { actName, useUndo } from "../../app/use-undo.ts";
import { fieldSaid, isRead, kindSaid, recordSaid, valueSaid } from "../../records/history/said.ts";
import { useMay } from "../../records/may.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import styles from "../../ui/parts.module.css";
import own from "./history.module.css";

const PAGE = 50;
const SHOWN = 6;
/** Why something that was sealed, or said to be, stayed as it was. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(["E_SEALED", "E_ONLY_BY_COMMAND"]);

export function History() {
  const { t } = useTranslation();
  const { undo, redo } = useUndo();
  const may = useMay();
  const [by, setBy] = useState<string | null>(null);
  const { data: people } = useQuery(api.profile.list.queryOptions({ input: { limit: 200 } }));
  const { data: state } = useQuery(api.history.state.queryOptions());
  const { data, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ["history", by],
    queryFn: ({ pageParam }) =>
      client.history.list({ limit: PAGE, ...(by && { by }), ...(pageParam && { before: pageParam }) }),
    initialPageParam: 0,
    getNextPageParam: ({ entries, more }) => (more ? entries.at(-1)?.n : undefined),
  });
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  const labels: Labels = Object.assign({}, ...(data?.pages.map((page) => page.labels) ?? []));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("screens.history")}</h1>
        <Select
          aria-label={t("history.by")}
          placeholder={t("history.by")}
          data={(people?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={by}
          onChange={setBy}
          clearable
          w={180}
        />
        {may.call("history.undo") && (
          <Button variant="default" onClick={() => undo()} disabled={!state?.undo}>
            {t("commands.undo")} <kbd style={{ marginLeft: 6 }}>Ctrl Z</kbd>
          </Button>
        )}
        {may.call("history.redo") && (
          <Button variant="default" onClick={() => redo()} disabled={!state?.redo}>
            {t("commands.redo")}
          </Button>
        )}
      </div>
      {entries.length === 0 && data && <EmptyState title={t("history.empty")} />}
      <ol className={styles.list}>
        {entries.map((entry) => (
          <Entry key={entry.hash} entry={entry} labels={labels} />
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="subtle" onClick={() => void fetchNextPage()}>
          {t("history.older")}
        </Button>
      )}
    </div>
  );
}

function Entry({ entry, labels }: { entry: HistoryEntry; labels: Labels }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { undo } = useUndo();
  const may = useMay();
  return (
    <li className={own.entry}>
      <span className="small soft numbers">{momentHere(entry.at, language)}</span>
      <span>
        <b>{entry.byName ?? "—"}</b> {actName(t, entry.act, entry.changes[0]?.op)}{" "}
        {entry.undone && <Badge>{t("history.undone")}</Badge>}
        {entry.operations > SHOWN && (
          <span className="small soft"> {t("history.operations", { count: entry.operations })}</span>
        )}
      </span>
      {may.call("history.undo") && entry.undoable && (
        <Button size="compact-xs" variant="subtle" onClick={() => undo({ n: entry.n })}>
          {t("commands.undo")}
        </Button>
      )}
      <ul className={own.changes}>
        {entry.changes.slice(0, SHOWN).map((change) => (
          <Change key={`${change.subject}:${change.id}`} change={change} labels={labels} />
        ))}
      </ul>
    </li>
  );
}

function Change({ change, labels }: { change: HistoryEntry["changes"][number]; labels: Labels }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const toRecord = useToRecord();
  const reading = {
    t,
    language,
    nameOf: (id: string) => nameOf(labels[id], language),
    moment: (at: string) => momentHere(at, language),
  };
  return (
    <li>
      <button
        type="button"
        className="plain-button link"
        onClick={() => void toRecord(change.subject, change.id).catch(() => {})}
      >
        {kindSaid(t, change.subject)} {recordSaid(change.label, language)}
      </button>
      {change.op !== "set" && <Badge>{t(`history.${change.op}`)}</Badge>}
      {change.misfit !== null && <Badge>{t("history.noEffect")}</Badge>}
      {change.fields
        .filter(({ field }) => isRead(change.subject, field))
        .slice(0, SHOWN)
        .map(({ field, before, after, misfit }) => (
          <div key={field} className="small">
            <span className="soft">{fieldSaid(t, change.subject, field)}: </span>
            {before !== null && before !== undefined && before !== "" && (
              <>
                <del className="soft">{valueSaid(change.subject, field, before, reading)}</del> →{" "}
              </>
            )}
            {valueSaid(change.subject, field, after, reading)}
            {misfit !== null && <Badge>{t(WITHOUT_EFFECT.has(misfit) ? "history.noEffect" : "history.misfit")}</Badge>}
          </div>
        ))}
    </li>
  );
}
