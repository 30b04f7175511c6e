/**
 * Pairs of organizations that may be one, the likeliest first: what is known of both side by side, why it is asked, and one key
 * for each answer. Nothing is merged by itself, and no pair is asked about twice.
 */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Judged, LikePair } from "../../../db/contract/procedures/region/duplicates.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api, client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { usePageKeys } from "../../app/keys.ts";
import { useToRecord } from "../../app/places/address.ts";
import { saving, tell } from "../../app/typing/saved.ts";
import { useMay } from "../../records/may.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { PressedChoice } from "../../ui/pressed-choice.tsx";
import { Comparison } from "./comparison.tsx";
import own from "./duplicates.module.css";
import { type Group, groupOf } from "./group.ts";
import { MergeDialog } from "./merge-dialog.tsx";
import { MergeOthers } from "./merge-others.tsx";
import { Reasons } from "./reasons.tsx";

export function Duplicates() {
  const { t } = useTranslation();
  const may = useMay();
  const [judged, setJudged] = useState(false);
  const [chosen, choose] = useState<{ key: string; at: number } | null>(null);
  const { data, error } = useQuery(api.organization.pairs.queryOptions({ input: { judged } }));
  const pairs = data?.pairs ?? [];
  const known = chosen ? pairs.findIndex((pair) => keyOf(pair) === chosen.key) : -1;
  // Once it was judged the next one stands in its place, never the first of all: the next key is meant for it.
  const at = known >= 0 ? known : Math.min(chosen?.at ?? 0, Math.max(0, pairs.length - 1));
  const pair = pairs[at];
  const chooseAt = (place: number) => {
    const next = pairs[Math.min(Math.max(place, 0), pairs.length - 1)];
    if (next) choose({ key: keyOf(next), at: pairs.indexOf(next) });
  };
  return (
    <div className="page">
      <div className="page-head">
        <LinkButton variant="subtle" to="/organizations">
          {t("collections.organization")}
        </LinkButton>
        <h1>{t("duplicates.title")}</h1>
        <PressedChoice
          label={t("duplicates.which")}
          value={judged ? "judged" : "open"}
          options={[
            { value: "open", label: t("duplicates.open") },
            { value: "judged", label: t("duplicates.judged") },
          ]}
          onChange={(which) => {
            setJudged(which === "judged");
            choose(null);
          }}
        />
        {may.call("organization.merge") && <MergeOthers />}
      </div>
      <ErrorNote error={error} />
      {!data && !error && (
        <p className="soft" role="status">
          {t("duplicates.looking")}
        </p>
      )}
      {data && !pair && (
        <EmptyState
          icon="check"
          title={judged ? t("duplicates.noneJudged") : t("duplicates.none")}
          why={judged ? undefined : t("duplicates.noneWhy")}
        />
      )}
      {pair && (
        <div className={own.split}>
          <ol className={own.pairs} aria-label={t("duplicates.pairs")}>
            {pairs.map((one, place) => (
              <li key={keyOf(one)}>
                <button
                  type="button"
                  className={`plain-button ${own.pair}`}
                  aria-current={one === pair || undefined}
                  onClick={() => chooseAt(place)}
                >
                  <Names pair={one} />
                </button>
              </li>
            ))}
          </ol>
          <Pair
            key={keyOf(pair)}
            pair={pair}
            group={groupOf(pairs, pair)}
            place={`${at + 1} / ${data?.total ?? 0}`}
            step={(by) => chooseAt(at + by)}
          />
        </div>
      )}
    </div>
  );
}

function Names({ pair: { one, other, score, verdict } }: { pair: LikePair }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <span className={own.names}>
        <span>{nameOf(one.label, language)}</span>
        <span>{nameOf(other.label, language)}</span>
      </span>
      {verdict === null ? (
        <span className="numbers">{score.toFixed(2)}</span>
      ) : (
        <Badge>{t(`values.verdict.${verdict}`)}</Badge>
      )}
    </>
  );
}

interface PairProps {
  pair: LikePair;
  /** With what else may be the same. */
  group: Group;
  place: string;
  step(by: number): void;
}

function Pair({ pair, group, place, step }: PairProps) {
  const { t } = useTranslation();
  const may = useMay();
  const toRecord = useToRecord();
  const [merging, setMerging] = useState<Group | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { one, other } = pair;
  const isMine = may.call("organization.judge");
  const judge = (said: Pick<Judged, "one" | "other" | "verdict">) => {
    if (!isMine || merging) return;
    setError(null);
    saving(client.organization.judge({ ...said, opId: newAction() })).catch((refused: unknown) => {
      tell({ kind: "error", error: refused });
      setError(refused);
    });
  };
  const answers = {
    same: () => isMine && setMerging({ ids: [one.id, other.id], doubtful: [] }),
    allSame: () => isMine && group.ids.length > 2 && setMerging(group),
    different: () => judge({ one: one.id, other: other.id, verdict: "different" }),
    parentOf: () => judge({ one: one.id, other: other.id, verdict: "parent" }),
    partOf: () => judge({ one: other.id, other: one.id, verdict: "parent" }),
    unsure: () => judge({ one: one.id, other: other.id, verdict: "unsure" }),
  };
  usePageKeys("duplicates", {
    ...answers,
    downInList: () => step(1),
    upInList: () => step(-1),
    openFirst: () => void toRecord("organization", one.id),
  });
  return (
    <section className={own.detail} aria-label={t("duplicates.question")}>
      <h2>
        {pair.verdict === null ? t("duplicates.question") : t("duplicates.wasJudged")}{" "}
        <span className="small soft numbers">{place}</span>
      </h2>
      <Comparison ids={[one.id, other.id]} />
      <Reasons score={pair.score} reasons={pair.reasons} />
      <ErrorNote error={error} />
      {isMine && (
        <div className={own.answers}>
          <Button onClick={answers.same}>
            {t("duplicates.same")} <Key of="S" />
          </Button>
          {group.ids.length > 2 && (
            <Button variant="default" onClick={answers.allSame}>
              {t("duplicates.allSame", { count: group.ids.length })} <Key of="A" />
            </Button>
          )}
          <Button variant="default" onClick={answers.different}>
            {t("duplicates.different")} <Key of="D" />
          </Button>
          <Button variant="default" onClick={answers.parentOf}>
            {t("duplicates.parentOf")} <Key of="P" />
          </Button>
          <Button variant="default" onClick={answers.partOf}>
            {t("duplicates.partOf")} <Key of="Q" />
          </Button>
          <Button variant="default" onClick={answers.unsure}>
            {t("duplicates.unsure")} <Key of="U" />
          </Button>
        </div>
      )}
      <p className="small soft">{t("duplicates.never")}</p>
      {merging && <MergeDialog {...merging} onClose={() => setMerging(null)} />}
    </section>
  );
}

function Key({ of }: { of: string }) {
  return <kbd style={{ marginLeft: 6 }}>{of}</kbd>;
}

function keyOf({ one, other }: LikePair): string {
  return `${one.id} ${other.id}`;
}
