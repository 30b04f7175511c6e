/** Every step of a policy with its day, what brought it about and where that stands, the latest first. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CourseStep } from "../../../db/contract/procedures/policies/policies.ts";
import type { Labels } from "../../../db/contract/records.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useMay } from "../../records/may.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { useRemove } from "../../records/use-record.ts";
import { Icon } from "../../ui/icon.tsx";
import own from "./policies.module.css";
import { knownDay } from "./words.ts";

export function Steps({ policy }: { policy: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(api.policy.course.queryOptions({ input: { id: policy } }));
  if (!data) return null;
  if (data.steps.length === 0) return <p className="small soft">{t("policies.noSteps")}</p>;
  return (
    <div className={own.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("policies.day")}</th>
            <th scope="col">{t("policies.change")}</th>
            <th scope="col">{t("policies.broughtBy")}</th>
            <th scope="col">{t("policies.basis")}</th>
          </tr>
        </thead>
        <tbody>
          {data.steps.map((step) => (
            <tr key={`${step.id}${step.move}${step.day}`}>
              <td className="numbers">
                {knownDay(step.day, language)}{" "}
                {step.planned && <span className="small soft">{t("policies.planned")}</span>}
              </td>
              <td>
                {step.from && <span className="soft">{t(`values.move.${step.from}`)} → </span>}
                <b>{t(`values.move.${step.move}`)}</b>
                {step.until && <span className="soft"> {t("policies.until", { day: step.until })}</span>}
              </td>
              <td>
                <Brought step={step} labels={data.labels} />
              </td>
              <td className="small soft">
                <Basis step={step} labels={data.labels} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Brought({ step, labels }: { step: CourseStep; labels: Labels }) {
  const named = [step.outcome, step.meeting, step.version, step.replaced_by].filter((id) => id !== null);
  return (
    <span className={own.chips}>
      {named.map((id) => (
        <RecordChip key={id} id={id} label={labels[id]} />
      ))}
      {step.note}
    </span>
  );
}

/** Where it stands: in what was recorded here, in a source, or in the dates of the policy itself. */
function Basis({ step, labels }: { step: CourseStep; labels: Labels }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const remove = useRemove();
  const { id } = step;
  const sources = step.sources.map((source) => nameOf(labels[source], language)).join(language === "zh" ? "；" : "; ");
  const said = sources || t(id ? "policies.recordedHere" : "policies.byItsDates");
  return (
    <>
      {said}
      {id && may.remove("policy_event", { id }) && (
        <button
          type="button"
          className={`plain-button ${own.remove}`}
          aria-label={`${t(`values.move.${step.move}`)}: ${t("parts.remove")}`}
          onClick={() => void remove("policy_event", id)}
        >
          <Icon name="remove" size={16} />
        </button>
      )}
    </>
  );
}
