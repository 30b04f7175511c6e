/** When each agenda item begins, from the start of the meeting and the minutes planned before it. */

/**
 * @param starts `HH:MM`, or null: then there are no times
 * @param minutes planned per item, null counts as 0
 * @returns `HH:MM` per item, counting on past midnight
 */
export function clockTimes(starts: string | null, minutes: readonly (number | null)[]): string[] {
  if (!starts) return [];
  const [hours = 0, past = 0] = starts.split(":").map(Number);
  let at = hours * 60 + past;
  return minutes.map((planned) => {
    const time = `${String(Math.floor(at / 60) % 24).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
    at += planned ?? 0;
    return time;
  });
}
