/** What another wording changes: words that go are struck out, words that come are underlined. */
import { diffWordsWithSpace } from "diff";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import styles from "./parts.module.css";

// Chinese has no spaces: words are found by the language's own rules.
const WORDS = new Intl.Segmenter("zh-CN", { granularity: "word" });

interface Part {
  value: string;
  added?: boolean;
  removed?: boolean;
}

/** What stays, goes and comes, in the order in which it is read. */
export function partsOf(before: string, after: string): Part[] {
  return diffWordsWithSpace(before, after, { intlSegmenter: WORDS });
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
