/** Commands for records of any kind. */
import { setTimeout } from "node:timers/promises";
import type { ListQuery } from "../../db/contract/records.ts";
import type { Subject } from "../../db/contract/subjects/index.ts";
import { SECTORS } from "../../db/contract/vocabulary.ts";
import { type Command, recordsOf } from "./command.ts";
import { oneOf, subjectNamed } from "./given.ts";
import { askedByView } from "./lists/views.ts";
import type { Found } from "./report.ts";
import type { Client } from "./session.ts";
import { UsageError } from "./usage.ts";

/** The most rows that the contract gives at once. */
const PAGE = 1_000;
const MOST_HITS = 100;
/** So long a search waits for papers that are not read yet, asking every so often, ms. */
const READING_MS = 20_000;
const AGAIN_MS = 200;

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

  search: {
    usage: `search <folder> <words> [--subject <subject>] [--city <city>] [--sector ${SECTORS.join("|")}] [--from <day>] [--to <day>] [--limit <n>]`,
    arguments: [2, 2],
    options: ["subject", "city", "sector", "from", "to", "limit"],
    opens: true,
    run: ([folder = "", text = ""], options, { open }) => {
      const { subject, city, sector, from, to, limit } = options;
      const most = Number(limit ?? MOST_HITS);
      if (!Number.isInteger(most) || most < 1 || most > MOST_HITS)
        throw new UsageError("E_USAGE", { reason: "number", option: "--limit", values: `1–${MOST_HITS}` });
      const input = {
        text,
        limit: most,
        ...(subject !== undefined && { subjects: [subjectNamed(subject)] }),
        narrowed: {
          ...(city !== undefined && { city }),
          ...(sector !== undefined && { sector: oneOf(SECTORS, "--sector", sector) }),
          ...(from !== undefined && { from }),
          ...(to !== undefined && { until: to }),
        },
      };
      return open(folder, options, async (api) => ({ kind: "found", data: await found(api, input) }));
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

/** Asks again while papers are being read: whoever asks once wants what stands in them too. */
async function found(api: Client, input: Parameters<Client["search"]["query"]>[0]): Promise<Found> {
  const end = performance.now() + READING_MS;
  let answer = await api.search.query(input);
  while (answer.unread > 0 && performance.now() < end) {
    await setTimeout(AGAIN_MS);
    answer = await api.search.query(input);
  }
  return answer;
}

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
