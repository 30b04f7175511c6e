/** A line that adds a record for each Enter. */
import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tidyText } from "../../db/contract/tidy.ts";
import own from "../ui/parts.module.css";

/**
 * What was entered leaves the line at once, so that whoever types on types the next one. It is sent at once too: the
 * workspace does what one window sends in its order. What could not be added stands below, word for word, until it is tried
 * again or dropped.
 * @param ofLines several lines that are pasted are added together
 * @param onAdd the text without outer blanks, never empty; says itself why it throws
 */
export function AddLine({
  label,
  onAdd,
  ofLines = false,
  ...more
}: { label: string; onAdd(text: string): Promise<unknown>; ofLines?: boolean } & Pick<TextInputProps, "size" | "mt">) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<string[]>([]);
  const add = (given: string) => {
    if (given === "") return;
    onAdd(given).catch(() => setRefused((others) => [...others, given]));
  };
  const drop = (at: number) => setRefused((others) => others.filter((_, other) => other !== at));
  return (
    <>
      <TextInput
        {...more}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const pasted = tidyText(event.clipboardData.getData("text/plain")).trim();
          if (!ofLines || !pasted.includes("\n")) return;
          event.preventDefault();
          add(pasted);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          add(text.trim());
          setText("");
        }}
        placeholder={label}
        aria-label={label}
      />
      {refused.map((given, at) => (
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
      ))}
    </>
  );
}
