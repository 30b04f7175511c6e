/** The second step: where the headings are, which column is what, and what is meant by texts that are no values. */
import { Autocomplete, Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ImportSettings, LookedAt, PlannedImport } from "../../../db/contract/procedures/region/table-imports.ts";
import { SECTORS, TABLE_SUBJECTS, type TableSubject } from "../../../db/contract/vocabulary.ts";
import { api } from "../../app/api.ts";
import { fieldLabel, kindName, valueLabel } from "../../ui/labels.ts";
import { useSoundFilter } from "../../ui/text/sound-filter.ts";
import own from "./imports.module.css";
import { columnField } from "./words.ts";

/** Columns of the heading rows that are shown. */
const COLUMNS = 8;
const ASKS = 60;

interface Props {
  sheets: readonly { name: string; hidden: boolean; rows: number }[];
  look: LookedAt;
  settings: ImportSettings;
  planned: PlannedImport | null;
  change(settings: Partial<ImportSettings>): void;
  /** Another sheet, other headings, another kind of record: all is proposed anew. */
  lookAt(asked: { sheet?: number; headings?: number[]; subject?: TableSubject }): void;
}

export function Mapping(props: Props) {
  return (
    <>
      <HeadingRows {...props} />
      <div className={own.columns}>
        <Columns {...props} />
        <div className={own.side}>
          <Asks {...props} />
          <InWhoseName {...props} />
        </div>
      </div>
    </>
  );
}

