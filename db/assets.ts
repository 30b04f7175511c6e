/** Where the shipped files lie: fonts, templates, starter data. */
import { fileURLToPath } from "node:url";

/** `CONCORD_ASSETS` names another folder: the packaged program unpacks them elsewhere. */
export function assetsFolder(): string {
  return process.env.CONCORD_ASSETS ?? fileURLToPath(new URL("../assets", import.meta.url));
}
