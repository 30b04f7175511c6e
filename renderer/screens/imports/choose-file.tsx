/** The first step: a file, or cells that were copied in a spreadsheet. */
import { Button, FileButton, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { GrowingText } from "../../ui/text/growing-text.tsx";
import own from "./imports.module.css";

const ACCEPTED = ".xlsx,.xls,.et,.xlsb,.ods,.csv,.tsv,.txt,.htm,.html";

interface Props {
  busy: boolean;
  onFile(file: File): void;
  onCells(text: string): void;
}

export function ChooseFile({ busy, onFile, onCells }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [over, setOver] = useState(false);
  return (
    <div className={own.choose}>
      <section
        className={`card ${own.drop}`}
        data-over={over || undefined}
        aria-label={t("imports.file")}
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
            <Button {...props} size="md" disabled={busy} data-autofocus>
              {t("imports.chooseFile")}
            </Button>
          )}
        </FileButton>
        <p className="soft">{t("imports.fileHint")}</p>
      </section>
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) onCells(text);
        }}
      >
        <GrowingText
          label={t("imports.cells")}
          description={t("imports.cellsHint")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rows={5}
          mostRows={10}
          spellCheck={false}
        />
        <Group mt="sm">
          <Button type="submit" variant="default" disabled={busy || text.trim() === ""}>
            {t("imports.read")}
          </Button>
        </Group>
      </form>
    </div>
  );
}
