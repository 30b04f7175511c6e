/** Times of day as people write them, for fields that hold `HH:MM`. Pure. */

/**
 * 9:30, 9：30, 9.30, 0930, 9点半, 下午2点, 2 pm.
 * @returns the time as the field holds it; null for what is no time of a day
 */
export function readTime(text: string): string | null {
  const written = text.normalize("NFKC").trim().toLowerCase();
  const [, before, hours = "", apart, together, half, after] =
    /^(上午|下午|晚上)?\s*(\d{1,2})(?:\s*[:.时点h]\s*(\d{2})\s*分?|(?<=\d\d)(\d{2})|\s*[时点h](半)?)?\s*(am|pm)?$/u.exec(
      written,
    ) ?? [];
  const minutes = apart ?? together;
  // Hours alone are no time unless a word beside them says so: "9" may be a slip.
  const bare = minutes === undefined && !/[时点h]|am|pm/u.test(written);
  if (hours === "" || bare) return null;
  const said = Number(hours);
  const afternoon = before === "下午" || before === "晚上" || after === "pm";
  const morning = before === "上午" || after === "am";
  const hour = afternoon && said < 12 ? said + 12 : morning && said === 12 ? 0 : said;
  const minute = half ? 30 : Number(minutes ?? 0);
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
