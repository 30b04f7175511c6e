/**
 * The settings of a template while they are edited. A change shows at once and is saved behind it; each is made on the
 * settings as they are then, so that two windows that change different ones do not undo each other.
 */
import { useRef, useState } from "react";
import { DEFAULT_SETTINGS, type MinutesSettings, minutesSettings } from "../../../db/contract/minutes-style.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { client, newAction, queries } from "../../app/api.ts";
import { codeOf } from "../../app/errors.ts";
import { saving, tell } from "../../app/saved.ts";

type Template = RecordOf<"minutes_template">;
type SettingsChange = (settings: MinutesSettings) => MinutesSettings;
export type ChangeSettings = ReturnType<typeof useSettings>["change"];

/** Windows that change the same template at the same moment are that many at most. */
const TRIES = 5;

export function useSettings(template: Template) {
  const { id } = template;
  const [draft, setDraft] = useState<MinutesSettings | null>(null);
  const settings = draft ?? settingsOf(template);
  const latest = useRef(settings);
  latest.current = settings;
  const queue = useRef<{ last: Promise<void>; waiting: number }>({ last: Promise.resolve(), waiting: 0 });

  const settle = async (change: SettingsChange) => {
    try {
      await saving(put(id, change));
    } catch (error) {
      tell({ kind: "error", error });
      throw error;
    } finally {
      await queries.invalidateQueries({ queryKey: ["minutes-templates"] });
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
      const saved = queue.current.last.then(() => settle(change));
      queue.current.last = saved.catch(() => {});
      return saved;
    },
  };
}

export function settingsOf({ settings, style }: Template): MinutesSettings {
  return settings ?? DEFAULT_SETTINGS[style];
}

async function put(id: string, change: SettingsChange): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { record } = await client.minutes_template.get({ id });
    try {
      await client.minutes_template.put({
        id,
        fields: { settings: change(settingsOf(record)) },
        was: { settings: record.settings },
        opId: newAction(),
      });
      return;
    } catch (error) {
      if (codeOf(error) !== "E_CHANGED" || tries === TRIES) throw error;
    }
  }
}
