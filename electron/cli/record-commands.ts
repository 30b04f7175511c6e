/** Commands for records of any kind. */
import type { ListQuery } from "../../db/contract/records.ts";
import type { Subject } from "../../db/contract/subjects/index.ts";
import { type Command, recordsOf } from "./command.ts";
import { subjectNamed } from "./given.ts";
import { askedByView } from "./lists/views.ts";
import type { Client } from "./session.ts";
import { UsageError } from "./usage.ts";

/** The most rows that the contract gives at once. */
const PAGE = 1_000;

export const recordCommands: Readonly<Record<string, Command>> = {
  list: {
    usage: "list <folder> <subject> [--view <name>]",
    arguments: [2, 2],
    options: ["view"],
    opens: true,
    run: ([folder = "", plural = ""], options, { open }) => {
      const subject = subjectNamed(plural);
      return open(folder, options, async (api) => {
        const { view, language } = options;
        const asked = view === undefined ? {} : await askedByView(api, subject, view, language);
        return { kind: "rows", subject, data: await allRows(api, subject, asked) };
      });
    },
  },

  show: {
    usage: "show <folder> <subject> <id>",
    arguments: [3, 3],
    options: [],
    opens: true,
    run: ([folder = "", plural = "", id = ""], options, { open }) => {
      const subject = subjectNamed(plural);
      return open(folder, options, async (api) => {
        const { record } = await recordsOf(api, subject).get({ id });
        return { kind: "record", data: record };
      });
    },
  },

  put: {
    usage: "put <folder> <subject> [<id>] '<json of fields>'",
    arguments: [3, 4],
    options: [],
    opens: true,
    run: ([folder = "", plural = "", ...rest], options, { openToChange }) => {
      const subject = subjectNamed(plural);
      const fields = fieldsFrom(rest.at(-1) ?? "");
      const id = rest.length === 2 ? rest[0] : undefined;
      return openToChange(folder, options, async (api) => {
        const { record, warnings } = await recordsOf(api, subject).put({ id, fields });
        return { kind: "put", data: { id: record.id, record, warnings } };
      });
    },
  },
};

async function allRows(api: Client, subject: Subject, { filters, sort, search }: ListQuery) {
  const rows = [];
  for (let more = true; more; ) {
    const page = await recordsOf(api, subject).list({
      filters,
      sort,
      search,
      offset: rows.length,
      limit: PAGE,
    });
    rows.push(...page.rows);
    more = page.more;
  }
  return rows;
}

function fieldsFrom(json: string): Record<string, unknown> {
  try {
    const fields: unknown = JSON.parse(json);
    if (typeof fields === "object" && fields !== null && !Array.isArray(fields))
      return fields as Record<string, unknown>;
  } catch {
    // Said below, in the same words as for JSON of another kind.
  }
  throw new UsageError("E_USAGE", { reason: "not_fields" });
}
