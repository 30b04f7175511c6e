/** Who uses this workspace, and how the workspace is set up. PINs are local and never enter the ledger. */
import { boolean, line, oneOf, ref, text } from "../fields.ts";
import { PIN_CHANGES, ROLES } from "../vocabulary.ts";
import { subject } from "./define.ts";

export const profile = subject(
  "profile",
  "profiles",
  {
    name: line({ required: true, ofPerson: true }),
    role: oneOf(ROLES, { required: true, begins: "participant", index: true }),
    /** Party that this person logs for; participants may change only what belongs to it. */
    organization: ref("organization"),
    duty: line(),
    retired: boolean({ begins: false }),
  },
  { title: { zh: ["name"], en: ["name"] }, picked: true, rights: { recorder: "none" }, changed: "here" },
);

/** A PIN was set or removed, by whoever made the entry, on its laptop. Which one it is stands nowhere. */
export const pinChange = subject(
  "pin_change",
  "pin-changes",
  {
    profile: ref("profile", { required: true, onRemove: "remove" }),
    change: oneOf(PIN_CHANGES, { required: true }),
  },
  { title: { zh: ["change"], en: ["change"] }, rights: { recorder: "none" } },
);

/** A setting of the whole workspace; its id is the key. */
export const setting = subject(
  "setting",
  "settings",
  { value: text() },
  { title: { zh: ["value"], en: ["value"] }, rights: { recorder: "none" }, changed: "here" },
);