function HeadingRows({ sheets, look, settings, lookAt }: Props) {
  const { t } = useTranslation();
  const [first = 0] = settings.headings;
  const two = settings.headings.length === 2;
  const place = { sheet: settings.sheet, subject: settings.subject };
  const [likely] = look.subjects;
  return (
    <section className={`card ${own.card}`} aria-label={t("imports.headings")}>
      <div className={own.line}>
        {sheets.length > 1 && (
          <Select
            label={t("imports.sheet")}
            data={sheets.map(({ name, hidden, rows }, at) => ({
              value: String(at),
              label: t(hidden ? "imports.sheetHidden" : "imports.sheetOf", { name, rows }),
            }))}
            value={String(settings.sheet)}
            allowDeselect={false}
            onChange={(sheet) => lookAt({ sheet: Number(sheet) })}
          />
        )}
        <Select
          label={t("imports.as")}
          data={TABLE_SUBJECTS.map((subject) => ({ value: subject, label: kindName(t, subject) }))}
          value={settings.subject}
          allowDeselect={false}
          onChange={(subject) =>
            lookAt({ sheet: settings.sheet, headings: settings.headings, subject: subject as TableSubject })
          }
        />
        <NumberInput
          label={t("imports.headingRow")}
          value={first}
          min={0}
          max={1_000_000}
          w={120}
          onChange={(row) => {
            const at = Number(row);
            if (Number.isInteger(at) && at !== first)
              lookAt({ ...place, headings: at < 1 ? [] : two ? [at, at + 1] : [at] });
          }}
        />
        <Checkbox
          label={t("imports.twoRows")}
          checked={two}
          disabled={first === 0}
          onChange={(event) =>
            lookAt({ ...place, headings: event.currentTarget.checked ? [first, first + 1] : [first] })
          }
        />
      </div>
      {likely && likely !== settings.subject && (
        <p className={own.doubt} role="status">
          {t("imports.looksLike", { kind: kindName(t, likely) })}{" "}
          <button
            type="button"
            className="plain-button link"
            onClick={() => lookAt({ sheet: settings.sheet, headings: settings.headings, subject: likely })}
          >
            {t("imports.takeAs", { kind: kindName(t, likely) })}
          </button>
        </p>
      )}
      <div className={`${own.scroll} ${own.sample}`}>
        <table className={own.table}>
          <tbody>
            {look.rows.map(({ row, cells }) => (
              <tr key={row} data-heading={settings.headings.includes(row) || undefined}>
                <th scope="row" className="soft numbers">
                  {row}
                </th>
                {cells.slice(0, COLUMNS).map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: each is told by its place
                  <td key={at} title={cell}>
                    {cell}
                  </td>
                ))}
                {cells.length > COLUMNS && <td className="soft">…</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Columns({ look, settings, change }: Props) {
  const filter = useSoundFilter();
  const { t } = useTranslation();
  const choices = look.fields.map((value) => ({ value, label: columnField(t, settings.subject, value) }));
  const put = (at: number, field: string | null) =>
    change({ columns: settings.columns.map((held, place) => (place === at ? field : held)) });
  return (
    <section className={`card ${own.card} ${own.scroll}`} aria-label={t("imports.columns")}>
      <table className={own.table}>
        <thead>
          <tr>
            <th scope="col">{t("imports.column")}</th>
            <th scope="col">{t("imports.samples")}</th>
            <th scope="col">{t("imports.goesTo")}</th>
            <th scope="col">{t("imports.why")}</th>
          </tr>
        </thead>
        <tbody>
          {look.columns.map(({ at, letter, heading, samples, why, filled }) => {
            const field = settings.columns[at] ?? null;
            const name = heading || t("imports.letter", { letter });
            const twice = field !== null && !field.includes(".") && settings.columns.indexOf(field) !== at;
            return (
              <tr key={at}>
                <th scope="row">{name}</th>
                <td className="soft" title={samples.join("\n")}>
                  {samples.join(" · ")}
                </td>
                <td className={own.goesTo}>
                  <Select
                    size="xs"
                    aria-label={t("imports.goesToOf", { name })}
                    data={choices}
                    value={field}
                    placeholder={t("imports.nowhere")}
                    searchable
                    filter={filter}
                    clearable
                    error={twice ? t("imports.twice") : undefined}
                    onChange={(next) => put(at, next)}
                  />
                </td>
                <td className={`small soft ${own.whole}`}>
                  {why !== "unknown" && t(`imports.whys.${why as "heading"}`)}{" "}
                  {filled > 0 && t("imports.filled", { count: filled })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Texts that fit no value, each asked about once. */
function Asks({ settings, planned, change }: Props) {
  const filter = useSoundFilter();
  const { t } = useTranslation();
  const said = settings.values.map(({ field, text }) => ({
    field,
    text,
    count: 0,
    choices: [] as { value: string; label: string }[],
  }));
  const open = planned?.asks ?? [];
  const known = said.filter(({ field, text }) => !open.some((one) => one.field === field && one.text === text));
  if (open.length + known.length === 0) return null;
  const put = (field: string, text: string, value: string | null) =>
    change({
      values: [
        ...settings.values.filter((one) => one.field !== field || one.text !== text),
        ...(value === null ? [] : [{ field, text, value: value || null }]),
      ],
    });
  return (
    <section className={`card ${own.card}`} aria-label={t("imports.asks")}>
      <h2 className={own.title}>{t("imports.asksTitle", { count: open.length })}</h2>
      <p className="small soft">{t("imports.asksHint")}</p>
      <ul className={own.asks}>
        {known.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            <span>
              {text} <span className="small soft">{fieldLabel(t, settings.subject, field)}</span>
            </span>
            <button type="button" className="plain-button small" onClick={() => put(field, text, null)}>
              {t("imports.askAgain")}
            </button>
          </li>
        ))}
        {open.slice(0, ASKS).map(({ field, text, count, choices }) => (
          <li key={`${field} ${text}`}>
            <span title={text}>
              {text}{" "}
              <span className="small soft">
                {fieldLabel(t, settings.subject, field)} · {t("imports.rows", { count })}
              </span>
            </span>
            {choices.length > 0 ? (
              <Select
                size="xs"
                aria-label={t("imports.means", { text })}
                data={[...choices, { value: "", label: t("imports.nothing") }]}
                value={null}
                placeholder={t("imports.choose")}
                searchable
                filter={filter}
                onChange={(value) => value !== null && put(field, text, value)}
              />
            ) : (
              <TextInput
                size="xs"
                aria-label={t("imports.means", { text })}
                placeholder={t("imports.typeValue")}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && event.currentTarget.value.trim())
                    put(field, text, event.currentTarget.value.trim());
                }}
                onBlur={(event) => {
                  if (event.currentTarget.value.trim()) put(field, text, event.currentTarget.value.trim());
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {open.length > ASKS && <p className="small soft">{t("parts.andOthers", { count: open.length - ASKS })}</p>}
    </section>
  );
}

function InWhoseName({ settings, planned, change }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery(api.table_import.list.queryOptions({ input: { limit: 200 } }));
  const senders = [...new Set((data?.rows ?? []).flatMap(({ sender }) => sender ?? []))];
  const otherwise = (field: string) => settings.otherwise.find((one) => one.field === field)?.value ?? "";
  const put = (field: string, value: string) =>
    change({ otherwise: [...settings.otherwise.filter((one) => one.field !== field), { field, value }] });
  return (
    <section className={`card ${own.card} ${own.fields}`} aria-label={t("imports.source")}>
      <h2 className={own.title}>{t("imports.source")}</h2>
      <Autocomplete
        label={t("imports.sender")}
        description={t("imports.senderHint")}
        data={senders}
        value={settings.sender ?? ""}
        onChange={(sender) => change({ sender: sender || null })}
      />
      <Select
        label={t("imports.grade")}
        description={t("imports.gradeHint")}
        data={(["A", "B", "C", "D"] as const).map((grade) => ({ value: grade, label: t(`imports.grades.${grade}`) }))}
        value={settings.grade}
        allowDeselect={false}
        onChange={(grade) => change({ grade: grade as ImportSettings["grade"] })}
      />
      {(planned?.missing ?? []).map(({ field }) =>
        field === "sector" ? (
          <Select
            key={field}
            label={t("imports.otherwise", { field: fieldLabel(t, settings.subject, field) })}
            data={SECTORS.map((value) => ({ value, label: valueLabel(t, "sector", value) }))}
            value={otherwise(field)}
            allowDeselect={false}
            onChange={(value) => put(field, value as string)}
          />
        ) : (
          <TextInput
            key={field}
            label={t("imports.otherwise", { field: fieldLabel(t, settings.subject, field) })}
            value={otherwise(field)}
            onChange={(event) => put(field, event.currentTarget.value)}
          />
        ),
      )}
      {(planned?.unclear.dayFirst || settings.dayFirst !== null) && (
        <Select
          label={t("imports.dayFirst")}
          data={[
            { value: "day", label: t("imports.dayThenMonth") },
            { value: "month", label: t("imports.monthThenDay") },
          ]}
          value={settings.dayFirst === null ? null : settings.dayFirst ? "day" : "month"}
          onChange={(value) => change({ dayFirst: value === null ? null : value === "day" })}
        />
      )}
      {(planned?.unclear.year || settings.year !== null) && (
        <TextInput
          label={t("imports.year")}
          value={settings.year ?? ""}
          error={settings.year !== null && !/^\d{4}$/.test(settings.year) ? t("imports.yearForm") : undefined}
          onChange={(event) => change({ year: event.currentTarget.value || null })}
        />
      )}
      {settings.subject === "organization" && (
        <>
          <Checkbox
            label={t("imports.doubtful")}
            checked={settings.doubtful}
            onChange={(event) => change({ doubtful: event.currentTarget.checked })}
          />
          <Checkbox
            label={t("imports.alike")}
            checked={settings.alike === "ask"}
            onChange={(event) => change({ alike: event.currentTarget.checked ? "ask" : "new" })}
          />
        </>
      )}
    </section>
  );
}
