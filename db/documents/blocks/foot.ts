/** What stands at the foot of each page of minutes: the fingerprint of their seal, or that they have none. */

import type { MinutesModel } from "../../contract/minutes.ts";
import type { MinutesStyle } from "../../contract/minutes-style.ts";
import type { MinutesLanguage } from "../../contract/vocabulary.ts";
import { fingerprintOf } from "../verify/fingerprint.ts";
import { joined } from "./composer.ts";
import { MINUTES_WORDS } from "./minutes-words.ts";
import type { Language } from "./words.ts";

/** Null for drafts of styles that say so at the head of each page. */
export function footOf(model: MinutesModel, language: MinutesLanguage, style: MinutesStyle): string | null {
  const languages: Language[] = language === "both" ? ["zh", "en"] : [language];
  const { seal, errata, state } = model;
  if (!seal) return style === "gb" ? languages.map((one) => MINUTES_WORDS[one].foot.unsealed[state]).join(" ") : null;
  const { hex, ...words } = fingerprintOf(seal.hash, model.edition);
  const withdrawn = errata.some(({ withdraws }) => withdraws);
  return joined(
    [
      withdrawn ? languages.map((one) => MINUTES_WORDS[one].foot.withdrawn).join(" ") : null,
      ...languages.map((one) => words[one].join(one === "zh" ? "" : " ")),
      hex,
      ...languages.map((one) => MINUTES_WORDS[one].foot.errata(errata.length)),
    ],
    " · ",
  );
}
