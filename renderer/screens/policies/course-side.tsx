/** Beside a policy: what hangs on it, what stands above and below it, and what it demands. */
import { useQuery } from "@tanstack/react-query";
import type { ParseKeys } from "i18next";
import { useTranslation } from "react-i18next";
import type { Course } from "../../../db/contract/procedures/policies/policies.ts";
import { POLICY_CRITERIA } from "../../../db/contract/vocabulary.ts";
import { api } from "../../app/api.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { useRecord } from "../../records/use-record.ts";
import { Card } from "../../ui/card.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { DueText } from "../../ui/marks/due-text.tsx";
import { countOf } from "./hanging.tsx";
import own from "./policies.module.css";
import { toneOf } from "./words.ts";

export function CourseSide({ policy }: { policy: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(api.policy.course.queryOptions({ input: { id: policy } }));
  if (!data) return null;
  const count = countOf(data.hanging);
  return (
    <>
      {count > 0 && (
        <Card title={t(data.effect === "over" ? "policies.hangsOver" : "policies.hangs")} level={3} count={count}>
          <HangingList course={data} />
        </Card>
      )}
      <Related policy={policy} course={data} />
      <Demands policy={policy} />
    </>
  );
}

function HangingList({ course: { hanging, labels } }: { course: Course }) {
  const { t } = useTranslation();
  const chips = (title: ParseKeys, ids: readonly string[]) =>
    ids.length > 0 && (
      <div>
        <div className="small soft">{t(title as "policies.citedBy", { count: ids.length })}</div>
        <ul className={own.plain}>
          {ids.map((id) => (
            <li key={id}>
              <RecordChip id={id} label={labels[id]} whole />
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <div className={own.hanging}>
      {chips("policies.citedBy", hanging.decisions)}
      {hanging.actions.length > 0 && (
        <ul className={own.plain}>
          {hanging.actions.map(({ id, lead, due }) => (
            <li key={id}>
              <RecordChip id={id} label={labels[id]} whole />
              <div className="small">
                {lead && <RecordChip id={lead} label={labels[lead]} />}{" "}
                {due && <DueText due={due} today={todayHere()} />}
              </div>
            </li>
          ))}
        </ul>
      )}
      {chips("policies.problemsOn", hanging.problems)}
      {chips(
        "policies.onAgenda",
        hanging.items.map(({ meeting }) => meeting),
      )}
    </div>
  );
}

/** The papers above it, itself, and what carries it out; and who has nothing of its own. */
function Related({ policy, course }: { policy: string; course: Course }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { parents, answers, missing, labels, effect } = course;
  if (parents.length + answers.length + missing.length === 0) return null;
  const line = ({ id, effect: of }: Course["parents"][number]) => (
    <>
      <RecordChip id={id} label={labels[id]} whole /> <Badge tone={toneOf(of)}>{t(`policies.effect.${of}`)}</Badge>
    </>
  );
  return (
    <Card title={t("policies.aboveBelow")} level={3}>
      <ul className={own.tree}>
        {parents.toReversed().map((one) => (
          <li key={one.id} data-depth="above">
            {line(one)}
          </li>
        ))}
        <li data-depth="self" key={policy}>
          <b>{t("policies.thisOne")}</b> <Badge tone={toneOf(effect)}>{t(`policies.effect.${effect}`)}</Badge>
        </li>
        {answers.map((one) => (
          <li key={one.id} data-depth="below">
            {line(one)}
          </li>
        ))}
      </ul>
      {missing.map((place) => (
        <p key={place.zh} className={own.missing}>
          {t("policies.noAnswerIn", { place: language === "zh" ? place.zh : place.en })}
        </p>
      ))}
    </Card>
  );
}

/** The source paper asks that support rests on safety, reliability and consistency: what a policy says of them, and what not. */
function Demands({ policy }: { policy: string }) {
  const { t } = useTranslation();
  const { record } = useRecord("policy", policy);
  if (!record) return null;
  const said: [string, boolean][] = [
    ...POLICY_CRITERIA.map((one): [string, boolean] => [t(`values.criteria.${one}`), record.criteria.includes(one)]),
    [t("fields.beneficiaries"), Boolean(record.beneficiaries || record.beneficiaries_en)],
    [t("fields.budget"), Boolean(record.budget || record.budget_note)],
    [t("fields.review"), record.review !== null],
  ];
  return (
    <Card title={t("policies.demands")} level={3}>
      <div className={own.chips}>
        {said.map(([name, written]) =>
          written ? (
            <Badge key={name} tone="ok" icon="check">
              {name}
            </Badge>
          ) : (
            <Badge key={name}>{t("policies.notWritten", { name })}</Badge>
          ),
        )}
      </div>
    </Card>
  );
}
