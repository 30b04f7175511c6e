/** Takes a table in, step by step: the file, its columns and values, row by row what comes of it. Nothing is written before the last key. */
import { Button, Select } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportSettings, LookedAt, PlannedImport } from "../../../db/contract/procedures/region/table-imports.ts";
import { TABLE_SUBJECTS, type TableSubject } from "../../../db/contract/vocabulary.ts";
import { client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { usePageKeys } from "../../app/keys.ts";
import { saving } from "../../app/typing/saved.ts";
import { sendFile } from "../../files/upload.ts";
import { useMay } from "../../records/may.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { LongWork } from "../../ui/marks/long-work.tsx";
import { ChooseFile } from "./choose-file.tsx";
import own from "./imports.module.css";
import { Mapping } from "./mapping.tsx";
import { PaperDraft, type ReadPaper } from "./paper-draft.tsx";
import { Preview } from "./preview.tsx";

type Read = Awaited<ReturnType<typeof client.table_import.read>>;
type Step = "file" | "columns" | "rows";
const STEPS = ["file", "columns", "rows"] as const satisfies readonly Step[];
/** Minutes come as such files. */
const PAPER = /\.(docx?|pdf|wps)$/i;
/** Planned anew when nobody has changed anything for so long, ms. */
const PAUSE = 250;

export function ImportScreen() {
  const { t } = useTranslation();
  const may = useMay();
  if (!may.call("table_import.run"))
    return (
      <div className="page">
        <EmptyState icon="upload" title={t("imports.mayNot")} />
      </div>
    );
  return <Import />;
}

function Import() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { as } = useSearch({ strict: false });
  const wanted = TABLE_SUBJECTS.find((subject) => subject === as);
  const [step, setStep] = useState<Step>("file");
  const [read, setRead] = useState<Read | null>(null);
  const [look, setLook] = useState<LookedAt | null>(null);
  const [settings, setSettings] = useState<ImportSettings | null>(null);
  const [planned, setPlanned] = useState<PlannedImport | null>(null);
  /** What is being done, and how much of it. */
  const [paper, setPaper] = useState<ReadPaper | null>(null);
  const [work, setWork] = useState<{ label: string; share: number | null } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const giveUp = useRef<AbortController | null>(null);
  const table = read?.table;

  /** One thing at a time, which can be given up. */
  const during = async <T,>(label: string, doing: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> => {
    const mine = new AbortController();
    giveUp.current?.abort();
    giveUp.current = mine;
    setError(null);
    setWork({ label, share: null });
    try {
      return await doing(mine.signal);
    } catch (thrown) {
      if (!mine.signal.aborted) setError(thrown);
      return undefined;
    } finally {
      if (giveUp.current === mine) setWork(null);
    }
  };

  const lookAt = async (of: string, asked: { sheet?: number; headings?: number[]; subject?: TableSubject }) => {
    const looked = await during(t("imports.reading"), () => client.table_import.look({ table: of, ...asked }));
    if (!looked) return;
    setLook(looked);
    setSettings(looked.settings);
    return looked;
  };
  const opened = async (next: Read | undefined) => {
    if (!next) return;
    setRead(next);
    setPlanned(null);
    setStep("columns");
    const looked = await lookAt(next.table, wanted ? { subject: wanted } : {});
    // A table of this program's own headings, as its template has them, says itself what is what.
    if (looked?.verdict === "ready" && looked.columns.every(({ why }) => why === "own" || why === "empty"))
      setStep("rows");
  };
  /** A paper is no table: it is read as minutes. */
  const takePaper = (file: File) =>
    during(t("imports.reading"), async (signal) => {
      const announced = { name: file.name, bytes: file.size };
      const told = (share: number) => setWork({ label: t("imports.reading"), share });
      const upload = await sendFile(() => client.table_import.begin(announced), file, told, signal);
      setWork({ label: t("imports.reading"), share: null });
      return client.table_import.readPaper({ upload }, { signal });
    }).then((read) => read && setPaper(read));
  const takeFile = (file: File) =>
    during(t("imports.reading"), async (signal) => {
      const announced = { name: file.name, bytes: file.size };
      const told = (share: number) => setWork({ label: t("imports.reading"), share });
      const upload = await sendFile(() => client.table_import.begin(announced), file, told, signal);
      setWork({ label: t("imports.reading"), share: null });
      return client.table_import.read({ upload }, { signal });
    }).then(opened);
  const takeCells = (text: string) =>
    during(t("imports.reading"), (signal) => client.table_import.read({ text }, { signal })).then(opened);
  const readAs = (encoding: NonNullable<Read["encoding"]>) =>
    during(t("imports.reading"), (signal) =>
      client.table_import.read({ table: table as string, encoding }, { signal }),
    ).then(opened);

  // biome-ignore lint/correctness/useExhaustiveDependencies: planned anew when what was said has changed
  useEffect(() => {
    if (!table || !settings || step === "file") return;
    const timer = setTimeout(() => {
      void during(t("imports.planning"), (signal) =>
        client.table_import.plan({ table, settings, language }, { signal }),
      ).then((next) => next && setPlanned(next));
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [table, settings, language]);
  // Whoever leaves gives up what is being done.
  useEffect(() => () => giveUp.current?.abort(), []);

  const run = async () => {
    if (!table || !planned) return;
    const done = await during(t("imports.writing"), (signal) =>
      saving(
        (async () => {
          const running = await client.table_import.run({ table, opId: newAction() }, { signal });
          for (;;) {
            const next = await running.next();
            if (next.done) return next.value;
            setWork({ label: t("imports.writing"), share: next.value.done / next.value.total });
          }
        })(),
      ),
    );
    if (done?.id) void navigate({ to: "/imports/$id", params: { id: done.id } } as never);
  };

  const some = planned ? planned.counts.new + planned.counts.changed : 0;
  const ready = work === null && planned !== null;
  const back = () => step !== "file" && setStep(step === "rows" ? "columns" : "file");
  const forward = () => {
    if (step === "columns" && ready) setStep("rows");
    if (step === "rows" && ready && some > 0) void run();
  };
  usePageKeys("import", { nextStep: forward, stepBack: back }, ["nextStep", "stepBack"]);
  if (paper)
    return (
      <div className={`page ${own.page}`}>
        <h1 className={own.heading}>{t("imports.titleOf", { name: paper.name })}</h1>
        <PaperDraft paper={paper} back={() => setPaper(null)} />
      </div>
    );
  return (
    <div className={`page ${own.page}`}>
      <div className={own.line}>
        <h1 className={own.heading}>{read?.name ? t("imports.titleOf", { name: read.name }) : t("imports.title")}</h1>
        <ol className={own.steps}>
          {STEPS.map((one, at) => (
            <li key={one} aria-current={one === step ? "step" : undefined}>
              {at + 1} {t(`imports.steps.${one}`)}
            </li>
          ))}
        </ol>
      </div>
      {read && step !== "file" && <Notices read={read} readAs={readAs} />}
      <ErrorNote error={error} />
      {step === "file" && (
        <ChooseFile
          busy={work !== null}
          as={wanted ?? "organization"}
          onFile={(file) => void (PAPER.test(file.name) ? takePaper(file) : takeFile(file))}
          onCells={(text) => void takeCells(text)}
        />
      )}
      {step === "columns" && read && look && settings && (
        <>
          {look.verdict !== "ready" && <p className={own.notice}>{t(`imports.verdicts.${look.verdict}`)}</p>}
          <Mapping
            sheets={read.sheets}
            look={look}
            settings={settings}
            planned={planned}
            change={(more) => setSettings({ ...settings, ...more })}
            lookAt={(asked) => void lookAt(read.table, asked)}
          />
        </>
      )}
      {step === "rows" && table && look && settings && planned && (
        <Preview table={table} look={look} settings={settings} planned={planned} onPlanned={setPlanned} />
      )}
      {step !== "file" && (
        <div className={`${own.line} ${own.foot}`}>
          <span className="soft" role="status">
            {work === null && planned && t("imports.counts", { ...planned.counts })}
          </span>
          {work && <LongWork {...work} said cancel={() => giveUp.current?.abort()} />}
          <span className={own.gap} />
          <Button variant="default" onClick={back}>
            {t("imports.back")} <kbd className={own.key}>Alt ←</kbd>
          </Button>
          {step === "columns" ? (
            <Button disabled={!ready} onClick={forward}>
              {t("imports.toRows", { count: planned?.rows ?? 0 })} <kbd className={own.key}>Ctrl ↵</kbd>
            </Button>
          ) : (
            <Button disabled={!ready || some === 0} onClick={forward}>
              {t("imports.run", { count: some })} <kbd className={own.key}>Ctrl ↵</kbd>
            </Button>
          )}
        </div>
      )}
      {step === "file" && work && <LongWork {...work} said cancel={() => giveUp.current?.abort()} />}
    </div>
  );
}

/** What is to be known about the reading of the file; in which encoding, where that may be another. */
function Notices({ read, readAs }: { read: Read; readAs(encoding: NonNullable<Read["encoding"]>): void }) {
  const { t } = useTranslation();
  if (read.notices.length === 0) return null;
  return (
    <ul className={own.notices}>
      {read.notices.map(({ kind, count, others }) => (
        <li key={kind}>
          {t(`imports.notices.${kind as "formulas"}`, { count: count ?? 0, encoding: read.encoding ?? "" })}
          {kind === "encoding" && others && read.encoding && (
            <Select
              size="xs"
              aria-label={t("imports.encoding")}
              data={[read.encoding, ...others]}
              value={read.encoding}
              allowDeselect={false}
              onChange={(next) => next && next !== read.encoding && readAs(next as NonNullable<Read["encoding"]>)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
