/**
 * The window takes from the contract what is to be known about subjects, fields and procedures, and checks nothing by it: the
 * workspace does. So it is built with that alone, as data, made from the very modules whose place it takes. The schemas, and the
 * library that they are made with, would be a sixth of the script that the first screen needs.
 */
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Plugin } from "vite";

const CONTRACT = fileURLToPath(new URL("../../db/contract/", import.meta.url));
const META = join(CONTRACT, "subjects", "meta.ts");
/** What hangs by the schemas of records. */
const REPLACED = /^(api|records|documents|meeting-view|procedures\/.+|subjects\/(?!index|meta|define|lists).+)\.ts$/;

export function contractAsData(): Plugin {
  return {
    name: "contract-as-data",
    enforce: "pre",
    async load(id) {
      const file = within(id);
      if (file === null || !REPLACED.test(file)) return null;
      const exports = (await import(pathToFileURL(id).href)) as Record<string, unknown>;
      if (file === "api.ts") return `export const api = ${literal(termsOf(exports.api as Api))};`;
      return moduleOf(exports);
    },
    // A module that is left whole must not make schemas of what is data here.
    moduleParsed({ id, importedIds }) {
      const file = within(id);
      if (file === null || REPLACED.test(file)) return;
      const names = importedIds.map((one) => within(one) ?? one);
      const takes = names.some((one) => one.startsWith("subjects/") && one !== "subjects/meta.ts");
      if (takes && names.some((one) => one.includes("/zod/")))
        this.error(
          `${file} makes schemas out of subjects: name it in contract-data.ts, or let it do with what they tell`,
        );
    },
  };
}

/** The path of a module within the contract; null: it is none of it. */
function within(id: string): string | null {
  return id.startsWith(CONTRACT) ? id.slice(CONTRACT.length) : null;
}

type Api = Record<string, Record<string, { "~orpc": { meta: unknown } }>>;

/** What each procedure states of itself. */
function termsOf(api: Api): Api {
  return mapped(api, (room) => mapped(room, ({ "~orpc": { meta } }) => ({ "~orpc": { meta } })));
}

type Definition = { fields: Record<string, object> } & Record<string, unknown>;

/** What of a module's exports is data, and definitions of subjects as far as they are. */
async function moduleOf(exports: Record<string, unknown>): Promise<string> {
  const { metaOf } = (await import(pathToFileURL(META).href)) as typeof import("../../db/contract/subjects/meta.ts");
  const lines = Object.entries(exports).flatMap(([name, value]) => {
    if (isData(value)) return [`export const ${name} = ${literal(value)};`];
    if (!isDefinition(value)) return [];
    const { record, patch, fields, ...about } = value;
    return [`export const ${name} = subject(${literal({ ...about, fields: mapped(fields, metaOf) })});`];
  });
  return `
    import { withMeta } from ${JSON.stringify(META)};
    const subject = ({ fields, ...about }) => ({
      ...about,
      fields: Object.fromEntries(Object.entries(fields).map(([name, meta]) => [name, withMeta({}, meta)])),
    });
    ${lines.join("\n")}`;
}

function isDefinition(value: unknown): value is Definition {
  return typeof value === "object" && value !== null && "fields" in value && "record" in value && "patch" in value;
}

function mapped<T, R>(all: Record<string, T>, of: (one: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, of(one)]));
}

/** Read as JSON it is ready several times as soon as read as script. */
function literal(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

function isData(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return ["string", "number", "boolean"].includes(typeof value);
  const kind = Object.getPrototypeOf(value);
  return (kind === Array.prototype || kind === Object.prototype) && Object.values(value).every(isData);
}
