/** Where on the pages a field of the minutes is printed: what is being filled in is looked at. Pure. */
import type { OnPage } from "../../files/sheet/board.ts";

interface Pages {
  count: number;
  /** Of a paragraph, by its name. */
  placeOf(key: string): OnPage | null;
}

/** The imprint stands at the foot of the last page (GB/T 9704-2012, 7.4), head and marks on top of the first. */
const IMPRINT: ReadonlySet<string> = new Set(["issuer", "issued", "copies_to"]);
const TOP: Omit<OnPage, "page"> = { top: 0, height: 0.3 };
const FOOT: Omit<OnPage, "page"> = { top: 0.75, height: 0.25 };

export function printedAt(field: string | null, { count, placeOf }: Pages): OnPage | null {
  if (field === null || count === 0) return null;
  if (IMPRINT.has(field)) return { page: count, ...FOOT };
  if (field === "opening") return placeOf("opening") ?? { page: 1, ...TOP };
  if (field === "closing") return placeOf("closing") ?? { page: count, ...FOOT };
  return { page: 1, ...TOP };
}
