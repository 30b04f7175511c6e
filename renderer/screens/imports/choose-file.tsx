/** The first step: a file, or cells that were copied in a spreadsheet. */
import { Button, FileButton, Group, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TABLE_SUBJECTS, type TableSubject } from "../../../db/contract/vocabulary.ts";
import { DocumentMenu } from "../../files/document-menu.tsx";
import { kindName } from "../../ui/labels.ts";
import { GrowingText } from "../../ui/text/growing-text.tsx";
import own from "./imports.module.css";

const ACCEPTED = ".xlsx,.xls,.et,.xlsb,.ods,.csv,.tsv,.txt,.htm,.html,.docx,.pdf";

interface Props {
  busy: boolean;
  /** The kind of records that somebody came to take in. */
  as: TableSubject;
  onFile(file: File): void;
  onCells(text: string): void;
}

export function ChooseFile({ busy, as: wanted, onFile, onCells }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [over, setOver] = useState(false);
  const [as, setAs] = useState(wanted);
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
      <section className={`card ${own.card}`} aria-label={t("imports.template")}>
        <h2 className={own.title}>{t("imports.template")}</h2>
        <p className="soft">{t("imports.templateHint")}</p>
        <div className={own.line}>
          <Select
            label={t("imports.as")}
            data={TABLE_SUBJECTS.map((subject) => ({ value: subject, label: kindName(t, subject) }))}
            value={as}
            allowDeselect={false}
            onChange={(subject) => setAs(subject as TableSubject)}
          />
          <DocumentMenu kind="import_template" options={{ as }} />
        </div>
      </section>
    </div>
  );
}
