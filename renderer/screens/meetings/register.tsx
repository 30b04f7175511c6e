/**
 * The register of decisions over many meetings: a list like any other, with the number of each in its minutes, what it replaced
 * and what replaced it. It leaves as a list, or as the register that an office keeps.
 */
import { useQuery } from "@tanstack/react-query";
import type { ICellRendererParams } from "ag-grid-community";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Filter } from "../../../db/contract/records.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { OUTCOME_STATES } from "../../../db/contract/vocabulary.ts";
import { textOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { DocumentMenu } from "../../files/document-menu.tsx";
import type { Column, GridRow } from "../../records/grid/columns.tsx";
import { useList } from "../../records/grid/use-list.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import type { RecordParts } from "../../records/record-detail.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import { useRecord } from "../../records/use-record.ts";
import styles from "../../ui/parts.module.css";

type Outcome = RecordOf<"outcome">;
type Cell = ICellRendererParams<GridRow<"outcome">>;

const DECISIONS: Filter[] = [{ field: "kind", op: "is", value: "decision" }];
const PARTS: RecordParts = { summary: (id) => <Chain id={id} />, summarized: ["kind", "replaces"] };

export function Register() {
  const { t } = useTranslation();
  const language = useLanguage();
  const list = useList("outcome");
  // biome-ignore lint/correctness/useExhaustiveDependencies: t changes with the language
  const columns = useMemo(
    (): Record<string, Column<"outcome">> => ({
      agenda_item: {
        headerName: t("register.number"),
        headerTooltip: t("register.numberOf"),
        width: 88,
        sortable: false,
        cellRenderer: ({ data }: Cell) => data && <Numbered of={data.record} />,
      },
      replaces: {
        headerName: t("register.chain"),
        sortable: false,
        cellRenderer: ({ data }: Cell) => data && <Standing of={data.record} />,
      },
    }),
    [language],
  );
  return (
    <SubjectScreen
      subject="outcome"
      title={t("documents.register")}
      creates={false}
      within={DECISIONS}
      columns={columns}
      documents={<DocumentMenu kind="register" {...asRegister(list)} />}
      parts={PARTS}
    />
  );
}

/** The register of what the list is narrowed down to, as far as it can be asked for that. */
function asRegister({ conditions, words }: ReturnType<typeof useList>) {
  const valuesOf = (field: string) => conditions.find((one) => one.field === field)?.values ?? [];
  const [of] = valuesOf("series");
  const states = OUTCOME_STATES.filter((state) => valuesOf("state").includes(state));
  return { ...(of && { of }), options: { ...(states.length > 0 && { states }), ...(words && { words }) } };
}

/** "2/1": item of the agenda and running number, as in the minutes. */
function useNumber({ id, meeting }: Pick<Outcome, "id" | "meeting">): string | undefined {
  const { data } = useQuery(api.outcome.numbers.queryOptions({ input: { meeting } }));
  return data?.[id];
}

function Numbered({ of }: { of: Outcome }) {
  return <span className="numbers">{useNumber(of)}</span>;
}

/** What it stands in place of, and what stands in its place; what is not adopted only would. */
function useChain({ id, meeting }: Pick<Outcome, "id" | "meeting">) {
  const { data = [] } = useQuery(api.outcome.replacements.queryOptions({ input: { meeting } }));
  return {
    earlier: data.find(({ by }) => by.id === id),
    later: data.filter(({ of, holds }) => of.id === id && holds),
  };
}

function Standing({ of }: { of: Outcome }) {
  const { t } = useTranslation();
  const { earlier, later } = useChain(of);
  const said = [
    ...(earlier ? [t(earlier.holds ? "register.replaces" : "register.wouldReplace", at(earlier.of))] : []),
    ...later.map(({ by }) => t("register.replacedBy", at(by))),
  ];
  return <span className={later.length > 0 ? "late" : undefined}>{said.join(t("parts.clause"))}</span>;
}

/** A decision of another meeting, by its day and number. */
function at({ day, number }: { day: string | null; number: string }) {
  return { decision: [day, number].filter(Boolean).join(" · ") };
}

/** The chain in words and with its texts, beside the decision. */
function Chain({ id }: { id: string }) {
  const { record } = useRecord("outcome", id);
  return record ? <ChainOf of={record} /> : null;
}

function ChainOf({ of }: { of: Outcome }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = useNumber(of);
  const { earlier, later } = useChain(of);
  const links = [
    ...(earlier ? [{ key: earlier.holds ? "replaces" : "wouldReplace", of: earlier.of } as const] : []),
    ...later.map(({ by }) => ({ key: "replacedBy", of: by }) as const),
  ];
  return (
    <>
      {number && <p className="small soft numbers">{t("register.numbered", { number })}</p>}
      {links.length > 0 && (
        <ul className={styles.list}>
          {links.map(({ key, of: other }) => (
            <li key={other.id} className={styles.reference}>
              <div className={`small ${key === "replacedBy" ? "late" : "soft"}`}>{t(`register.${key}`, at(other))}</div>
              {textOf(other.text.zh, other.text.en, language)}{" "}
              <RecordChip id={other.meeting} label={{ subject: "meeting", ...other.title }} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
