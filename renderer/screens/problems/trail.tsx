/**
 * The trail of a problem: six places in fixed order, one line per policy. A line runs solid as far as there are records and
 * dashed after the break, which names the first thing that is missing and leads on. The arrows go along the lines.
 */
import { Button, Modal } from "@mantine/core";
import { getHotkeyHandler } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Trail as Told, TrailLine } from "../../../db/contract/procedures/policies/problems.ts";
import { dayInShort } from "../../../db/language/day-words.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api, client, newAction } from "../../app/api.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { hotkeysOf, usePageKeys } from "../../app/keys.ts";
import { useMay } from "../../records/may.ts";
import { NewDialog } from "../../records/new-record.tsx";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { RecordPicker } from "../../records/record-picker.tsx";
import { useCommand, useRecord } from "../../records/use-record.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { DueText } from "../../ui/marks/due-text.tsx";
import { Percent } from "../../ui/marks/percent.tsx";
import own from "./problems.module.css";

const PLACES = ["policy", "decision", "action", "evidence"] as const;
const ICONS = {
  policy: "policy",
  decision: "decision",
  action: "action",
  evidence: "attachment",
} as const satisfies Record<(typeof PLACES)[number], IconName>;

export function Trail({ problem }: { problem: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(api.problem.trail.queryOptions({ input: { id: problem } }));
  const navigate = useNavigate();
  const grid = useRef<HTMLDivElement>(null);
  const [making, setMaking] = useState<TrailLine | null>(null);
  const move = (across: number, down: number) => {
    const cells = [...(grid.current?.querySelectorAll<HTMLElement>("[data-cell]") ?? [])];
    const now = cells.find((cell) => cell.contains(document.activeElement)) ?? cells[0];
    if (!now) return;
    const [row = 0, column = 0] = (now.dataset.cell ?? "").split(",").map(Number);
    const wanted = (to: HTMLElement) => {
      const [toRow = 0, toColumn = 0] = (to.dataset.cell ?? "").split(",").map(Number);
      return down === 0
        ? toRow === row && (toColumn - column) * across > 0
        : (toRow - row) * down > 0 && toColumn <= column;
    };
    const found = down > 0 || across > 0 ? cells.find(wanted) : cells.findLast(wanted);
    const target = document.activeElement && now.contains(document.activeElement) ? found : now;
    (target?.querySelector<HTMLElement>("a, button") ?? target)?.focus();
  };
  const goOn = (line: TrailLine) => {
    // Papers and news of an action are put to it on its own page.
    if (line.breaks === "evidence" && line.action)
      void navigate({ to: "/actions/$id", params: { id: line.action.id } });
    else setMaking(line);
  };
  const broken = () => {
    const focused = grid.current?.querySelector<HTMLElement>("[data-line]:focus-within")?.dataset.line;
    const line = data?.lines[Number(focused ?? data.lines.findIndex(({ breaks }) => breaks !== null))];
    if (line?.breaks) goOn(line);
  };
  usePageKeys("trail", { goOn: broken });
  const along = hotkeysOf("along", {
    alongRight: () => move(1, 0),
    alongLeft: () => move(-1, 0),
    lineDown: () => move(0, 1),
    lineUp: () => move(0, -1),
  });
  if (!data) return null;
  return (
    <section className={`card ${own.trail}`} aria-label={t("problems.trail")}>
      <Head trail={data} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows lead from one of its links to the next */}
      <div ref={grid} className={own.grid} onKeyDown={getHotkeyHandler(along)}>
        {PLACES.map((place) => (
          <div key={place} className={own.place}>
            <Icon name={ICONS[place]} size={16} /> {t(`problems.places.${place}`)}
          </div>
        ))}
        {data.lines.map((line, row) => (
          <Line key={keyOf(line, row)} line={line} row={row} trail={data} onGoOn={() => goOn(line)} />
        ))}
      </div>
      <Figures trail={data} />
      <p className="small soft">{t("problems.onlyRecorded")}</p>
      {making && <GoOn problem={problem} line={making} onClose={() => setMaking(null)} />}
    </section>
  );
}

