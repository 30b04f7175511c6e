/** How a key is shown on the screen. */
const SHOWN: Readonly<Record<string, string>> = {
  " ": "Space",
  arrowdown: "↓",
  arrowup: "↑",
  arrowleft: "←",
  arrowright: "→",
  delete: "Del",
  enter: "Enter",
};

/** @param key as `KeyboardEvent.key` names it, in small letters */
export function keyText(key: string): string {
  return SHOWN[key] ?? key.toUpperCase();
}
