/** What the register knows of an organization, as far as it tells whether two are one. */
import type { RecordOf } from "../../../contract/subjects/index.ts";
import { type Taken, takenApart } from "../../../language/firms/likeness.ts";
import type { ReadName } from "../../../language/firms/reader.ts";
import { isProof } from "../../../language/registry/credit-code.ts";
import { NAME_FIELDS } from "../../../search/name-keys.ts";

export type Organization = RecordOf<"organization">;

/** Its names taken apart, and what else speaks for it or against it. */
export function knownOf(one: Organization, read: ReadName): Taken {
  const names = NAME_FIELDS.flatMap((field) => one[field] ?? []);
  return takenApart(
    {
      names,
      // A code whose digit does not fit, or whose last ones a spreadsheet has lost, proves nothing.
      code: one.credit_code && isProof(one.credit_code) ? one.credit_code : null,
      city: one.city,
      founded: one.founded,
      segments: one.segments,
      contact: [one.contact, one.address, one.web].filter(Boolean).join(" "),
    },
    read,
  );
}
