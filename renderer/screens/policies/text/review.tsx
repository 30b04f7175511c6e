/** The clauses of a text before they are recorded: the paper at the left, what was made of it at the right, under the same numbers. */
import { Button, Checkbox, Group, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { ownTermOf } from "../../../../db/language/clauses/terms.ts";
import { textOf } from "../../../../db/language/names.ts";
import { api, client, newAction } from "../../../app/api.ts";
import { todayHere } from "../../../app/clock.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { usePageKeys } from "../../../app/keys.ts";
import { useCommand } from "../../../records/use-record.ts";
import { Icon } from "../../../ui/icon.tsx";
import { fieldLabel } from "../../../ui/labels.ts";
import { countsOf, type Draft, draftsOf, guessed, joinedAbove, marginOf, splitAt } from "./drafts.ts";
import type { Given } from "./take-text.tsx";
import own from "./text.module.css";

interface Props {
  policy: RecordOf<"policy">;
  given: Given;
  onBack(): void;
  onDone(version: string): void;
}

/** Word lists are short. */
const MOST = 500;

export function Review({ policy, given, onBack, onDone }: Props) {
  const { t } = useTranslation();
  const run = useCommand();
  const read = useMemo(() => draftsOf(given.paragraphs, given.english), [given]);
  const [drafts, setDrafts] = useState(read.drafts as readonly Draft[]);
  const [chosen, choose] = useState(0);
  const [paragraph, setParagraph] = useState(0);
  const ofPolicy = { filters: [{ field: "policy", op: "is" as const, value: policy.id }] };
  const { data: versions } = useQuery(api.policy_version.count.queryOptions({ input: ofPolicy }));
  const [label, setLabel] = useState<string | null>(null);
  const [draft, setDraft] = useState(false);
  const term = useMemo(
    () => ownTermOf(given.paragraphs.map(({ text }) => text).join("\n"), policy.published ?? policy.issued),
    [given, policy],
  );
  const [takesEnd, setTakesEnd] = useState(false);
  const paper = useRef<HTMLDivElement>(null);
  const called = label ?? t("policies.text.versionNumber", { count: (versions ?? 0) + 1 });
  const take = () =>
    drafts.length > 0 &&
    void run(async () => {
      const count = await client.policy_version.count(ofPolicy);
      const { version } = await client.policy.takeText({
        policy: policy.id,
        label: label?.trim() || t("policies.text.versionNumber", { count: count + 1 }),
        // The first is most likely the one that was issued.
        dated: count === 0 && !draft ? (policy.issued ?? policy.published ?? todayHere()) : todayHere(),
        draft,
        taken_from: given.taken_from,
        origin: given.origin,
        head: read.head,
        clauses: drafts.map(({ number, heading, heading_en, part, text, text_en, instruments, segments, amount }) => ({
          ...{ number, heading, heading_en, part, text, text_en, amount },
          instruments: [...instruments],
          segments: [...segments],
        })),
        ...(takesEnd && term?.ends && { valid_to: term.ends }),
        opId: newAction(),
      });
      onDone(version);
    });
  const go = (to: number) => {
    choose(to);
    setParagraph(0);
    paper.current?.querySelector(`[data-at="${to}"]`)?.scrollIntoView({ block: "nearest" });
  };
  const join = () => {
    setDrafts(joinedAbove(drafts, chosen));
    go(Math.max(0, chosen - 1));
  };
  const split = () => {
    setDrafts(splitAt(drafts, chosen, paragraph));
    setParagraph(0);
  };
  usePageKeys(
    "take",
    {
      takeIn: take,
      joinAbove: join,
      splitHere: split,
      nextClause: () => go(Math.min(drafts.length - 1, chosen + 1)),
      previousClause: () => go(Math.max(0, chosen - 1)),
    },
    ["takeIn"],
  );
  const counts = countsOf(drafts);
  return (
    <>
      <div className={own.found}>
        <b>
          {counts.length > 1
            ? t("policies.text.foundIn", {
                count: drafts.length,
                parts: counts.length,
                sum: counts.map(({ count }) => count).join(" + "),
              })
            : t("policies.text.found", { count: drafts.length })}
        </b>
        {read.doubts.length === 0 ? (
          <span className="soft">{t("policies.text.noGaps")}</span>
        ) : (
          read.doubts.map((doubt) => (
            <span key={JSON.stringify(doubt)} className={own.doubt}>
              <Icon name="warning" size={16} /> {t(`policies.text.doubts.${doubt.code}`, { ...doubt })}
            </span>
          ))
        )}
        {read.alone > 0 && (
          <span className={own.doubt}>{t("policies.text.englishMissing", { count: read.alone })}</span>
        )}
        {given.cut && <span className={own.doubt}>{t("policies.text.cut")}</span>}
        {given.taken_from === "pdf" && <span className="soft">{t("policies.text.pdf")}</span>}
      </div>
      {term && (
        <div className={own.found}>
          <span className="soft">“{term.words}”</span>
          {term.ends ? (
            <Checkbox
              label={t("policies.text.takeEnd", { day: term.ends })}
              checked={takesEnd}
              onChange={(event) => setTakesEnd(event.currentTarget.checked)}
            />
          ) : (
            <span className={own.doubt}>{t("policies.text.noBeginning")}</span>
          )}
        </div>
      )}
      <div className={own.review}>
        <div className={own.paper} ref={paper}>
          {read.head && <p className={own.head}>{read.head}</p>}
          {drafts.map((clause, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows choose as well
            // biome-ignore lint/a11y/noStaticElementInteractions: the arrows choose as well
            <div
              key={`${clause.at} ${clause.text.slice(0, 40)}`}
              className={own.passage}
              data-at={at}
              data-chosen={at === chosen || undefined}
              onClick={() => go(at)}
            >
              {clause.part !== drafts[at - 1]?.part && clause.part && <p className={own.part}>{clause.part}</p>}
              <span className={own.margin} aria-hidden="true">
                {marginOf(clause, at)}
              </span>
              {(clause.heading || clause.number) && (
                <b>
                  {clause.number} {clause.heading}
                </b>
              )}
              {clause.text.split("\n").map((line, index) => (
                <button
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text in their order
                  key={index}
                  type="button"
                  className={own.line}
                  aria-pressed={at === chosen && index === paragraph && index > 0}
                  onClick={(event) => {
                    event.stopPropagation();
                    choose(at);
                    setParagraph(index);
                  }}
                >
                  {line}
                </button>
              ))}
            </div>
          ))}
        </div>
        <Table drafts={drafts} chosen={chosen} onChoose={go} onChange={setDrafts} />
      </div>
      <Group className={own.bar}>
        <Button variant="subtle" onClick={onBack}>
          {t("policies.text.back")}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          disabled={paragraph === 0}
          onClick={split}
          rightSection={<kbd>S</kbd>}
        >
          {t("policies.text.split")}
        </Button>
        <Button variant="default" size="compact-sm" disabled={chosen === 0} onClick={join} rightSection={<kbd>J</kbd>}>
          {t("policies.text.join")}
        </Button>
        <span className={own.gap} />
        <Checkbox
          label={t("policies.text.isDraft")}
          checked={draft}
          onChange={(event) => setDraft(event.currentTarget.checked)}
        />
        <TextInput
          aria-label={t("fields.label")}
          value={called}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Button onClick={take} disabled={drafts.length === 0} rightSection={<kbd>Ctrl ↵</kbd>}>
          {t("policies.text.takeIn", { count: drafts.length })}
        </Button>
      </Group>
    </>
  );
}

interface TableProps {
  drafts: readonly Draft[];
  chosen: number;
  onChoose(at: number): void;
  onChange(drafts: readonly Draft[]): void;
}

function Table({ drafts, chosen, onChoose, onChange }: TableProps) {
  const { t } = useTranslation();
  const terms = useNamed("policy_instrument");
  const segments = useNamed("segment");
  const set = (at: number, fields: Partial<Draft>) =>
    onChange(drafts.with(at, { ...(drafts[at] as Draft), ...fields }));
  return (
    <div className={own.clauses}>
      <table>
        <thead>
          <tr>
            <th scope="col">{fieldLabel(t, "clause", "number")}</th>
            <th scope="col">{t("subjects.clause")}</th>
            <th scope="col">{t("fields.instruments")}</th>
            <th scope="col">{t("fields.segments")}</th>
            <th scope="col">{t("fields.amount")}</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((clause, at) => (
            <tr
              key={`${clause.at} ${clause.text.slice(0, 40)}`}
              data-chosen={at === chosen || undefined}
              onFocus={() => at !== chosen && onChoose(at)}
            >
              <td className="numbers">{clause.number ?? "—"}</td>
              <td>
                <TextInput
                  size="xs"
                  variant="unstyled"
                  aria-label={t("fields.heading")}
                  placeholder={clause.text.slice(0, 30)}
                  value={clause.heading ?? ""}
                  onChange={(event) => set(at, { heading: event.currentTarget.value || null })}
                />
              </td>
              <td>
                <Tags
                  all={guessed(`${clause.heading ?? ""}${clause.text}`, terms)}
                  taken={clause.instruments}
                  onTake={(instruments) => set(at, { instruments })}
                />
              </td>
              <td>
                <Tags
                  all={guessed(`${clause.heading ?? ""}${clause.text}`, segments)}
                  taken={clause.segments}
                  onTake={(ids) => set(at, { segments: ids })}
                />
              </td>
              <td className="small">{clause.amount ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface TagsProps {
  all: readonly { id: string; zh: string | null; en: string | null }[];
  taken: readonly string[];
  onTake(ids: readonly string[]): void;
}

/** What it seems to be about stands dashed until somebody takes it up; only that is recorded. */
function Tags({ all, taken, onTake }: TagsProps) {
  const language = useLanguage();
  if (all.length === 0) return <>—</>;
  return (
    <span className={own.tags}>
      {all.map(({ id, zh, en }) => {
        const on = taken.includes(id);
        return (
          <button
            key={id}
            type="button"
            className={own.tag}
            aria-pressed={on}
            onClick={() => onTake(on ? taken.filter((one) => one !== id) : [...taken, id])}
          >
            {textOf(zh, en, language)}
            {!on && "？"}
          </button>
        );
      })}
    </span>
  );
}

function useNamed(of: "policy_instrument" | "segment") {
  const { data: terms } = useQuery({
    ...api.term.list.queryOptions({
      input: { filters: [{ field: "vocabulary", op: "is", value: "policy_instrument" }], limit: MOST },
    }),
    enabled: of === "policy_instrument",
  });
  const { data: segments } = useQuery({
    ...api.segment.list.queryOptions({ input: { limit: MOST } }),
    enabled: of === "segment",
  });
  const rows = (of === "segment" ? segments?.rows : terms?.rows) ?? [];
  return rows.map(({ id, name_zh, name_en }) => ({ id, zh: name_zh, en: name_en }));
}
