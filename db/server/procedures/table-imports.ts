/** Answers what leads from a file to records: read, looked at, planned, taken in. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { ConcordError } from "../../contract/errors.ts";
import type { meetingPaperProcedures } from "../../contract/procedures/region/meeting-papers.ts";
import type { tableImportProcedures } from "../../contract/procedures/region/table-imports.ts";
import { draftsIn, takePaper } from "../../domain/imports/meeting-papers.ts";
import { PreparedTable } from "../../domain/imports/prepared.ts";
import { reportOf } from "../../domain/imports/report.ts";
import { readPaper } from "../../import/papers/read-paper.ts";
import { LIMITS } from "../../import/reading/limits.ts";
import type { Handlers } from "../../records/handlers.ts";
import type { Call } from "../connection.ts";
import type { Session } from "../session.ts";

export function tableImportHandlers(
  session: Session,
): Handlers<{ table_import: typeof tableImportProcedures & typeof meetingPaperProcedures }, Call> {
  const tables = () => session.transfers.tables;
  return {
    table_import: {
      begin: (call, input) => session.transfers.coming.beginTable(call, input),
      async read(call, input, signal) {
        if ("table" in input) {
          const held = tables().of(call, input.table);
          await held.readAs(input.encoding, signal);
          return held.told();
        }
        if ("file" in input)
          return session.grants.use("open", input.file, async (file) => {
            const given = { name: basename(file), bytes: await readWhole(file), encoding: input.encoding };
            return tables()
              .hold(call, await PreparedTable.read(given, signal))
              .told();
          });
        const given =
          "text" in input
            ? input
            : { ...session.transfers.coming.takeNamed(call, input.upload), encoding: input.encoding };
        return tables()
          .hold(call, await PreparedTable.read(given, signal))
          .told();
      },
      look: (call, { table, ...asked }) => tables().of(call, table).look(call.context(), asked),
      plan: (call, { table, ...asked }, signal) => tables().of(call, table).plan(call.context(), asked, signal),
      amend: (call, { table, ...said }) => tables().of(call, table).amend(call.context(), said),
      rows: (call, { table, ...asked }) => tables().of(call, table).rows(call.context(), asked),
      run: async (call, input, signal) => tables().of(call, input.table).run(call.context(), input, signal),
      forget(call, { table }) {
        tables().of(call, table);
        tables().endOf(call.connection.id);
      },
      async readPaper(call, { upload }, signal) {
        const given = session.transfers.coming.takeNamed(call, upload);
        const paper = await readPaper(given, signal);
        return { name: given.name, drafts: draftsIn(call.context(), paper), cut: paper.cut };
      },
      takePaper: (call, input) => takePaper(call.context(), input),
      leftOf: (call, { id }) => reportOf(call.context(), id),
    },
  };
}

/** @throws ConcordError E_FILE_MISSING, E_TABLE_TOO_LARGE */
async function readWhole(file: string): Promise<Buffer> {
  const about = await stat(file).catch(() => null);
  if (!about?.isFile()) throw new ConcordError("E_FILE_MISSING", { path: file });
  if (about.size > LIMITS.file) throw new ConcordError("E_TABLE_TOO_LARGE", { bytes: about.size, max: LIMITS.file });
  return readFile(file);
}
