/** Answers who may log in, and sets their PINs; the logging in itself is for the session. */
import type { profileProcedures } from "../../contract/procedures/profiles.ts";
import type { Handlers } from "../../records/handlers.ts";
import { setPin } from "./pins.ts";
import { profileChoices } from "./profiles.ts";

export const peopleHandlers: Handlers<{ profile: Pick<typeof profileProcedures, "choices" | "setPin"> }> = {
  profile: { choices: ({ reader }) => profileChoices(reader), setPin },
};
