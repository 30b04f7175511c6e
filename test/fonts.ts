/** The fonts that programs see in the tests: environment variables for those that ask fontconfig. */
import { fileURLToPath } from "node:url";

export const OWN_FONTS = { FONTCONFIG_FILE: fileURLToPath(new URL("fonts.conf", import.meta.url)) };
