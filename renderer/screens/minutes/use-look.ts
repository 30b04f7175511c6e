/**
 * In which language, and set by which style or template, the minutes are looked at. It begins as the meeting was exported last
 * (`useExportChoice`), else in the language of the interface; while this window is open it stays as it was chosen here. The
 * minutes' own template stays what it is.
 */
import { useState } from "react";
import { MINUTES_STYLES, type MinutesStyle } from "../../../db/contract/minutes-style.ts";
import { MINUTES_LANGUAGES, type MinutesLanguage } from "../../../db/contract/vocabulary.ts";
import { useLanguage } from "../../app/i18n.ts";
import { type Choice, useExportChoice } from "../../meeting/export-choice.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { useTemplates } from "./templates/use-templates.ts";

/** `own`: as the minutes themselves have it; else `style:gb` or `template:<id>`. */
export type LookChoice = "own" | `style:${MinutesStyle}` | `template:${string}`;

export interface Look {
  language: MinutesLanguage;
  choice: LookChoice;
  /** The chosen template is there no more, by its name if it is known: the minutes are shown as they have it themselves. */
  gone: { name: string | null } | null;
  /** Sealed minutes take no other template. */
  sealed: boolean;
  /** For the procedures that ask for a document. */
  asked: { language: MinutesLanguage; style?: MinutesStyle; template?: string };
  setLanguage(language: MinutesLanguage): void;
  setChoice(choice: LookChoice): void;
  set(language: MinutesLanguage, choice: LookChoice): void;
}

type Looked = { language?: MinutesLanguage; choice?: LookChoice };

/** What was chosen in this window, by meeting: it is kept from tab to tab, and gone with the window. */
const looked = new Map<string, Looked>();

/** Sealed minutes take no other template: a choice from before the seal falls back on their own. */
export function useLook({ id, series, state }: MeetingView["meeting"]): Look {
  const mine = useLanguage();
  const { held } = useExportChoice({ id, series });
  const templates = useTemplates();
  const [, redraw] = useState(0);
  const here = looked.get(id) ?? {};
  const change = (next: Looked) => {
    looked.set(id, { ...looked.get(id), ...next });
    redraw((count) => count + 1);
  };
  const sealed = state === "sealed";
  const language = here.language ?? MINUTES_LANGUAGES.find((one) => one === held?.language) ?? mine;
  const wanted = here.choice ?? choiceOf(held);
  const chosen: LookChoice = sealed && wanted.startsWith("template:") ? "own" : wanted;
  const template = chosen.startsWith("template:") ? chosen.slice("template:".length) : undefined;
  const gone = goneOf(here.choice, held, template, templates);
  const choice = gone ? "own" : chosen;
  const style = MINUTES_STYLES.find((one) => choice === `style:${one}`);
  return {
    language,
    choice,
    gone,
    sealed,
    asked: { language, ...(style && { style }), ...(template && !gone && { template }) },
    setLanguage: (next) => change({ language: next }),
    setChoice: (next) => change({ choice: next }),
    set: (language, choice) => change({ language, choice }),
  };
}

/** A template that was removed in this window, or since the meeting was exported by it: then its name is all that is left. */
function goneOf(
  here: LookChoice | undefined,
  held: Partial<Choice> | undefined,
  template: string | undefined,
  templates: ReturnType<typeof useTemplates>,
): Look["gone"] {
  if (template !== undefined && templates !== undefined && !templates.some(({ id }) => id === template))
    return { name: held?.template === template ? (held.template_name ?? null) : null };
  return here === undefined && held?.template === null && held.template_name ? { name: held.template_name } : null;
}

function choiceOf(held: Partial<Choice> | undefined): LookChoice {
  if (held?.template) return `template:${held.template}`;
  return held?.style ? `style:${held.style}` : "own";
}
