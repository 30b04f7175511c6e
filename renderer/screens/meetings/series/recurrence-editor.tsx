/** How often a series meets: its rule as a form. */
import { Checkbox, NumberInput, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import {
  EVERY_MONTH,
  FREQUENCIES,
  type Frequency,
  PLACES,
  type Repeat,
  repeatOf,
  rhythmInWords,
  ruleOf,
  WEEKDAYS,
  type Weekday,
} from "../../../../db/language/dates/rhythm.ts";
import { todayHere } from "../../../app/clock.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { FieldEditor } from "../../../records/field-editor.tsx";
import { useMay } from "../../../records/may.ts";
import { useSave, useSaveFields } from "../../../records/use-record.ts";
import { DayInput } from "../../../ui/day/day-field.tsx";
import own from "../meetings.module.css";

type Series = RecordOf<"series">;

export function Recurrence({ series }: { series: Series }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const saveFields = useSaveFields("series", series.id);
  const { recurrence, first_day } = series;
  const writes = useMay().change("series", series)("recurrence");
  const repeat = recurrence ? repeatOf(recurrence) : null;
  const put = (fields: Partial<Series>) => void save("series", series.id, fields).catch(() => {});
  const change = (next: Partial<Repeat>) =>
    put({ recurrence: ruleOf({ ...(repeat ?? EVERY_MONTH), ...next }), first_day: first_day ?? todayHere() });
  return (
    <section className="card">
      <h3>{t("fields.recurrence")}</h3>
      {!writes && <p>{recurrence ? (repeat ? rhythmInWords(repeat, language) : recurrence) : t("series.once")}</p>}
      {writes && (
        <div className={own.stack} style={{ gap: 8, marginTop: 8 }}>
          <Select
            aria-label={t("fields.recurrence")}
            data={[
              { value: "", label: t("series.once") },
              ...FREQUENCIES.map((value) => ({ value, label: t(`series.frequency.${value}`) })),
              ...(recurrence && !repeat ? [{ value: "other", label: recurrence }] : []),
            ]}
            value={recurrence ? (repeat?.frequency ?? "other") : ""}
            onChange={(value) => {
              if (value === "") put({ recurrence: null });
              else if (value !== "other" && value !== null)
                change({ frequency: value as Frequency, days: [], on: value === "MONTHLY" ? EVERY_MONTH.on : null });
            }}
            allowDeselect={false}
          />
          {repeat && <Details repeat={repeat} change={change} />}
          {recurrence &&
            (["first_day", "except_days", "extra_days"] as const).map((field) => (
              <FieldEditor
                key={field}
                subject="series"
                id={series.id}
                field={field}
                value={series[field]}
                labels={{}}
                save={saveFields}
              />
            ))}
        </div>
      )}
    </section>
  );
}

function Details({ repeat, change }: { repeat: Repeat; change(next: Partial<Repeat>): void }) {
  const { t } = useTranslation();
  const { frequency, interval, days, on, ends } = repeat;
  const weekdays = WEEKDAYS.map((value) => ({ value, label: t(`series.weekday.${value}`) }));
  return (
    <>
      <NumberInput
        label={t("series.interval", { unit: t(`series.unit.${frequency}`) })}
        value={interval}
        onChange={(value) => typeof value === "number" && value >= 1 && change({ interval: value })}
        min={1}
        max={99}
        allowDecimal={false}
      />
      {frequency === "WEEKLY" && (
        <Checkbox.Group
          label={t("series.onDays")}
          value={days}
          onChange={(value) => change({ days: value as Weekday[] })}
        >
          <div className={own.weekdays}>
            {weekdays.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {frequency === "MONTHLY" && (
        <div className={own.monthly}>
          <Select
            aria-label={t("series.place.label")}
            data={[
              ...PLACES.map((place) => ({
                value: String(place),
                label: t(`series.place.${place}` as "series.place.1"),
              })),
              { value: "day", label: t("series.monthDay") },
            ]}
            value={on && "day" in on ? "day" : String(on?.place ?? "day")}
            onChange={(value) =>
              change({
                on:
                  value === "day"
                    ? { day: 15 }
                    : { place: Number(value), weekday: on && "weekday" in on ? on.weekday : "TU" },
              })
            }
            allowDeselect={false}
          />
          {on && "weekday" in on ? (
            <Select
              aria-label={t("series.onDays")}
              data={weekdays}
              value={on.weekday}
              onChange={(weekday) => weekday && change({ on: { ...on, weekday: weekday as Weekday } })}
              allowDeselect={false}
            />
          ) : (
            <NumberInput
              aria-label={t("series.monthDay")}
              value={on && "day" in on ? on.day : 15}
              onChange={(day) => typeof day === "number" && day >= 1 && change({ on: { day } })}
              min={1}
              max={31}
            />
          )}
        </div>
      )}
      <div className={own.monthly}>
        <Select
          aria-label={t("series.ends.label")}
          data={(["never", "count", "until"] as const).map((value) => ({ value, label: t(`series.ends.${value}`) }))}
          value={ends === null ? "never" : "count" in ends ? "count" : "until"}
          onChange={(value) =>
            change({ ends: value === "count" ? { count: 12 } : value === "until" ? { until: yearEnd() } : null })
          }
          allowDeselect={false}
        />
        {ends && "count" in ends && (
          <NumberInput
            aria-label={t("series.ends.count")}
            value={ends.count}
            onChange={(count) => typeof count === "number" && count >= 1 && change({ ends: { count } })}
            min={1}
            max={999}
          />
        )}
        {ends && "until" in ends && (
          <DayInput
            aria-label={t("series.ends.until")}
            value={ends.until}
            onChange={(until) => until && change({ ends: { until } })}
            ahead
          />
        )}
      </div>
    </>
  );
}

function yearEnd(): string {
  return `${todayHere().slice(0, 4)}-12-31`;
}
