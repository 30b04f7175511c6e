/** Single values of a template's settings, named by the way to them: ["page", "left"]. Pure. */
import type { MinutesSettings } from "../../../../db/contract/minutes-style.ts";

export type SettingPath = readonly (string | number)[];

export function valueAt(settings: MinutesSettings, path: SettingPath): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], settings);
}

/** The same settings with another value there. */
export function withValue(settings: MinutesSettings, path: SettingPath, value: unknown): MinutesSettings {
  return changed(settings, path, value) as MinutesSettings;
}

function changed(whole: unknown, [key, ...rest]: SettingPath, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(whole)) return whole.map((one, index) => (index === key ? changed(one, rest, value) : one));
  const fields = whole as Record<string, unknown>;
  return { ...fields, [key]: changed(fields[key as string], rest, value) };
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
