/** What may be asked about who is at this computer, beyond the profiles as records: logging in and PINs. */
import { z } from "zod";
import { id } from "../fields.ts";
import { procedure, query } from "../procedure.ts";
import { label } from "../records.ts";
import { ROLES, SECTORS } from "../vocabulary.ts";

const none = z.void();

/** Somebody else than the person whose PIN it is; no name: nobody had proved who they were, it may have been anybody. */
const pinSetter = z.object({ name: z.string().nullable() });
export type PinSetter = z.infer<typeof pinSetter>;

export const profileProcedures = {
  /** Who may log in on this laptop, with whether a PIN is asked. */
  choices: query("here", ["profile", "pin_change", "organization"]).output(
    z.array(
      z.object({
        id,
        name: z.string(),
        role: z.enum(ROLES),
        organization: label.nullable(),
        /** Id of the organization. */
        party: id.nullable(),
        sector: z.enum(SECTORS).nullable(),
        pin: z.boolean(),
        /** Who set the PIN, where it was not the person itself. */
        pinSetBy: pinSetter.nullable(),
      }),
    ),
  ),
  /** For the window that asks and for no other. Who logs in last stays logged in on this computer, unless a PIN is asked. */
  switch: procedure("read", "here", "first")
    .input(z.strictObject({ id, pin: z.string().max(64).optional() }))
    .output(none),
  /** Sets or (null) removes the PIN of the current profile, with its `current` one; for a facilitator, of any other profile. */
  setPin: procedure("person", "room")
    .input(
      z.strictObject({
        id,
        pin: z
          .string()
          .regex(/^\d{4,12}$/)
          .nullable(),
        current: z.string().max(64).optional(),
      }),
    )
    .output(none),
};
