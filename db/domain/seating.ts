/** The order in which parties sit, speak and are listed, everywhere: by sector, then by name. */
import type { RecordOf } from "../contract/subjects/index.ts";
import { SECTORS, type Sector } from "../contract/vocabulary.ts";
import type { Reader } from "../ledger/store.ts";
import { type Row, recordFrom } from "../schema/columns.ts";

/** ORDER BY for rows of `organization` called `o`. */
export const BY_PARTY = `CASE o.sector ${SECTORS.map((sector, rank) => `WHEN '${sector}' THEN ${rank}`).join(" ")} END,
  coalesce(o.name_zh, o.name_en)`;

/** The attendance list with each party's sector. */
export function attendanceOf(reader: Reader, meeting: string): (RecordOf<"attendance"> & { sector: Sector })[] {
  return reader
    .all<Row>(
      `SELECT a.*, o.sector AS sector FROM attendance a JOIN organization o ON o.id = a.organization
       WHERE a.meeting = ? ORDER BY ${BY_PARTY}, a.id`,
      meeting,
    )
    .map((row) => ({ ...(recordFrom("attendance", row) as RecordOf<"attendance">), sector: row.sector as Sector }));
}

/** All positions on the outcomes of a meeting. */
export function positionsOf(reader: Reader, meeting: string): RecordOf<"position">[] {
  return reader
    .all<Row>(
      `SELECT p.* FROM position p JOIN outcome u ON u.id = p.outcome JOIN organization o ON o.id = p.organization
       WHERE u.meeting = ? ORDER BY ${BY_PARTY}, p.id`,
      meeting,
    )
    .map((row) => recordFrom("position", row) as RecordOf<"position">);
}

/** What was proposed to word otherwise, in the order in which it was. */
export function amendmentsOf(reader: Reader, meeting: string): RecordOf<"amendment">[] {
  return reader
    .all<Row>(
      "SELECT a.* FROM amendment a JOIN outcome u ON u.id = a.outcome WHERE u.meeting = ? ORDER BY a.id",
      meeting,
    )
    .map((row) => recordFrom("amendment", row) as RecordOf<"amendment">);
}
