/**
 * How the documents of a meeting were exported last: it belongs to the meeting, whoever sits at whichever laptop. A meeting
 * that has no choice of its own goes by its series'. Whoever may not write exports all the same; nothing is kept then.
 */
import { useQuery } from "@tanstack/react-query";
import type { PatchOf, RecordOf } from "../../db/contract/subjects/index.ts";
import { api } from "../app/api.ts";
import { useMay } from "../records/may.ts";
import { useSave } from "../records/use-record.ts";

export type Choice = Omit<RecordOf<"export_choice">, "id" | "meeting" | "series">;

export interface ExportChoice {
  /** The meeting's own, else its series', group by group; undefined until it is known. */
  held: Partial<Choice> | undefined;
  /** Keeps with the meeting what differs from what is held. */
  remember(choice: Partial<Choice>): Promise<void>;
  /** Hands it on to the meetings of the series that have none of their own; null where that is not to be. */
  handOn: ((choice: Partial<Choice>) => Promise<void>) | null;
}

type Whole = "meeting" | "series";

export function useExportChoice({ id, series }: { id: string; series: string | null }): ExportChoice {
  const may = useMay();
  const save = useSave();
  const own = useChoiceOf("meeting", id);
  const handed = useChoiceOf("series", series);
  const put = async (whole: Whole, of: string, record: RecordOf<"export_choice"> | null, choice: Partial<Choice>) => {
    if (!may.make("export_choice", { [whole]: of })) return;
    if (record && Object.entries(choice).every(([field, value]) => same(record[field as keyof Choice], value))) return;
    const fields: PatchOf<"export_choice"> = record ? choice : { [whole]: of, ...choice };
    await save("export_choice", record?.id, fields);
  };
  const held = own === undefined || (series !== null && handed === undefined) ? undefined : merged(own, handed ?? null);
  return {
    held,
    // What the meeting had from its series goes over to it with what is chosen beside.
    remember: (choice) =>
      own === undefined
        ? Promise.resolve()
        : put("meeting", id, own, choice.language && held ? { ...textsOf(held), ...choice } : choice),
    handOn:
      series !== null && handed !== undefined && may.make("export_choice", { series })
        ? (choice) => put("series", series, handed, choice)
        : null,
  };
}

/** Null: there is none; undefined: not known yet. */
function useChoiceOf(field: Whole, value: string | null): RecordOf<"export_choice"> | null | undefined {
  const { data } = useQuery({
    ...api.export_choice.list.queryOptions({
      input: { filters: [{ field, op: "is", value: value ?? "" }], sort: [], limit: 1 },
    }),
    enabled: value !== null,
  });
  return data && (data.rows[0] ?? null);
}

/** How minutes are set and what the ZIP holds were chosen apart, each as a whole. */
function merged(own: Partial<Choice> | null, series: Partial<Choice> | null): Partial<Choice> {
  const texts = own?.language ? own : series;
  const zip = own?.zip_language ? own : series;
  return { ...(texts && textsOf(texts)), ...(zip?.zip_language && zipOf(zip)) };
}

function textsOf({
  language,
  template,
  template_name,
  style,
  format,
  standard,
  word_fonts,
}: Partial<Choice>): Partial<Choice> {
  return {
    language: language ?? null,
    template: template ?? null,
    template_name: template_name ?? null,
    style: style ?? null,
    format: format ?? null,
    standard: standard ?? null,
    word_fonts: word_fonts ?? null,
  };
}

function zipOf({ zip_language = null, zip_parts = [], zip_formats = [] }: Partial<Choice>): Partial<Choice> {
  return { zip_language, zip_parts, zip_formats };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
