/** Where in a paper something stands, in words. */
import type { TFunction } from "i18next";
import type { PaperPlace } from "../../db/contract/procedures/search.ts";

/** Empty for the text of a document, which has no pages, and no heading above. */
export function placeInPaper(t: TFunction, place: PaperPlace, heading: string | null): string {
  if (place === null) return heading === null ? "" : t("search.under", { heading });
  if ("page" in place) return t("search.page", { page: place.page });
  if ("slide" in place) return t("search.slide", { slide: place.slide });
  if ("sheet" in place) return t("search.sheet", { sheet: place.sheet });
  return t("search.notes");
}
