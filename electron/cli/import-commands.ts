/** Takes a table in: as it reads by itself, or as a file of mappings says. */
import { readFileSync, statSync } from "node:fs";
import { ConcordError } from "../../db/contract/errors.ts";
import type { ImportSettings, LookedAt } from "../../db/contract/procedures/region/table-imports.ts";
import { subjectOf } from "../../db/contract/subjects/index.ts";
import { TABLE_SUBJECTS, type TableSubject } from "../../db/contract/vocabulary.ts";
import type { Command } from "./command.ts";
import { oneOf, pathOf } from "./given.ts";
import type { Options } from "./options.ts";
import type { Imported } from "./report.ts";
import type { Client } from "./session.ts";
import { UsageError } from "./usage.ts";

const PAGE = 500;

export const importCommands: Readonly<Record<string, Command>> = {
  import: {
    usage: `import <folder> <file> [--subject ${TABLE_SUBJECTS.map((name) => subjectOf(name).plural).join("|")}] [--sheet <name>] [--mapping <file>] [--dry-run]`,
    arguments: [2, 2],
    options: ["subject", "sheet", "mapping", "dry-run"],
    opens: true,
    run([folder = "", file = ""], options, { openToChange }) {
      const path = pathOf(file);
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new UsageError("E_FILE_MISSING", { path });
      const subject = subjectGiven(options);
      const mapping = options.mapping === undefined ? {} : mappingFrom(pathOf(options.mapping));
      return openToChange(folder, options, async (api, grant) => {
        const read = await api.table_import.read({ file: grant("open", path) });
        const { table, sheets } = read;
        const sheet = sheetNamed(sheets, options.sheet);
        const { headings } = mapping;
        const look = await api.table_import.look({
          table,
          ...(sheet !== undefined && { sheet }),
          ...(subject && { subject }),
          ...(headings && { headings }),
        });
        if (look.verdict === "none" && !subject && !mapping.columns) throw new ConcordError("E_NO_PROPOSAL");
        const settings = settled(look, mapping);
        const { counts } = await api.table_import.plan({ table, settings });
        const remarks = await remarksOf(api, table);
        const data: Imported = {
          id: null,
          dryRun: options["dry-run"] === true,
          sheet: sheets[settings.sheet]?.name ?? "",
          settings,
          counts,
          remarks,
        };
        return { kind: "imported", data: data.dryRun ? data : { ...data, ...(await taken(api, table)) } };
      });
    },
  },
};

async function taken(api: Client, table: string): Promise<Pick<Imported, "id" | "counts">> {
  const running = await api.table_import.run({ table });
  for (let step = await running.next(); ; step = await running.next()) if (step.done) return step.value;
}

async function remarksOf(api: Client, table: string): Promise<Imported["remarks"]> {
  const remarks: Imported["remarks"] = [];
  for (let total = 1; remarks.length < total; ) {
    const page = await api.table_import.rows({ table, only: "remarks", offset: remarks.length, limit: PAGE });
    remarks.push(
      ...page.rows.map(({ row, result, reasons }) => ({
        row,
        result,
        reasons: reasons.map(({ code, params }) => ({ code, params })),
      })),
    );
    total = page.total;
  }
  return remarks;
}

function subjectGiven({ subject }: Options): TableSubject | undefined {
  if (subject === undefined) return undefined;
  const plurals = TABLE_SUBJECTS.map((name) => subjectOf(name).plural);
  return TABLE_SUBJECTS[plurals.indexOf(oneOf(plurals, "--subject", subject))];
}

function sheetNamed(sheets: readonly { name: string }[], name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  const at = sheets.findIndex((sheet) => sheet.name === name);
  if (at === -1) throw new ConcordError("E_NO_SHEET", { name });
  return at;
}

/** Settings of an import, of which columns are given by their headings. */
type Mapping = Partial<Omit<ImportSettings, "columns">> & { columns?: Record<string, string | null> };

/** @throws UsageError if it is no JSON of settings */
function mappingFrom(path: string): Mapping {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new UsageError("E_FILE_MISSING", { path });
  try {
    const mapping: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof mapping === "object" && mapping !== null && !Array.isArray(mapping)) return mapping as Mapping;
  } catch {
    // Said below, in the same words as for JSON of another kind.
  }
  throw new UsageError("E_USAGE", { reason: "not_fields" });
}

function settled({ settings, columns }: LookedAt, { columns: byHeading, ...mapping }: Mapping): ImportSettings {
  const given = new Map(Object.entries(byHeading ?? {}));
  const fields = columns.map(({ heading, letter }, at) => {
    const field = given.get(heading) ?? given.get(letter);
    return given.has(heading) || given.has(letter) ? (field ?? null) : (settings.columns[at] ?? null);
  });
  return { ...settings, ...mapping, columns: fields };
}
