/** A grid of one subject beside the detail of the chosen record; the choice stands in the address. */
import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ColDef } from "ag-grid-community";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter } from "../../db/contract/records.ts";
import type { PatchOf, Subject } from "../../db/contract/subjects/index.ts";
import styles from "../ui/parts.module.css";
import { RecordDetail } from "./record-detail.tsx";
import { type GridRow, RecordGrid } from "./record-grid.tsx";
import { useSave } from "./use-record.ts";

interface Props<S extends Subject> {
  subject: S;
  title: string;
  columns: ColDef<GridRow<S>>[];
  filters?: Filter[];
  /** Fields of a new record; its name is typed in the detail. Without it there is no button. */
  create?: () => PatchOf<S>;
  tools?: React.ReactNode;
  /** Of the chosen record, above its fields and below them. */
  summary?: (id: string) => React.ReactNode;
  detail?: (id: string) => React.ReactNode;
  /** Shows the records in another way than as a grid. */
  instead?: ((search: string, chosen: string | null, open: (id: string) => void) => React.ReactNode) | undefined;
}

export function SubjectScreen<S extends Subject>({
  subject,
  title,
  columns,
  filters = [],
  create,
  tools,
  summary,
  detail,
  instead,
}: Props<S>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useSearch({ strict: false }) as { id?: string };
  const [words, setWords] = useState("");
  const [search] = useDebouncedValue(words.trim(), 150);
  const save = useSave();
  const open = (next: string | undefined) =>
    void navigate({ to: ".", search: ((before: object) => ({ ...before, id: next })) as never });
  return (
    <div className={styles.split} data-open={id ? true : undefined}>
      <div className={styles.column}>
        <div className={styles.tools}>
          <h1 style={{ flex: 1 }}>{title}</h1>
          <TextInput
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            placeholder={t("parts.find")}
            aria-label={t("parts.find")}
            type="search"
            w={220}
          />
          {tools}
          {create && (
            <Button
              onClick={() =>
                void save(subject, undefined, create()).then(
                  (record) => open((record as { id: string }).id),
                  () => {},
                )
              }
            >
              {t("parts.new")}
            </Button>
          )}
        </div>
        {instead ? (
          instead(search, id ?? null, open)
        ) : (
          <RecordGrid
            subject={subject}
            columns={columns}
            filters={filters}
            search={search}
            chosen={id ?? null}
            onOpen={open}
            label={title}
          />
        )}
      </div>
      {id && (
        <RecordDetail key={id} subject={subject} id={id} onClose={() => open(undefined)} summary={summary?.(id)}>
          {detail?.(id)}
        </RecordDetail>
      )}
    </div>
  );
}
