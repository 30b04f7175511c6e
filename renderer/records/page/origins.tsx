/**
 * Where a value of a record comes from, beside it: the table by which it came, the row in which it stood there, the sources that
 * came with it, and what stood here before. Of values that somebody typed the history tells.
 */
import { Popover } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, type LinkProps } from "@tanstack/react-router";
import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../../../db/contract/labels/in-words.ts";
import type { Origin } from "../../../db/contract/procedures/history.ts";
import type { Labels } from "../../../db/contract/records.ts";
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { momentHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { pageOf } from "../../app/screens.ts";
import { Icon } from "../../ui/icon.tsx";
import own from "./page.module.css";

interface Known {
  origins: ReadonlyMap<string, Origin>;
  labels: Labels;
}

const Context = createContext<Known>({ origins: new Map(), labels: {} });

/** @param known the record has sources at all; without any it came from no table */
export function Origins({
  subject,
  id,
  known,
  children,
}: {
  subject: Subject;
  id: string;
  known: boolean;
  children: React.ReactNode;
}) {
  const { data } = useQuery({ ...api.history.origins.queryOptions({ input: { subject, id } }), enabled: known });
  const tables = (data?.origins ?? []).filter(({ table }) => table !== null);
  const value = { origins: new Map(tables.map((origin) => [origin.field, origin])), labels: data?.labels ?? {} };
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** Nothing, where the value came from no table. */
export function OriginMark({ subject, field }: { subject: Subject; field: string }) {
  const { t } = useTranslation();
  const { origins, labels } = useContext(Context);
  const origin = origins.get(field);
  if (!origin?.table) return null;
  const { table } = origin;
  return (
    <Popover width={308} position="bottom-start" offset={6} trapFocus returnFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <button type="button" className={own.origin} aria-label={t("imports.origin.mark", { name: table.name })}>
          <Icon name="upload" size={16} />
          {table.grade}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={own.peek}>
        <About subject={subject} origin={origin} table={table} labels={labels} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface AboutProps {
  subject: Subject;
  origin: Origin;
  table: NonNullable<Origin["table"]>;
  labels: Labels;
}

function About({ subject, origin: { field, before, sources, at, by }, table, labels }: AboutProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, name, sheet, row, sender, grade } = table;
  const was = inWords(subject, field, before, { language, nameOf: (one) => nameOf(labels[one], language) });
  const page = pageOf("table_import", id);
  // The table is a source itself, and has been named.
  const others = sources
    .map((one) => nameOf(labels[one], language))
    .filter((title) => title && !title.startsWith(name));
  return (
    <>
      <p>
        <b>{name}</b>
      </p>
      <p className="small">
        {[sheet, row !== null && t("imports.origin.row", { row }), sender, grade && t("parts.grade", { grade })]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {others.length > 0 && (
        <p className="small">
          {t("parts.saying", { label: t("imports.origin.sources"), words: others.join(t("parts.listSeparator")) })}
        </p>
      )}
      <p className="small">{was ? t("imports.origin.before", { text: was }) : t("imports.origin.nothingBefore")}</p>
      <p className="small soft">
        <span className="numbers">{momentHere(at, language)}</span> {by}
      </p>
      {page && (
        <Link className="link small" {...(page as LinkProps)}>
          {t("imports.origin.open")}
        </Link>
      )}
    </>
  );
}
