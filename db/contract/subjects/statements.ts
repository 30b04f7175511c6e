/** What another source says of a field: both stand beside each other until somebody decides. */
import { line, ref, text } from "../fields.ts";
import { subject } from "./define.ts";

export const statement = subject(
  "statement",
  "statements",
  {
    /** What it is said of, one of these. */
    organization: ref("organization", { onRemove: "remove" }),
    link: ref("link", { onRemove: "remove" }),
    policy: ref("policy", { onRemove: "remove" }),
    problem: ref("problem", { onRemove: "remove" }),
    /** Name of the field. */
    field: line({ required: true, code: true }),
    /** As the field would hold it. */
    value: text({ required: true }),
    source: ref("source", { required: true }),
    note: line(),
  },
  { title: { zh: ["value"], en: ["value"] }, told: ["value", "source"] },
);
