/** A question where it came up, one key for each answer: until it is answered it has the keys. */
import { useEffect, useRef } from "react";
import { keyText } from "../../ui/key-text.ts";
import own from "./ask.module.css";

export interface Answer {
  /** As `KeyboardEvent.key` names it, in small letters. */
  key: string;
  words: string;
  give(): void;
}

interface Props {
  question: string;
  /** The first is what Enter gives. */
  answers: readonly Answer[];
  onLeave(): void;
}

export function Ask({ question, answers, onLeave }: Props) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const give = (answer: Answer) => {
    onLeave();
    answer.give();
  };
  return (
    <div
      className={own.ask}
      role="dialog"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const answer = answers.find(({ key }) => isKey(event, key));
        if (event.key !== "Escape" && !answer) return;
        event.preventDefault();
        event.stopPropagation();
        if (answer) give(answer);
        else onLeave();
      }}
    >
      <b>{question}</b>
      {answers.map((answer, index) => (
        <button
          key={answer.key}
          ref={index === 0 ? first : undefined}
          type="button"
          className={`plain-button ${own.answer}`}
          onClick={() => give(answer)}
        >
          <kbd>{keyText(answer.key)}</kbd> {answer.words}
        </button>
      ))}
    </div>
  );
}

/** A letter by its place as well, where an input method makes something else of it. */
function isKey(event: React.KeyboardEvent, key: string): boolean {
  return event.key.toLowerCase() === key || event.code === `Key${key.toUpperCase()}`;
}
