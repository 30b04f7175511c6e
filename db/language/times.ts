/** Times of day as people write them, for fields that hold `HH:MM`. Pure. */

/** Words for a part of the day, and its first and last hour. */
const PARTS: Record<string, readonly [first: number, last: number]> = {
  凌晨: [0, 5],
  早上: [5, 11],
  上午: [6, 12],
  中午: [11, 13],
  下午: [12, 18],
  晚上: [18, 23],
  am: [0, 11],
  pm: [12, 23],
};
const FORM =
  /^(凌晨|早上|上午|中午|下午|晚上)?\s*(\d{1,2})(?:\s*[:.时点h]\s*(\d{2})\s*分?|(?<=\d\d)(\d{2})|\s*[时点](\d)分|\s*[时点h](半|整)?)?\s*(?:([ap])\.?m\.?)?$/u;

/**
 * 9:30, 9：30, 9.30, 0930, 9点半, 下午2点, 2 pm.
 * @returns the time as the field holds it; null for what is no time of a day, or not surely one
 */
export function readTime(text: string): string | null {
  const written = text.normalize("NFKC").trim().toLowerCase();
  const [whole, before, hours = "", apart, together, single, ending, half] = FORM.exec(written) ?? [];
  if (whole === undefined) return null;
  const minutes = apart ?? together ?? single;
  const part = before ?? (half && `${half}m`);
  // Hours alone are no time unless a word beside them says so: "9" may be a slip.
  if (minutes === undefined && part === undefined && !/[时点h]/u.test(written)) return null;
  const hour = hourIn(part, Number(hours));
  const minute = ending === "半" ? 30 : Number(minutes ?? 0);
  if (hour === null || hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** The hour that is meant; null where the part of the day has no such hour. */
function hourIn(part: string | undefined, said: number): number | null {
  if (part === undefined) return said;
  const [first, last] = PARTS[part] as readonly [number, number];
  // Twelve in the night and twelve at noon are 0 and 12; others are said with or without twelve added.
  const meant = said > 12 ? [said] : [said % 12, said, said + 12];
  return meant.find((hour) => hour >= first && hour <= last) ?? null;
}
