/** Texts of the stage: in this window's language, below it in the other; the sentence at hand as large as it can be. */
import { Fragment } from "react";
import { textOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Difference, partsOf } from "../../ui/difference.tsx";
import { layoutOf, linesIn, MARGIN, type Stage } from "./layout.ts";
import type { OnScreen } from "./shown.ts";
import own from "./stage.module.css";

export interface Bilingual {
  zh: string | null;
  en: string | null;
}

interface TextsProps {
  text: Bilingual;
  /** Also in the other language, where somebody wrote it. */
  both: boolean;
  /** How the first is drawn; the text itself where nothing is said. */
  children?: React.ReactNode;
}

/** In this window's language, and below it in the other. */
export function Texts({ text, both, children }: TextsProps) {
  const language = useLanguage();
  const other = language === "zh" ? text.en : text.zh;
  const first = textOf(text.zh, text.en, language);
  return (
    <>
      <span>{children ?? first}</span>
      {both && other && other !== first && (
        <span className={own.other} lang={language === "zh" ? "en" : "zh-CN"}>
          {other}
        </span>
      )}
    </>
  );
}

/** Said by those who run the meeting, and done by it: such a sentence stands in the face of papers. */
const BINDING: readonly string[] = ["decision", "direction", "action"];

/** Lines of what goes and what comes together. */
const WITH_AMENDMENT = 3;

/** Heights of what stands above the sentence and at the foot, of what is asked below it, and of the other language. */
const AROUND = 370;
const ASKED = 230;
const OTHER = 120;

interface SentenceProps {
  entry: NonNullable<OnScreen["entry"]>;
  both: boolean;
  /** Another wording that is being discussed: shown in its place, with what differs. */
  amendment: OnScreen["amendment"];
  stage: Stage;
  /** Positions stand below it. */
  asked: boolean;
}

export function Sentence({ entry: { kind, text }, both, amendment, stage, asked }: SentenceProps) {
  const language = useLanguage();
  const read = amendment
    ? partsOf(amendment.before, amendment.after)
        .map(({ value }) => value)
        .join("")
    : textOf(text.zh, text.en, language);
  const translated = both && !amendment && text.zh && text.en;
  const { size, parts } = layoutOf(read, {
    lines: amendment ? WITH_AMENDMENT : linesIn(language),
    width: stage.width - 2 * MARGIN,
    height: stage.height - AROUND - (asked ? ASKED : 0) - (translated ? OTHER : 0),
  });
  return (
    <div
      className={own.sentence}
      style={{ "--size": size } as React.CSSProperties}
      data-binding={BINDING.includes(kind) || undefined}
      data-testid="projected"
    >
      {amendment ? (
        <Difference before={amendment.before} after={amendment.after} />
      ) : (
        <Texts text={text} both={both}>
          {parts.map((part, index) => (
            <Fragment key={part}>
              {index > 0 && <br />}
              <Kept text={part} />
            </Fragment>
          ))}
        </Texts>
      )}
    </div>
  );
}

const COUNTED = /(\d+\s?\p{Script=Han})/u;

/** A number and what it counts do not part at the end of a line. */
function Kept({ text }: { text: string }) {
  return text.split(COUNTED).map((part, index) =>
    COUNTED.test(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts are made anew whenever the text changes
      <span key={index} className={own.kept}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
