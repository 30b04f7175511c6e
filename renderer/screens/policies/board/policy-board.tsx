/** The policies of two places beside each other, by instrument and segment, with what that comes to; and all of it as a matrix. */
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type BoardCell, VERDICTS_OF_PLACES } from "../../../../db/contract/procedures/policies/policies.ts";
import type { Labels } from "../../../../db/contract/records.ts";
import { nameOf } from "../../../../db/language/names.ts";
import { api } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { RecordChip } from "../../../records/page/record-chip.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import own from "./board.module.css";

const SIDES = ["first", "joint", "second"] as const;
/** So many policies of a cell are named; the rest is a number until somebody opens it. */
const NAMED = 1;

export function PolicyBoard() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(api.policy.board.queryOptions({ input: {} }));
  const [chosen, choose] = useState<string | null>(null);
  if (!data) return null;
  const { places, cells, labels, instruments, segments, nowhere } = data;
  const [first, second] = places.map((place) => (language === "zh" ? place.zh : place.en));
  if (first === undefined || second === undefined || cells.length === 0)
    return <EmptyState icon="policy" title={t("policies.board.none")} why={t("policies.board.noneWhy")} />;
  const words = { first, second, joint: t("policies.board.joint") };
  const counts = (verdict: BoardCell["verdict"]) => cells.filter((cell) => cell.verdict === verdict).length;
  const show = (key: string) => {
    choose(key);
    document.getElementById(`cell-${key}`)?.scrollIntoView({ block: "center" });
  };
  return (
    <div className={own.board}>
      <div className={own.main}>
        <h2 className={own.title}>
          {t("policies.board.title")} <span>{t("policies.board.apart", { count: counts("both_apart") })}</span>
        </h2>
        <p className="small soft">
          {VERDICTS_OF_PLACES.map((verdict) => `${verdictWords(t, verdict, words)} ${counts(verdict)}`).join(
            t("policies.and"),
          )}
        </p>
        <table className={own.table}>
          <thead>
            <tr>
              <th scope="col">{t("policies.board.row")}</th>
              {SIDES.map((side) => (
                <th key={side} scope="col" data-side={side}>
                  {words[side]}
                </th>
              ))}
              <th scope="col">{t("policies.board.verdict")}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => {
              const key = keyOf(cell);
              return (
                <tr key={key} id={`cell-${key}`} data-chosen={key === chosen || undefined}>
                  <th scope="row">
                    {nameOf(labels[cell.instrument], language)}
                    <span className="small soft">{nameOf(labels[cell.segment], language)}</span>
                  </th>
                  {SIDES.map((side) => (
                    <td key={side}>
                      <Policies ids={cell[side]} labels={labels} all={key === chosen} onAll={() => choose(key)} />
                    </td>
                  ))}
                  <td>
                    <b data-verdict={cell.verdict}>{verdictWords(t, cell.verdict, words)}</b>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {nowhere.length > 0 && (
          <p className="small soft">
            {t("policies.board.nowhere", { count: nowhere.length })}{" "}
            {nowhere.map((id) => (
              <RecordChip key={id} id={id} label={labels[id]} />
            ))}
          </p>
        )}
      </div>
      <aside className={own.side}>
        <Matrix {...{ cells, instruments, segments, labels, chosen, show, words }} />
        <p className="small soft">{t("policies.board.legend", words)}</p>
        <p className="small soft">{t("policies.board.counted")}</p>
      </aside>
    </div>
  );
}

const keyOf = ({ instrument, segment }: Pick<BoardCell, "instrument" | "segment">) => `${instrument}.${segment}`;

type Words = Record<(typeof SIDES)[number], string>;

function verdictWords(t: TFunction, verdict: BoardCell["verdict"], { first, second }: Words): string {
  if (verdict === "first_only") return t("policies.board.only", { place: first });
  return verdict === "second_only" ? t("policies.board.only", { place: second }) : t(`policies.board.${verdict}`);
}

interface PoliciesProps {
  ids: readonly string[];
  labels: Labels;
  all: boolean;
  onAll(): void;
}

function Policies({ ids, labels, all, onAll }: PoliciesProps) {
  const { t } = useTranslation();
  if (ids.length === 0) return <>—</>;
  const rest = ids.length - NAMED;
  return (
    <>
      {(all ? ids : ids.slice(0, NAMED)).map((id) => (
        <div key={id} className={own.policy}>
          <RecordChip id={id} label={labels[id]} />
        </div>
      ))}
      {rest > 0 && !all && (
        <button type="button" className="plain-button small soft" onClick={onAll}>
          {t("policies.board.others", { count: rest })}
        </button>
      )}
    </>
  );
}

interface MatrixProps {
  cells: readonly BoardCell[];
  instruments: readonly string[];
  segments: readonly string[];
  labels: Labels;
  chosen: string | null;
  show(key: string): void;
  words: Words;
}

/** Left half: the first place; right half: the second; a dot: together. */
function Matrix({ cells, instruments, segments, labels, chosen, show, words }: MatrixProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const held = new Map(cells.map((cell) => [keyOf(cell), cell]));
  return (
    <table className={own.matrix} aria-label={t("policies.board.matrix", { count: cells.length })}>
      <thead>
        <tr>
          <td />
          {segments.map((segment) => (
            <th key={segment} scope="col">
              <span>{nameOf(labels[segment], language)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {instruments.map((instrument) => (
          <tr key={instrument}>
            <th scope="row">{nameOf(labels[instrument], language)}</th>
            {segments.map((segment) => {
              const key = keyOf({ instrument, segment });
              const cell = held.get(key);
              return (
                <td key={segment}>
                  {cell && (
                    <button
                      type="button"
                      className={own.cell}
                      aria-pressed={key === chosen}
                      aria-label={`${nameOf(labels[instrument], language)} · ${nameOf(labels[segment], language)}: ${verdictWords(t, cell.verdict, words)}`}
                      onClick={() => show(key)}
                    >
                      <span data-first={cell.first.length > 0 || undefined} />
                      <span data-second={cell.second.length > 0 || undefined} />
                      {cell.joint.length > 0 && <i />}
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
