/**
 * Hours by the zone of a region. A workspace has one, so that its days and hours are the same on every laptop, wherever that
 * is and whatever its clock is set to. Apart from any record, so that the interface can tell hours in the same way.
 */

/** Id of the setting that names it. */
export const ZONE = "workspace.zone";

/** In which minutes tell hours of a workspace that says no other. */
export const USUAL_ZONE = "Asia/Shanghai";

/** Whether this is the name of a zone (IANA) that this program knows. */
export function zoneExists(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(zone, made);
  return made;
}

/** Day (`YYYY-MM-DD`) and time (`HH:MM`) of a moment in a zone. @param zone IANA name that exists */
export function momentIn(moment: Date, zone: string): { day: string; time: string } {
  const parts = Object.fromEntries(
    formatIn(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const { year = "", month, day, hour, minute } = parts;
  return { day: `${year.padStart(4, "0")}-${month}-${day}`, time: `${hour}:${minute}` };
}

/**
 * The moment at which a day and time stand on the clocks of a zone. Of an hour that comes twice the first, of one that is left
 * out the hour after it.
 * @param day `YYYY-MM-DD` @param time `HH:MM`
 */
export function momentAt(day: string, time: string, zone: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let moment = wanted;
  // The offset at the moment itself is known only from a moment: twice is enough, also beside a change of the clocks.
  for (let look = 0; look < 2; look++) {
    const shown = momentIn(new Date(moment), zone);
    moment += wanted - Date.parse(`${shown.day}T${shown.time}:00Z`);
  }
  return new Date(moment);
}
