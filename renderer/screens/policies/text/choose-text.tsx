/** Where the text comes from: a Word or PDF file, or pasted, with the English of it beside where there is one. */
import { Button, FileButton, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { GrowingText } from "../../../ui/text/growing-text.tsx";
import own from "./text.module.css";

const ACCEPTED = ".docx,.pdf,.txt,.md";
const ROWS = 8;

interface Props {
  busy: boolean;
  onFile(file: File): void;
  onText(text: string, english: string): void;
}

export function ChooseText({ busy, onFile, onText }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [english, setEnglish] = useState("");
  const [over, setOver] = useState(false);
  const read = () => text.trim() && onText(text, english);
  return (
    <>
      <section
        className={`card ${own.drop}`}
        data-over={over || undefined}
        aria-label={t("policies.text.file")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [file] = event.dataTransfer.files;
          if (file && !busy) onFile(file);
        }}
      >
        <FileButton accept={ACCEPTED} onChange={(file) => file && onFile(file)}>
          {(props) => (
            <Button {...props} variant="default" disabled={busy}>
              {t("policies.text.chooseFile")}
            </Button>
          )}
        </FileButton>
        <span className="soft">{t("policies.text.fileHint")}</span>
      </section>
      <form
        className={`card ${own.paste}`}
        onSubmit={(event) => {
          event.preventDefault();
          read();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !event.ctrlKey) return;
          event.preventDefault();
          read();
        }}
      >
        <GrowingText
          label={t("policies.text.pasted")}
          description={t("policies.text.pastedHint")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rows={ROWS}
          mostRows={ROWS * 2}
          spellCheck={false}
          data-autofocus
        />
        <GrowingText
          label={t("policies.text.english")}
          description={t("policies.text.englishHint")}
          value={english}
          onChange={(event) => setEnglish(event.currentTarget.value)}
          rows={2}
          mostRows={ROWS}
          spellCheck={false}
        />
        <Group mt="sm">
          <Button type="submit" disabled={busy || text.trim() === ""} rightSection={<kbd>Ctrl ↵</kbd>}>
            {t("policies.text.takeApart")}
          </Button>
        </Group>
      </form>
    </>
  );
}
