/** One field: each value on the lane of its laptop, then in words with who wrote it and what they had seen; any can be restored. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldWrites } from "../../../db/contract/procedures/history.ts";
import { type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../db/contract/subjects/meta.ts";
import { dayInShort } from "../../../db/language/day-words.ts";
import { dayAt, momentHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { actName } from "../../app/use-undo.ts";
import { Badge } from "../../ui/marks/badge.tsx";
import own from "./history.module.css";
import { fieldSaid, valueSaid } from "./said.ts";

interface Props {
  subject: Subject;
  history: FieldWrites;
  nameOf(id: string): string;
  /** What it holds now. */
  now: unknown;
  /** Puts an older value back; none: whoever is logged in may not write it. */
  onRestore?: ((value: unknown) => void) | undefined;
}

type Write = FieldWrites["writes"][number];

export function FieldHistory({ subject, history: { field, writes, times }, nameOf, now, onRestore }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reading = { t, language, nameOf, moment: (at: string) => momentHere(at, language) };
  const said = (write: Write) => valueSaid(subject, field, write.value, reading);
  const byN = new Map(writes.map((write) => [write.n, write]));
  const { required } = metaOf(subjectOf(subject).fields[field]);
  const restores = (write: Write) =>
    write.state !== "now" &&
    !write.misfit &&
    JSON.stringify(write.value) !== JSON.stringify(now) &&
    !(required && write.value === null);
  return (
    <section aria-label={t("upkeep.historyOf", { field: fieldSaid(t, subject, field) })}>
      <h3>{t("upkeep.historyOf", { field: fieldSaid(t, subject, field) })}</h3>
      <Lanes writes={writes} said={said} />
      <ol className={own.written}>
        {writes.map((write) => (
          <li key={write.n} data-state={write.state}>
            <div>
              <b>{said(write)}</b> <State write={write} />{" "}
              <span className="small soft">
                {actName(t, write.act)}
                {write.apart.length > 0 && ` · ${t("upkeep.sawOther", { value: seenBy(write, byN, said) ?? "—" })}`}
              </span>
            </div>
            <div className="small soft">
              {[momentHere(write.at, language), write.by, write.deviceName].filter(Boolean).join(" · ")}
            </div>
            {onRestore && restores(write) && (
              <Button size="compact-xs" variant="default" onClick={() => onRestore(write.value)}>
                {t("upkeep.restoreValue", { value: said(write) })}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {times > writes.length && <p className="small soft">{t("parts.andOthers", { count: times - writes.length })}</p>}
      {onRestore && writes.length > 1 && <p className="small soft">{t("upkeep.restoreHint")}</p>}
    </section>
  );
}

function seenBy(write: Write, byN: ReadonlyMap<number, Write>, said: (write: Write) => string): string | null {
  const seen = write.seen === null ? undefined : byN.get(write.seen);
  return seen ? said(seen) : null;
}

function State({ write: { state, misfit } }: { write: Write }) {
  const { t } = useTranslation();
  return (
    <>
      {state === "now" && <Badge tone="ok">{t("upkeep.valueNow")}</Badge>}
      {state === "unchosen" && <Badge>{t("upkeep.unchosen")}</Badge>}
      {misfit && <Badge tone="warn">{t("history.misfit")}</Badge>}
    </>
  );
}

/** A lane for each laptop: each value from when it was written until another took its place; what was not chosen is hatched. */
function Lanes({ writes, said }: { writes: readonly Write[]; said: (write: Write) => string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const steps = writes.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.n - b.n)).slice(-STEPS);
  const place = new Map(steps.map(({ n }, index) => [n, index + 1]));
  const laptops = [...new Map(steps.map(({ device, deviceName }) => [device, deviceName]))];
  const columns = { gridTemplateColumns: `110px repeat(${steps.length}, minmax(72px, 1fr))` };
  return (
    <div className={own.lanes} aria-hidden="true">
      <div className={own.lane} style={columns}>
        {steps.map(({ n, at }, index) => (
          <span key={n} className="small soft numbers" style={{ gridColumn: index + 2 }}>
            {dayInShort(dayAt(at), language)}
          </span>
        ))}
      </div>
      {laptops.map(([device, name]) => (
        <div key={device} className={own.lane} style={columns}>
          <span className={own.laptop}>{name ?? t("upkeep.someLaptop")}</span>
          {steps
            .filter((write) => write.device === device)
            .map((write) => {
              const from = place.get(write.n) ?? 1;
              const to = write.until === null ? undefined : place.get(write.until);
              return (
                <span
                  key={write.n}
                  className={own.bar}
                  data-state={write.state}
                  style={{ gridColumn: `${from + 1} / ${(to ?? steps.length + 1) + 1}` }}
                >
                  {said(write)}
                </span>
              );
            })}
        </div>
      ))}
    </div>
  );
}

/** More do not stand beside each other. */
const STEPS = 8;
