/** How large a file of sealed minutes may be: told before it is read, so apart from what reads it. */
import { ConcordError } from "../../contract/errors.ts";

const MAX_SEALED_FILE_MB = 50;

/** @throws ConcordError E_SEALED_FILE_LARGE */
export function requireSealedSize(bytes: number): void {
  if (bytes > MAX_SEALED_FILE_MB * 1024 * 1024)
    throw new ConcordError("E_SEALED_FILE_LARGE", { max: MAX_SEALED_FILE_MB });
}
