/**
 * Hours by the zone of a region. A workspace has one, so that its days and hours are the same on every laptop, wherever that
 * is and whatever its clock is set to. Apart from any record, so that the interface can tell hours in the same way.
 */

/** Of a workspace that says no other. */
export const USUAL_ZONE = "Asia/Shanghai";

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
