/** A line that adds a record for each Enter. */
import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraft } from "../app/typing/use-draft.ts";
import own from "../ui/parts.module.css";

interface Adding {
  /** Does nothing with an empty text. */
  add(text: string): void;
  refused: readonly string[];
  drop(at: number): void;
}

/**
 * What was entered leaves its line at once, so that whoever types on types the next one. It is sent at once too: the
 * workspace does what one window sends in its order. What could not be added is kept, word for word, until it is tried again
 * or dropped.
 * @param onAdd the text without outer blanks, never empty; says itself why it throws
 */
export function useAdding(onAdd: (text: string) => Promise<unknown>): Adding {
  const [refused, setRefused] = useState<string[]>([]);
  return {
    refused,
    add(given) {
      if (given !== "") onAdd(given).catch(() => setRefused((others) => [...others, given]));
    },
    drop: (at) => setRefused((others) => others.filter((_, other) => other !== at)),
  };
}

/** What could not be added, below its line. */
export function Refused({ of: { refused, add, drop } }: { of: Adding }) {
  const { t } = useTranslation();
  return refused.map((given, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two of one wording are told apart by their places
    <p key={at} role="alert" className={own.refused}>
      {t("parts.notAdded", { text: given })}{" "}
      <button
        type="button"
        className="plain-button link"
        onClick={() => {
          drop(at);
          add(given);
        }}
      >
        {t("parts.addAgain")}
      </button>{" "}
      <button type="button" className="plain-button link" onClick={() => drop(at)}>
        {t("parts.dropIt")}
      </button>
    </p>
  ));
}

/** @param draft where it is typed: what was left there stands in the line again, its author's alone */
export function AddLine({
  draft,
  label,
  onAdd,
  ...more
}: { draft: string; label: string; onAdd(text: string): Promise<unknown> } & Pick<TextInputProps, "size" | "mt">) {
  const { text, type, clear } = useDraft(draft);
  const adding = useAdding(onAdd);
  return (
    <>
      <TextInput
        {...more}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          adding.add(text.trim());
          clear();
        }}
        placeholder={label}
        aria-label={label}
      />
      <Refused of={adding} />
    </>
  );
}
