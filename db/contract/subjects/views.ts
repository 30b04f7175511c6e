/** Lists as somebody wants them again. */
import { line, ref, text, texts } from "../fields.ts";
import { subject } from "./define.ts";

export const savedView = subject(
  "saved_view",
  "views",
  {
    name: line({ required: true }),
    /** The subject whose records it lists. */
    lists: line({ required: true, index: true, code: true }),
    /** Words that are looked for. */
    words: line(),
    /** What it is narrowed down to, by which field it is ordered and grouped, as the address of a list says it. */
    conditions: text({ code: true }),
    /** Likewise, what its screen narrows it down to besides: `view=late&week=2026-11-30`. */
    narrowed: line({ code: true }),
    ordered: line({ code: true }),
    grouped: line({ code: true }),
    /** Names of its columns in their order; none: the usual ones. */
    columns: texts({ code: true }),
    /** Whose it is; empty: everybody's. */
    owner: ref("profile", { onRemove: "remove" }),
  },
  { title: { zh: ["name"], en: ["name"] }, sort: { field: "name", dir: "asc" } },
);
