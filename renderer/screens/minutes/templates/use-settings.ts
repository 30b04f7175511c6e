/**
 * The settings of a template while they are edited. A change shows at once and is saved behind it; each is made on the
 * settings as they are then, so that two windows that change different ones do not undo each other.
 */
import { useEffect, useRef, useState } from "react";
import { DEFAULT_SETTINGS, type MinutesSettings, minutesSettings } from "../../../../db/contract/minutes-style.ts";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { api, client, newAction } from "../../../app/api.ts";
import { codeOf } from "../../../app/errors.ts";
import { queries } from "../../../app/fresh.ts";
import { onItsWay } from "../../../app/typing/pending.ts";
import { saving, tell } from "../../../app/typing/saved.ts";

type Template = RecordOf<"minutes_template">;
type SettingsChange = (settings: MinutesSettings) => MinutesSettings;
export type ChangeSettings = ReturnType<typeof useSettings>["change"];

/** Windows that change the same template at the same moment are that many at most. */
const TRIES = 5;

export function useSettings(template: Template) {
  const [draft, setDraft] = useState<MinutesSettings | null>(null);
  const settings = draft ?? settingsOf(template);
  const latest = useRef(settings);
  latest.current = settings;
  const queue = useRef<{ last: Promise<void>; waiting: number }>({ last: Promise.resolve(), waiting: 0 });
  /** What the record holds, as far as this window knows. */
  const held = useRef(template.settings);
  useEffect(() => {
    if (queue.current.waiting === 0) held.current = template.settings;
  }, [template.settings]);

  const settle = async (change: SettingsChange) => {
    try {
      held.current = await saving(put(template, held.current, change));
    } catch (error) {
      tell({ kind: "error", error });
      throw error;
    } finally {
      await queries.invalidateQueries({ queryKey: api.minutes_template.list.key() });
      queue.current.waiting -= 1;
      if (queue.current.waiting === 0) setDraft(null);
    }
  };
  return {
    settings,
    /** @returns settled when it is saved or refused; null if the settings do not allow it, and nothing changes then */
    change(change: SettingsChange): Promise<void> | null {
      const next = change(latest.current);
      if (!minutesSettings.safeParse(next).success) return null;
      latest.current = next;
      setDraft(next);
      queue.current.waiting += 1;
      const saved = onItsWay(queue.current.last.then(() => settle(change)));
      queue.current.last = saved.catch(() => {});
      return saved;
    },
  };
}

export function settingsOf({ settings, style }: Pick<Template, "settings" | "style">): MinutesSettings {
  return settings ?? DEFAULT_SETTINGS[style];
}

/** Sent at once, on the settings that this window knows; on what stands there only where they were others. */
async function put({ id, style }: Template, known: Template["settings"], change: SettingsChange) {
  let settings = known;
  for (let tries = 1; ; tries++) {
    try {
      const { record } = await client.minutes_template.put({
        id,
        fields: { settings: change(settingsOf({ settings, style })) },
        was: { settings },
        opId: newAction(),
      });
      return record.settings;
    } catch (error) {
      if (codeOf(error) !== "E_CHANGED" || tries === TRIES) throw error;
      settings = (await client.minutes_template.get({ id })).record.settings;
    }
  }
}
