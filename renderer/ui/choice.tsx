/**
 * A choice among a few values that shows as a button and becomes the system's own list when it is pressed. A screen may
 * have hundreds of them: browsers walk through every list and field of a page after each key press.
 */
import { useRef, useState } from "react";
import { flushSync } from "react-dom";

interface Props<V extends string> {
  /** What is chosen, for those who do not see where it stands. */
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange(value: V): void;
  className?: string | undefined;
  disabled?: boolean;
  /** For the style sheet: `data-state`. */
  state?: string | undefined;
}

export function Choice<V extends string>({ label, value, options, onChange, className, disabled, state }: Props<V>) {
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLSelectElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const shown = options.find((option) => option.value === value)?.label ?? "";
  const begin = () => {
    flushSync(() => setOpen(true));
    list.current?.focus();
    // Not every browser can open the list by itself: it has the focus then, and opens by a key.
    try {
      list.current?.showPicker();
    } catch {}
  };
  if (disabled)
    return (
      <span className={className} data-state={state} title={label}>
        {shown}
      </span>
    );
  if (open)
    return (
      <select
        ref={list}
        className={className}
        data-state={state}
        aria-label={label}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value as V);
          flushSync(() => setOpen(false));
          button.current?.focus();
        }}
        onBlur={() => setOpen(false)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  return (
    <button
      ref={button}
      type="button"
      className={className}
      data-state={state}
      aria-label={`${label}: ${shown}`}
      aria-haspopup="listbox"
      onClick={(event) => {
        event.stopPropagation();
        begin();
      }}
      onKeyDown={(event) => {
        if (event.key === "ArrowDown" && !event.altKey) {
          event.preventDefault();
          event.stopPropagation();
          begin();
        }
      }}
      disabled={disabled}
    >
      {shown} <span aria-hidden="true">▾</span>
    </button>
  );
}
