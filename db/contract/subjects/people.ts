/** Who uses this workspace, and how the workspace is set up. PINs are local and never enter the ledger. */
import { boolean, line, oneOf, ref, text } from "../fields.ts";
import { ROLES } from "../vocabulary.ts";
import { subject } from "./define.ts";

export const profile = subject(
  "profile",
  "profiles",
  {
    name: line({ required: true }),
    role: oneOf(ROLES, { required: true, index: true }),
    /** Party that this person logs for; participants may change only what belongs to it. */
    organization: ref("organization"),
    duty: line(),
    retired: boolean(),
  },
  { title: { zh: ["name"], en: ["name"] }, rights: { recorder: "none" } },
);

/** A setting of the whole workspace; its id is the key. */
export const setting = subject(
  "setting",
  "settings",
  { value: text() },
  { title: { zh: ["value"], en: ["value"] }, rights: { recorder: "none" } },
);
