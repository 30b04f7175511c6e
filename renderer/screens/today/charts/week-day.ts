/** The Monday of a week as a chart names it: 11/30, 30 Nov. Pure. */

/** @param day `YYYY-MM-DD` */
export function dayOfWeek(day: string, language: "zh" | "en"): string {
  const [, month = "", date = ""] = day.split("-");
  if (language === "zh") return `${Number(month)}/${Number(date)}`;
  return new Date(`${day}T12:00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}
