/** Who came of those who were on the list of a meeting that was held, by sector. */
import { partyJoin, sectorSql } from "../../../contract/questions.ts";
import { SECTORS } from "../../../contract/vocabulary.ts";
import type { Indicator } from "../indicator.ts";
import type { Region } from "../region.ts";
import { sectorName } from "./follow-through.ts";

/** Of fewer seats no share is told. */
const LEAST = 10;

interface Seat {
  meeting: string;
  sector: (typeof SECTORS)[number];
  came: number;
}

export const attendanceOfSectors: Indicator = {
  id: "attendance",
  of(region) {
    const seats = seatsOf(region);
    const came = seats.filter((seat) => seat.came).length;
    const counted = [{ what: "seats" as const, counts: [seats.length] }];
    if (seats.length < LEAST) return { counted, untold: "few_seats", least: LEAST };
    // Where nobody is ever written down as absent, the lists say who came, not who was expected.
    if (came === seats.length) return { counted, untold: "no_absent", least: LEAST };
    return {
      ...{ counted, least: LEAST, value: came / seats.length, ratio: [came, seats.length], range: [0, 1] },
      parts: SECTORS.flatMap((sector) => {
        const own = seats.filter((seat) => seat.sector === sector);
        const present = own.filter((seat) => seat.came).length;
        if (own.length === 0) return [];
        const value = own.length < LEAST ? null : present / own.length;
        return [{ name: sectorName(sector), first: present, second: own.length, value }];
      }),
    };
  },
  rows: (region) =>
    [...new Set(seatsOf(region).map(({ meeting }) => meeting))].map((id) => ({ subject: "meeting", id, weak: false })),
};

function seatsOf({ reader }: Region): Seat[] {
  return reader.all<Seat>(
    `SELECT attendance.meeting, ${sectorSql()} AS sector, attendance.presence IN ('present', 'left') AS came
     FROM attendance JOIN meeting ON meeting.id = attendance.meeting ${partyJoin("attendance.organization")}
     WHERE meeting.state IN ('closed', 'sealed') ORDER BY attendance.id`,
  );
}
