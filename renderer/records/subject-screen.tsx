/**
 * A list of one subject beside the detail of the chosen record; the choice stands in the address. All of it follows from
 * the subject's definition: a screen of its own is needed only for what it shows besides.
 */
import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DocumentInput } from "../../db/contract/documents.ts";
import type { Filter } from "../../db/contract/records.ts";
import { type PatchOf, SUBJECTS, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { columnsShown } from "../../db/contract/subjects/meta.ts";
import { client } from "../app/api.ts";
import { useLanguage } from "../app/i18n.ts";
import { usePageKeys } from "../app/keys.ts";
import { listOf } from "../app/screens.ts";
import { useExport } from "../files/use-export.ts";
import styles from "../ui/parts.module.css";
import type { Column } from "./grid/columns.tsx";
import type { Note } from "./grid/filter-row.tsx";
import { ImportButton } from "./grid/import-button.tsx";
import { ListDocument } from "./grid/list-document.tsx";
import { ColumnChooser, FindInList, PrintButton, useChosenColumns } from "./grid/list-tools.tsx";
import { RecordList } from "./grid/record-list.tsx";
import { useList } from "./grid/use-list.ts";
import { NewRecord } from "./new-record.tsx";
import { RecordDetail, type RecordParts } from "./record-detail.tsx";

interface Props<S extends Subject> {
  subject: S;
  /** What it is called, if not as its kind of records. */
  title?: string;
  /** What the screen has otherwise in the column of a field. */
  columns?: Readonly<Record<string, Column<S>>>;
  /** The records that it is about at all, where not all of their kind. */
  within?: Filter[];
  /** What it narrows down to besides, and what of it is told as a note. */
  filters?: Filter[];
  notes?: readonly Note[];
  /** What the address says when it narrows down to nothing. */
  widest?: { view: string; week?: undefined };
  /** Whether records are made here; and what a new one is asked for beside its name and what it cannot be without. */
  creates?: boolean;
  asks?: readonly (keyof PatchOf<S> & string)[];
  begins?: Readonly<Record<string, string>>;
  newLabel?: string;
  tools?: React.ReactNode;
  /** What the list is usually narrowed down to, to choose from. */
  views?: React.ReactNode;
  /** Papers that are made of such records beside their list. */
  documents?: React.ReactNode;
  /** What it adds to the chosen record. */
  parts?: RecordParts;
  /** Shows a record; without it, beside the list. */
  onOpen?(id: string): void;
  /** Beside the list, while no record is. */
  aside?: React.ReactNode;
  /** Shows the records in another way than as a grid. */
  instead?:
    | ((
        asked: { filters: Filter[]; search: string },
        chosen: string | null,
        open: (id: string) => void,
      ) => React.ReactNode)
    | undefined;
  /** By what they are put together then. */
  grouping?: React.ReactNode;
}

const NOTHING: readonly Note[] = [];

export function SubjectScreen<S extends Subject>(props: Props<S>) {
  const { subject, columns, within = [], notes = NOTHING, creates = true, asks = [], parts, instead } = props;
  const filters = [...within, ...(props.filters ?? [])];
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { id } = useSearch({ strict: false });
  const list = useList(subject);
  const [chosen, choose] = useChosenColumns(list);
  const { share, print } = useExport();
  const title = props.title ?? t(`collections.${subject}` as "collections.organization");
  const show = (next: string | undefined) => void navigate({ to: ".", search: (before) => ({ ...before, id: next }) });
  const open = props.onOpen ?? show;
  const make = creates && (
    <NewRecord
      subject={subject}
      asks={asks}
      {...(props.begins && { begins: props.begins })}
      {...(props.newLabel && { label: props.newLabel })}
      onMade={({ id: made }) => open(made)}
    />
  );
  const records: DocumentInput["records"] = {
    // Whatever has a screen is listed.
    subject: subject as never,
    filters: [...filters, ...list.filters],
    sort: list.sort,
    ...(list.words && { search: list.words }),
    ...(list.by && { by: list.by }),
    columns: chosen ? [...chosen] : columnsShown(subjectOf(subject).screen, language).map(({ name }) => name),
  };
  const printed = () => void print(() => client.document.begin({ kind: "list", language, format: "pdf", records }));
  usePageKeys("list", { print: printed }, ["print"]);
  return (
    <div className={styles.split} data-aside={props.aside ? true : undefined}>
      <div className={styles.column} data-open={id ? true : undefined}>
        <div className={styles.tools}>
          <h1>{title}</h1>
          {props.tools}
          <span className={styles.gap} />
          <FindInList list={list} />
          {!instead && <ColumnChooser subject={subject} chosen={chosen} onChoose={choose} />}
          <PrintButton print={printed} busy={share !== null} />
          <ListDocument subject={subject} records={records} />
          {props.documents}
          <ImportButton subject={subject} />
          {make}
        </div>
        <RecordList
          subject={subject}
          list={list}
          within={within}
          views={props.views}
          filters={filters}
          notes={notes}
          widest={props.widest ?? {}}
          columns={chosen}
          onColumns={choose}
          otherwise={columns}
          chosen={id ?? null}
          onOpen={open}
          label={title}
          make={make}
          beside={
            id && (
              <RecordDetail
                key={id}
                subject={subject}
                id={id}
                onClose={() => show(undefined)}
                {...(parts && { parts })}
              />
            )
          }
          grouping={props.grouping}
          instead={instead && ((all, search) => instead({ filters: all, search }, id ?? null, open))}
        />
      </div>
      {props.aside}
    </div>
  );
}

/** The screen of a subject that has nothing of its own to show: whichever is listed at this address. */
export function SubjectList(): React.ReactNode {
  const { pathname }: { pathname: string } = useLocation();
  const subject = SUBJECTS.find((name) => listOf(name) === pathname);
  return subject ? <SubjectScreen key={subject} subject={subject} /> : null;
}
