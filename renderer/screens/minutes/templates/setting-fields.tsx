/** One setting of a template each: its label, its value as people name it, and the way back to the standard. */
import { NumberInput, Select, Switch, TextInput } from "@mantine/core";
import { createContext, useContext, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConcordError, ERRORS } from "../../../../db/contract/errors.ts";
import type { MinutesSettings } from "../../../../db/contract/minutes-style.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { useTyping } from "../../../app/typing/pending.ts";
import { OtherText } from "../../../records/other-text.tsx";
import { useAutosave } from "../../../records/use-autosave.ts";
import { GrowingText } from "../../../ui/text/growing-text.tsx";
import { halfPointsOf, mmOf, ptOf, sizeName, tenthsOf } from "./measures.ts";
import { isSame, type SettingPath, valueAt, withValue } from "./setting-paths.ts";
import own from "./templates.module.css";
import type { ChangeSettings } from "./use-settings.ts";

interface Edited {
  template: string;
  settings: MinutesSettings;
  /** What the style has. */
  standard: MinutesSettings;
  change: ChangeSettings;
}

export const EditedSettings = createContext<Edited | null>(null);

interface Props {
  path: SettingPath;
  label: string;
  hint?: string | undefined;
}

export function useSetting(path: SettingPath) {
  const edited = useContext(EditedSettings);
  if (!edited) throw new Error("a setting needs its template");
  const value = valueAt(edited.settings, path);
  const standard = valueAt(edited.standard, path);
  return {
    template: edited.template,
    value,
    standard,
    differs: !isSame(value, standard),
    /** @returns null if the settings do not allow it */
    write: (next: unknown) => edited.change((settings) => withValue(settings, path, next)),
    /** A failure is told in the status bar; @returns false if the settings do not allow it */
    set: (next: unknown) => {
      const saved = edited.change((settings) => withValue(settings, path, next));
      saved?.catch(() => {});
      return saved !== null;
    },
  };
}

/** The label above a setting: marked as standard, or with the way back to it. */
export function Standard({ path, label }: { path: SettingPath; label: string }) {
  const { t } = useTranslation();
  const { differs, standard, set } = useSetting(path);
  return differs ? (
    <button
      type="button"
      className={`plain-button link small ${own.standard}`}
      aria-label={t("minutes.backToStandardOf", { name: label })}
      onClick={() => set(standard)}
    >
      {t("minutes.backToStandard")}
    </button>
  ) : (
    <span className={`small soft ${own.standard}`}>{t("minutes.standardValue")}</span>
  );
}

function Setting({ path, label, children }: Props & { children: React.ReactNode }) {
  return (
    <div className={own.setting}>
      <Standard path={path} label={label} />
      {children}
    </div>
  );
}

export function WordsSetting({
  path,
  label,
  hint,
  long,
  placeholder,
}: Props & { long?: boolean; placeholder?: string }) {
  const { template, value, write } = useSetting(path);
  const kept = useAutosave(`minutes_template:${template}:${path.join(".")}`, value as string, async (text) => {
    const saved = write(text);
    if (saved === null) throw new ConcordError("E_INPUT", { path: label });
    await saved;
  });
  const shared = {
    label,
    value: kept.text,
    onBlur: () => void kept.commit(),
    onChange: (event: { currentTarget: { value: string } }) => kept.type(event.currentTarget.value),
    ...(hint !== undefined && { description: hint }),
    ...(placeholder !== undefined && { placeholder }),
  };
  return (
    <Setting path={path} label={label}>
      {long ? (
        <GrowingText {...shared} rows={2} mostRows={8} maxLength={5_000} />
      ) : (
        <TextInput
          {...shared}
          maxLength={500}
          onKeyDown={(event) => {
            if (event.key === "Enter") void kept.commit();
          }}
        />
      )}
      <OtherText of={kept} />
    </Setting>
  );
}

export function PickSetting<V extends string>({
  path,
  label,
  hint,
  options,
}: Props & { options: readonly { value: V; label: string }[] }) {
  const { value, set } = useSetting(path);
  return (
    <Setting path={path} label={label}>
      <Select
        label={label}
        data={[...options]}
        value={value as string}
        onChange={(next) => next !== null && set(next)}
        allowDeselect={false}
        {...(hint !== undefined && { description: hint })}
      />
    </Setting>
  );
}

export function FlagSetting({ path, label }: Props) {
  const { value, set } = useSetting(path);
  return (
    <Setting path={path} label={label}>
      <Switch
        label={label}
        checked={value === true}
        onChange={(event) => set(event.currentTarget.checked)}
        className={own.flag ?? ""}
      />
    </Setting>
  );
}

/** A length, kept in tenths of a millimetre. */
export function LengthSetting({ path, label }: Props) {
  return <NumberSetting path={path} label={label} unit="mm" step={1} from={mmOf} to={tenthsOf} />;
}

/** A size of type, kept in half points; 三号 is 16 pt. */
export function SizeSetting({ path, label, automatic }: Props & { automatic?: string }) {
  return (
    <NumberSetting
      path={path}
      label={label}
      unit="pt"
      step={0.5}
      from={ptOf}
      to={halfPointsOf}
      named={sizeName}
      automatic={automatic}
    />
  );
}

export function CountSetting({ path, label, automatic }: Props & { automatic: string }) {
  const same = (value: number) => value;
  return <NumberSetting path={path} label={label} step={1} from={same} to={Math.round} automatic={automatic} />;
}

interface NumberProps extends Props {
  unit?: string;
  step: number;
  from(kept: number): number;
  to(shown: number): number;
  named?: (kept: number) => string | null;
  /** What an empty field means; without it the field cannot be empty. */
  automatic?: string | undefined;
}

/** Typing is over when it pauses so long. */
const PAUSE_MS = 700;

function NumberSetting({ path, label, unit, step, from, to, named, automatic }: NumberProps) {
  const language = useLanguage();
  const { value, set } = useSetting(path);
  const held = value as number | null;
  const [typed, setTyped] = useState<string | number>(held === null ? "" : from(held));
  const [refused, setRefused] = useState(false);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    setTyped(held === null ? "" : from(held));
    setRefused(false);
  }, [held, from]);
  const commit = (shown: string | number) => {
    clearTimeout(pause.current);
    const next = shown === "" ? null : to(Number(shown));
    const taken = next === held || (!(next === null && automatic === undefined) && set(next));
    setRefused(!taken);
    return taken;
  };
  useTyping(async () => commit(typed));
  const name = held === null ? null : named?.(held);
  return (
    <Setting path={path} label={label}>
      <NumberInput
        label={label}
        value={typed}
        step={step}
        min={0}
        decimalScale={1}
        suffix={unit ? ` ${unit}` : ""}
        {...(automatic !== undefined && { placeholder: automatic })}
        {...(name && { rightSection: <span className={own.sizeName}>{name}</span>, rightSectionWidth: 64 })}
        error={
          refused
            ? ERRORS[path[0] === "page" && unit ? "E_PAGE_MARGINS" : "E_INPUT"][language].replace("{path}", label)
            : null
        }
        onChange={(next) => {
          setTyped(next);
          clearTimeout(pause.current);
          pause.current = setTimeout(() => commit(next), PAUSE_MS);
        }}
        onBlur={() => commit(typed)}
        onKeyDown={(event) => event.key === "Enter" && commit(typed)}
      />
    </Setting>
  );
}
