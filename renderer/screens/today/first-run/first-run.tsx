/** The way of a new workspace to its first meeting: five steps, each ticked by what is there; the first that is not is open. */
import { Button } from "@mantine/core";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { FIRST_RUN, PUT_AWAY } from "../../../../db/contract/office.ts";
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

export function FirstRun({ run, data }: { run: Run; data: Overview }) {
  const { t } = useTranslation();
  const save = useSave();
  const first = FIRST_STEPS.find((step) => !run.done.includes(step)) ?? null;
  const [chosen, setChosen] = useState<Step | null>(null);
  const open = chosen ?? first;
  const StepWork = usePart(stepWork);
  const putAway = () => void save("setting", FIRST_RUN, { value: PUT_AWAY }).catch(() => {});
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
        <Button variant="subtle" onClick={putAway}>
          {t("firstRun.putAway")}
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
    return run.unlocked > 0
      ? t("firstRun.what.people", { count: run.unlocked, unlocked: run.unlocked })
      : t("firstRun.what.peopleSet");
  };
  return <span className={today.note}>{said()}</span>;
}