const keyOf = ({ policy, decision, action }: TrailLine, row: number) =>
  `${policy?.id} ${decision?.id} ${action?.id} ${row}`;

/** How far the lines get, in a sentence; that a figure has not moved is a result and is said. */
function Head({ trail }: { trail: Told }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { lines, figures, raised, meetings, days, labels } = trail;
  const through = lines.filter(({ breaks }) => breaks === null).length;
  const breaks = PLACES.map((place) => [place, lines.filter((line) => line.breaks === place).length] as const);
  const still = figures.filter(({ value, earlier }) => earlier?.value === value).length;
  return (
    <div className={own.head}>
      <p>
        <b>{t("problems.lines", { count: lines.length, through, broken: lines.length - through })}</b>{" "}
        {still > 0 && still === figures.length && t("problems.unmoved")}
      </p>
      <p className="small soft">
        {raised.by && t("problems.raisedBy", { party: nameOf(labels[raised.by], language) })}{" "}
        {raised.meeting && <RecordChip id={raised.meeting} label={labels[raised.meeting]} />}{" "}
        {days !== null && t("problems.known", { count: days })}{" "}
        {meetings > 0 && t("problems.meetings", { count: meetings })}
      </p>
      <span className={own.breaks}>
        {breaks.map(
          ([place, count]) =>
            count > 0 && (
              <Badge key={place} tone="bad">
                {t("problems.breaksAt", { place: t(`problems.places.${place}`), count })}
              </Badge>
            ),
        )}
      </span>
    </div>
  );
}

interface LineProps {
  line: TrailLine;
  row: number;
  trail: Told;
  onGoOn(): void;
}

function Line({ line, row, trail: { labels }, onGoOn }: LineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy, decision, action, evidence } = line;
  const cell = (column: number, content: React.ReactNode) => (
    <div className={own.cell} data-cell={`${row},${column}`} data-joined={column > 0 || undefined}>
      {content}
    </div>
  );
  const held = [policy, decision, action, evidence.length > 0].map(Boolean);
  const first = held.indexOf(false);
  const gap = (from: number, to: number) => {
    const missing = PLACES[from] as (typeof PLACES)[number];
    return (
      <div
        key={`gap${from}`}
        className={own.gap}
        style={{ gridColumn: `span ${to - from}` }}
        data-cell={`${row},${from}`}
        data-joined={from > 0 || undefined}
      >
        <b>{t(`problems.missing.${missing}`)}</b>
        <Button size="compact-sm" variant="default" onClick={onGoOn} rightSection={<kbd>N</kbd>}>
          {t(`problems.goOn.${missing}`)}
        </Button>
      </div>
    );
  };
  return (
    <div className={own.line} data-line={row}>
      {policy
        ? cell(
            0,
            <>
              <Badge tone={policy.effect === "over" ? "bad" : policy.effect === "in_force" ? "ok" : "plain"}>
                {t(`policies.effect.${policy.effect}`)}
              </Badge>
              <RecordChip id={policy.id} label={labels[policy.id]} whole />
              {policy.clauses.map((id) => (
                <RecordChip key={id} id={id} label={labels[id]} />
              ))}
              {policy.ends && <span className="small soft">{t("policies.until", { day: policy.ends })}</span>}
            </>,
          )
        : gap(0, held.findIndex(Boolean) < 0 ? 4 : held.findIndex(Boolean))}
      {decision
        ? cell(
            1,
            <>
              <Badge tone={decision.state === "adopted" ? "ok" : "warn"}>{t(`values.state.${decision.state}`)}</Badge>
              <span>
                <span className="numbers">{decision.number}</span>{" "}
                <RecordChip id={decision.id} label={labels[decision.id]} whole />
              </span>
              <span className="small soft">
                {decision.day && dayInShort(decision.day, language)}{" "}
                {t("problems.positions", { support: decision.support, reserved: decision.reserved })}
              </span>
            </>,
          )
        : policy && gap(1, 4)}
      {action
        ? cell(
            2,
            <>
              {typeof action.percent === "number" && (
                <Percent value={action.percent} tone={action.late ? "late" : undefined} />
              )}
              <RecordChip id={action.id} label={labels[action.id]} whole />
              {action.lead && <RecordChip id={action.lead} label={labels[action.lead]} />}
              {action.due && (
                <DueText due={action.due} today={todayHere()} over={!action.late && action.percent === 100} />
              )}
            </>,
          )
        : decision && gap(2, 4)}
      {evidence.length > 0
        ? cell(
            3,
            <ul className={own.evidence}>
              {evidence.map(({ id, text, day }) => (
                <li key={`${id}${text}`}>
                  {text} {day && <span className="small soft">{dayInShort(day, language)}</span>}
                </li>
              ))}
            </ul>,
          )
        : action && gap(3, 4)}
      {first < 0 && <span className="visually-hidden">{t("problems.through")}</span>}
    </div>
  );
}

