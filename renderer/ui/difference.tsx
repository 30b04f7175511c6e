/** What another wording changes: words that go are struck out, words that come are underlined. */
import { diffArrays } from "diff";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import styles from "./parts.module.css";

// Chinese has no spaces: words are found by the language's own rules.
const WORDS = new Intl.Segmenter("zh-CN", { granularity: "word" });
/** A number and what it counts are one word: of 500 万元 and 800 万元 it is not the figure alone that differs. */
const COUNTED =
  /(?:(?<=\p{Script=Han})\s+)?\d+(?:[.,]\d+)*(?:\s*(?:[万亿千百]{0,2}(?:元|吨|千瓦时|千瓦|辆|台|套|座|家|个|次|项|条|名|人|公里)|[万亿]|%|％|‰|年|月|日|天|million|billion|percent))?/giu;
/** Two texts that have little in common are not searched for long: one stands for the other then, ms and changes. */
const ENOUGH = { timeout: 500, maxEditLength: 4_000 } as const;

interface Part {
  value: string;
  added?: boolean;
  removed?: boolean;
}

/** What stays, goes and comes, in the order in which it is read. */
export function partsOf(before: string, after: string): Part[] {
  // A blank between a figure and a Chinese character is a matter of typing.
  const comparator = (one: string, other: string) => one.replaceAll(/\s/gu, "") === other.replaceAll(/\s/gu, "");
  const changes = diffArrays(wordsOf(before), wordsOf(after), { ...ENOUGH, comparator });
  if (!changes)
    return [
      { value: before, removed: true },
      { value: after, added: true },
    ];
  return changes.map(({ value, added, removed }) => ({
    value: value.join(""),
    ...(added && { added }),
    ...(removed && { removed }),
  }));
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  const segments = (part: string) => {
    for (const { segment } of WORDS.segment(part)) words.push(segment);
  };
  let at = 0;
  for (const { 0: counted, index } of text.matchAll(COUNTED)) {
    segments(text.slice(at, index));
    words.push(counted);
    at = index + counted.length;
  }
  segments(text.slice(at));
  return words;
}

export function Difference({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation();
  const parts = useMemo(() => partsOf(before, after), [before, after]);
  return (
    <span className={styles.difference}>
      {parts.map(({ value, added, removed }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts are made anew whenever a text changes
        if (added) return <ins key={index}>{value}</ins>;
        return removed ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts are made anew whenever a text changes
          <del key={index}>{value}</del>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts are made anew whenever a text changes
          <span key={index}>{value}</span>
        );
      })}
      {before === after && <span className="soft"> {t("live.sameText")}</span>}
    </span>
  );
}
