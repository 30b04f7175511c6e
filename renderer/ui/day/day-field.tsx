/**
 * The one field into which a day is entered: typed as people write it, with what it is read as beside it, or chosen from
 * a calendar. Never the browser's own field, which writes days in the browser's language.
 */

import { Popover, TextInput, type TextInputProps } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isWholeDay } from "../../../db/contract/dates.ts";
import { dayInWords } from "../../../db/language/day-words.ts";
import { readDay, uncountedYear } from "../../../db/language/days.ts";
import { calendarHere } from "../../app/clock.ts";
import { sentenceOf } from "../../app/errors.ts";
import { useLanguage } from "../../app/i18n.ts";
import { DayCalendar } from "./day-calendar.tsx";
import own from "./day-field.module.css";

interface Common extends Pick<TextInputProps, "label" | "aria-label" | "size" | "w" | "disabled" | "required"> {
  /** The day lies ahead: "1-5" is the coming one. */
  ahead?: boolean;
  /** A month or a year is enough. */
  partial?: boolean;
}

interface DayFieldProps extends Common {
  /** As typed. */
  text: string;
  onType(text: string): void;
  /** The field was left, Enter pressed, or a day chosen: this counts now. */
  onDone(text: string): void;
  error?: string | null;
}

export function DayField({ text, onType, onDone, ahead = false, partial = false, ...rest }: DayFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const calendar = calendarHere();
  const day = readDay(text, { ...calendar, ahead, partial });
  const uncounted = uncountedYear(text, calendar);
  const whole = isWholeDay(day) ? day : null;
  return (
    <TextInput
      {...rest}
      value={text}
      onChange={(event) => onType(event.currentTarget.value)}
      onBlur={() => onDone(text)}
      onKeyDown={(event) => {
        if (event.key === "Enter") onDone(text);
      }}
      placeholder={t(partial ? "parts.partialDate" : "parts.day")}
      // What it is read as stands there while it is not yet written that way.
      description={
        day && day !== text
          ? [`= ${dayInWords(day, language)}`, uncounted && t("parts.yearUnknown", { year: uncounted })]
              .filter(Boolean)
              .join(t("parts.clause"))
          : undefined
      }
      inputWrapperOrder={["label", "input", "description", "error"]}
      rightSection={
        <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-end" shadow="md">
          <Popover.Target>
            <button
              type="button"
              className={`plain-button ${own.open}`}
              aria-label={t("parts.chooseDay")}
              disabled={rest.disabled}
              onClick={() => setOpen(!open)}
            >
              <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor">
                <path d="M1.5 3.5h11v9h-11zM1.5 6h11M4.5 1.5v3M9.5 1.5v3" />
              </svg>
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <DayCalendar
              from={whole ?? calendar.today}
              chosen={whole}
              onPick={(picked) => {
                setOpen(false);
                onType(picked);
                onDone(picked);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}

interface DayInputProps extends Common {
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  /** What the field holds once it is left; null while that is no day, which the field says. */
  onChange(day: string | null): void;
}

/** A day in a form: it is handed on when it is complete, and written as the record will hold it. */
export function DayInput({ value, onChange, ...rest }: DayInputProps) {
  const language = useLanguage();
  const [text, setText] = useState(value);
  const [refused, setRefused] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is no day stays as typed while the form holds none
  useEffect(() => {
    if (refused === null) setText(value);
  }, [value]);
  const done = (typed: string) => {
    const day = readDay(typed, { ...calendarHere(), ...rest });
    setRefused(day === null ? typed : null);
    if (day !== null) setText(day);
    if (day !== value) onChange(day);
  };
  return (
    <DayField
      {...rest}
      text={text}
      onType={(next) => {
        setText(next);
        setRefused(null);
        // Written as the record holds it, it is complete before the field is left.
        if (next !== value && readDay(next, { ...calendarHere(), ...rest }) === next) onChange(next);
      }}
      onDone={done}
      error={refused === null ? null : sentenceOf({ code: "E_DATE", data: { value: refused } }, language)}
    />
  );
}