function Figures({ trail: { figures, labels } }: { trail: Told }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (figures.length === 0) return <p className="small soft">{t("problems.noFigures")}</p>;
  return (
    <ul className={own.figures}>
      {figures.map(({ id, year, value, unit, earlier }) => (
        <li key={id}>
          <Icon name="figure" size={16} /> {nameOf(labels[id], language)} <span className="numbers soft">{year}</span>{" "}
          <b className="numbers">
            {value} {unit}
          </b>{" "}
          {earlier ? (
            <Badge tone={earlier.value === value ? "warn" : "ok"}>
              {earlier.value === value
                ? t("problems.same", { year: earlier.year })
                : t("problems.was", { year: earlier.year, value: earlier.value })}
            </Badge>
          ) : (
            <span className="small soft">{t("problems.once")}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Goes on where a line breaks off: a policy is chosen, a decision is put on an agenda, an action is made, proof is asked for. */
function GoOn({ problem, line, onClose }: { problem: string; line: TrailLine; onClose(): void }) {
  const { t } = useTranslation();
  const run = useCommand();
  const may = useMay();
  const { record } = useRecord("problem", problem);
  if (line.breaks === "action" && line.decision)
    return (
      <NewDialog
        opened
        subject="action"
        given={{ outcome: line.decision.id, meeting: line.decision.meeting }}
        asks={["lead", "due"]}
        onMade={() => {}}
        onClose={onClose}
      />
    );
  if (!record) return null;
  return (
    <Choose
      title={t(`problems.goOn.${line.breaks ?? "policy"}`)}
      subject={line.breaks === "decision" ? "meeting" : "policy"}
      may={line.breaks === "decision" ? may.call("meeting.takeUp") : may.change("problem", record)("policies")}
      onChoose={(id) =>
        void run(async () => {
          if (line.breaks === "decision") {
            const proposals = [{ subject: "problem" as const, id: problem }];
            await client.meeting.takeUp({ meeting: id, proposals, opId: newAction() });
          } else if (line.decision) {
            const { record: decision } = await client.outcome.get({ id: line.decision.id });
            const policies = [...new Set([...decision.policies, id])];
            await client.outcome.put({ id: decision.id, fields: { policies }, opId: newAction() });
          } else {
            const policies = [...new Set([...record.policies, id])];
            await client.problem.put({ id: problem, fields: { policies }, opId: newAction() });
          }
        }).then((done) => done && onClose())
      }
      onClose={onClose}
    />
  );
}

interface ChooseProps {
  title: string;
  subject: "meeting" | "policy";
  may: boolean;
  onChoose(id: string): void;
  onClose(): void;
}

function Choose({ title, subject, may, onChoose, onClose }: ChooseProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t("parts.cancel") }}
    >
      <RecordPicker
        subject={subject}
        labels={{}}
        value={null}
        disabled={!may}
        filters={subject === "meeting" ? [{ field: "state", op: "in", value: ["planned", "live"] }] : []}
        onChange={(id) => id && onChoose(id)}
      />
    </Modal>
  );
}
