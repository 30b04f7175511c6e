/** What came of a table that was taken in, which of its rows were not and why, and what can be done about them. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { inAddress } from "../../../db/contract/lists/conditions.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { api, client } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { listOf } from "../../app/screens.ts";
import { useUndo } from "../../app/use-undo.ts";
import { DocumentMenu } from "../../files/document-menu.tsx";
import { useMay } from "../../records/may.ts";
import { RecordPage } from "../../records/page/record-page.tsx";
import { useRecord } from "../../records/use-record.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { fieldLabel } from "../../ui/labels.ts";
import own from "./imports.module.css";
import { SIGNS, saidOf } from "./words.ts";

const COUNTED = ["made", "changed", "unchanged", "waiting", "left"] as const;
const RESULT = { made: "new", changed: "changed", unchanged: "unchanged", waiting: "waiting", left: "left" } as const;

export function ImportPage() {
  return (
    <RecordPage
      subject="table_import"
      parts={{
        summarized: COUNTED,
        summary: (id) => <Summary id={id} />,
        tools: (id) => <DocumentMenu kind="import_report" of={id} />,
        side: (id) => <Next id={id} />,
        tabs: (id) => [{ key: "left", label: "imports.leftRows", content: <LeftRows id={id} /> }],
      }}
    />
  );
}

/** The rows as one bar, by what came of them. */
function Summary({ id }: { id: string }) {
  const { t } = useTranslation();
  const { record } = useRecord("table_import", id);
  if (!record) return null;
  const count = (field: (typeof COUNTED)[number]) => record[field] ?? 0;
  const left = count("left") + count("waiting");
  const taken = count("made") + count("changed");
  return (
    <section className={`card ${own.card}`}>
      <h2 className={own.title}>{t(left > 0 ? "imports.report.made" : "imports.report.madeAll", { taken, left })}</h2>
      <div className={own.bar} aria-hidden="true">
        {COUNTED.filter((field) => count(field) > 0).map((field) => (
          <span key={field} data-result={RESULT[field]} style={{ flexGrow: count(field) }} />
        ))}
      </div>
      <ul className={own.legend}>
        {COUNTED.map((field) => (
          <li key={field} data-result={RESULT[field]}>
            {SIGNS[RESULT[field]]} {fieldLabel(t, "table_import", field)} <b className="numbers">{count(field)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Next({ id }: { id: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const { undo } = useUndo();
  const { record } = useRecord("table_import", id);
  const { data } = useQuery(api.history.list.queryOptions({ input: { subject: "table_import", id, limit: 1 } }));
  const [entry] = data?.entries ?? [];
  if (!record) return null;
  return (
    <>
      <section className={`card ${own.card}`} aria-label={t("imports.report.next")}>
        <h2 className={own.title}>{t("imports.report.next")}</h2>
        <ul className={own.next}>
          {record.source && (
            <li>
              <Link className="link" to={listOf(record.as) as string} search={{ only: takenIn(record) } as never}>
                {t("imports.report.openTaken")}
              </Link>
            </li>
          )}
          {(record.left ?? 0) + (record.waiting ?? 0) > 0 && (
            <li>
              <Link className="link" to="/import" search={{ as: record.as } as never}>
                {t("imports.report.again")}
              </Link>
            </li>
          )}
          {entry?.undoable && may.call("history.undo") && (
            <li>
              <Button
                size="xs"
                variant="default"
                leftSection={<Icon name="undo" size={16} />}
                onClick={() => {
                  undo({ n: entry.n });
                  void navigate({ to: listOf("table_import") as string });
                }}
              >
                {t("imports.report.undo")}
              </Button>
            </li>
          )}
        </ul>
      </section>
      <section className={`card ${own.card}`} aria-label={t("imports.report.kept")}>
        <h2 className={own.title}>{t("imports.report.kept")}</h2>
        <p className="small">{t("imports.report.keptSource")}</p>
        <p className="small">{t("imports.report.keptAgain")}</p>
      </section>
    </>
  );
}

/** Records that say that they come from it. */
function takenIn({ source }: RecordOf<"table_import">): string | undefined {
  return source === null ? undefined : inAddress([{ field: "sources", values: [source] }]);
}

function LeftRows({ id }: { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useQuery({
    queryKey: ["import report", id],
    queryFn: () => client.table_import.leftOf({ id }),
  });
  if (!data) return <ErrorNote error={error} />;
  if (data.rows.length === 0) return <p className="soft">{t("imports.allTaken")}</p>;
  const copy = () => {
    const lines = data.rows.map(({ row, cells, reasons }) => [
      String(row),
      ...cells,
      reasons.map((reason) => saidOf(reason, language)).join(" "),
    ]);
    const all = [[t("imports.row"), ...data.columns, t("imports.reason")], ...lines];
    void navigator.clipboard.writeText(all.map((cells) => cells.map(asCell).join("\t")).join("\n"));
  };
  return (
    <>
      <Button variant="default" size="xs" leftSection={<Icon name="copy" size={16} />} onClick={copy}>
        {t("imports.copyRows")}
      </Button>
      <div className={own.scroll}>
        <table className={own.table}>
          <thead>
            <tr>
              <th scope="col">{t("imports.row")}</th>
              {data.columns.map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: each is told by its place
                <th key={at} scope="col">
                  {column}
                </th>
              ))}
              <th scope="col">{t("imports.reason")}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map(({ row, cells, reasons }) => (
              <tr key={row}>
                <td className="soft numbers">{row}</td>
                {cells.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: each is told by its place
                  <td key={at} title={cell}>
                    {cell}
                  </td>
                ))}
                <td className={own.whole}>{reasons.map((reason) => saidOf(reason, language)).join(" ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** A cell for a spreadsheet, which must not run it: what begins like a formula gets an apostrophe. */
function asCell(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, " ");
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
}
