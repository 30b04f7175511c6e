/**
 * The way of a new workspace to its first meeting: five steps, each ticked by what is there; the first that is not is open. It is
 * put away by a word, and asked for again in the settings.
 */
import { Button } from "@mantine/core";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { ASKED_FOR, FIRST_RUN, PUT_AWAY } from "../../../../db/contract/office.ts";
import { FIRST_STEPS, type FirstRun as Run } from "../../../../db/contract/procedures/today.ts";
import { nameOf } from "../../../../db/language/names.ts";
import { Later, usePart } from "../../../app/afterwards.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { useSave } from "../../../records/use-record.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { Overview } from "../overview.ts";
import today from "../today.module.css";
import { Aside } from "./aside.tsx";
import own from "./first-run.module.css";

const stepWork = new Later(async () => (await import("./step-work.tsx")).StepWork);

type Step = (typeof FIRST_STEPS)[number];

/** The list, or the line that it shrinks to. */
export function FirstRun({ run, data }: { run: Run; data: Overview }) {
  return run.over ? <Over run={run} /> : <List run={run} data={data} />;
}

/** It goes when somebody says so, and not by itself. */
function useChoice() {
  const save = useSave();
  return (value: string) => void save("setting", FIRST_RUN, { value }).catch(() => {});
}

function Over({ run: { done } }: { run: Run }) {
  const { t } = useTranslation();
  const choose = useChoice();
  const left = FIRST_STEPS.length - done.length;
  return (
    <section className={`card ${own.over}`} aria-label={t("firstRun.title")}>
      {left === 0 && <Icon name="check" size={16} />}
      <span>{left === 0 ? t("firstRun.allDone") : t("firstRun.left", { count: left })}</span>
      {left > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => choose(ASKED_FOR)}>
          {t("firstRun.goOn")}
        </Button>
      )}
      <Button variant="default" size="compact-sm" onClick={() => choose(PUT_AWAY)}>
        {t(left === 0 ? "firstRun.finish" : "firstRun.hide")}
      </Button>
    </section>
  );
}

function List({ run, data }: { run: Run; data: Overview }) {
  const { t } = useTranslation();
  const choose = useChoice();
  const first = FIRST_STEPS.find((step) => !run.done.includes(step)) ?? null;
  const [chosen, setChosen] = useState<Step | null>(null);
  const open = chosen ?? first;
  const StepWork = usePart(stepWork);
  return (
    <>
      <section className={`card ${today.wide}`} aria-labelledby="first-run">
        <div className={own.head}>
          <h2 id="first-run">{t("firstRun.title")}</h2>
          <span className={today.note}>{t("firstRun.hint")}</span>
          <span className={own.count}>{t("firstRun.of", { done: run.done.length, all: FIRST_STEPS.length })}</span>
        </div>
        <ol className={own.steps}>
          {FIRST_STEPS.map((step, index) => {
            const done = run.done.includes(step);
            return (
              <li key={step} data-done={done || undefined} data-open={step === open || undefined}>
                <span className={own.number}>
                  {done ? <Icon name="check" size={16} label={t("firstRun.done")} /> : index + 1}
                </span>
                <div className={own.step}>
                  <button
                    type="button"
                    className={`plain-button ${own.title}`}
                    aria-expanded={step === open}
                    onClick={() => setChosen(step)}
                  >
                    <b>{t(`firstRun.steps.${step}`)}</b>
                    <What step={step} run={run} data={data} />
                  </button>
                  {step === open && (
                    <Suspense>
                      <StepWork step={step} run={run} onDone={() => setChosen(null)} />
                    </Suspense>
                  )}
                </div>
              </li>
            );
          })}
        </ol>
        <Button variant={first ? "subtle" : "filled"} onClick={() => choose(PUT_AWAY)}>
          {t(first ? "firstRun.putAway" : "firstRun.finish")}
        </Button>
      </section>
      <Aside run={run} data={data} />
    </>
  );
}

function What({ step, run, data }: { step: Step; run: Run; data: Overview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const said = () => {
    if (step === "office" && run.office)
      return t("firstRun.officeIs", { name: nameOf(data.labels[run.office], language) });
    if (step !== "people") return t(`firstRun.what.${step}`);
    if (run.unlocked > 0) return t("firstRun.what.people", { count: run.unlocked, unlocked: run.unlocked });
    return t(run.representatives > 0 ? "firstRun.what.peopleSet" : "firstRun.what.peopleNone");
  };
  return <span className={today.note}>{said()}</span>;
}
