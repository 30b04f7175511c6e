/** Texts of the projector: in this window's language, below it in the other; the sentence at hand as large as it can be. */
import { useViewportSize } from "@mantine/hooks";
import { textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Difference, partsOf } from "../../ui/difference.tsx";
import own from "./projector.module.css";
import { sentenceSize, unitsOf } from "./size.ts";

export interface Bilingual {
  zh: string | null;
  en: string | null;
}

/** In this window's language; with `both` also in the other, where somebody wrote it. */
export function Texts({ text, both }: { text: Bilingual; both: boolean }) {
  const language = useLanguage();
  const other = language === "zh" ? text.en : text.zh;
  const first = textOf(text.zh, text.en, language);
  return (
    <>
      <span>{first}</span>
      {both && other && other !== first && (
        <span className={own.other} lang={language === "zh" ? "en" : "zh-CN"}>
          {other}
        </span>
      )}
    </>
  );
}

interface SentenceProps {
  text: Bilingual;
  both: boolean;
  /** Another wording that is being discussed: shown in its place, with what differs. */
  amendment: { before: string; after: string } | null;
}

export function Sentence({ text, both, amendment }: SentenceProps) {
  const language = useLanguage();
  const screen = useViewportSize();
  const read = amendment
    ? partsOf(amendment.before, amendment.after)
        .map(({ value }) => value)
        .join("")
    : textOf(text.zh, text.en, language);
  const lines = amendment || language === "en" ? 3 : 2;
  return (
    <div
      className={own.sentence}
      style={{ fontSize: `${sentenceSize(unitsOf(read), lines, screen)}px` }}
      data-testid="projected"
    >
      {amendment ? <Difference before={amendment.before} after={amendment.after} /> : <Texts text={text} both={both} />}
    </div>
  );
}
