/**
 * In which language, and set by which style or template, the minutes are looked at. It is a matter of this screen alone:
 * the choice is kept for each workspace, and the minutes' own template stays what it is.
 */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { MINUTES_LANGUAGES, type MinutesLanguage } from "../../../db/contract/minutes.ts";
import { MINUTES_STYLES, type MinutesStyle } from "../../../db/contract/minutes-style.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { keep, kept } from "../../app/kept.ts";
import { useTemplates } from "./templates/use-templates.ts";

/** `own`: as the minutes themselves have it; else `style:gb` or `template:<id>`. */
export type LookChoice = "own" | `style:${MinutesStyle}` | `template:${string}`;

export interface Look {
  language: MinutesLanguage;
  choice: LookChoice;
  /** The chosen template is there no more: the minutes are shown as they have it themselves. */
  gone: boolean;
  /** Sealed minutes take no other template. */
  sealed: boolean;
  /** For the procedures that ask for a document. */
  asked: { language: MinutesLanguage; style?: MinutesStyle; template?: string };
  setLanguage(language: MinutesLanguage): void;
  setChoice(choice: LookChoice): void;
  set(language: MinutesLanguage, choice: LookChoice): void;
}

/** @param sealed minutes take no other template: a choice from before the seal falls back on their own */
export function useLook(sealed: boolean): Look {
  const mine = useLanguage();
  const { data: status } = useQuery(api.workspace.status.queryOptions());
  const templates = useTemplates();
  const place = `minutes.look.${status?.workspaceId ?? ""}`;
  const [look, setLook] = useState(() => lookFrom(kept(place), mine));
  const change = (next: Partial<typeof look>) => {
    const changed = { ...look, ...next };
    setLook(changed);
    keep(place, JSON.stringify(changed));
  };
  const chosen: LookChoice = sealed && look.choice.startsWith("template:") ? "own" : look.choice;
  const template = chosen.startsWith("template:") ? chosen.slice("template:".length) : undefined;
  const gone = template !== undefined && templates !== undefined && !templates.some(({ id }) => id === template);
  const choice = gone ? "own" : chosen;
  const style = MINUTES_STYLES.find((one) => choice === `style:${one}`);
  return {
    language: look.language,
    choice,
    gone,
    sealed,
    asked: { language: look.language, ...(style && { style }), ...(template && !gone && { template }) },
    setLanguage: (language) => change({ language }),
    setChoice: (next) => change({ choice: next }),
    set: (language, choice) => change({ language, choice }),
  };
}

function lookFrom(text: string | null, mine: "zh" | "en"): { language: MinutesLanguage; choice: LookChoice } {
  try {
    const { language, choice } = JSON.parse(text ?? "{}") as { language?: unknown; choice?: unknown };
    return {
      language: MINUTES_LANGUAGES.find((one) => one === language) ?? mine,
      choice: isChoice(choice) ? choice : "own",
    };
  } catch {
    return { language: mine, choice: "own" };
  }
}

function isChoice(value: unknown): value is LookChoice {
  return (
    value === "own" ||
    MINUTES_STYLES.some((style) => value === `style:${style}`) ||
    (typeof value === "string" && /^template:[a-z0-9._-]+$/.test(value))
  );
}
