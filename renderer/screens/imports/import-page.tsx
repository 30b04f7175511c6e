/** What came of a table that was taken in, and which of its rows were not, with the reasons. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { client } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { RecordPage } from "../../records/page/record-page.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import own from "./imports.module.css";
import { saidOf } from "./words.ts";

export function ImportPage() {
  return (
    <RecordPage
      subject="table_import"
      parts={{ tabs: (id) => [{ key: "left", label: "imports.leftRows", content: <LeftRows id={id} /> }] }}
    />
  );
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
                <td>{reasons.map((reason) => saidOf(reason, language)).join(" ")}</td>
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
