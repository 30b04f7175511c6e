/** The order in which parties sit, speak and are listed, everywhere: by sector, then by name. */
import type { Reader } from "../../base/store.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import { SECTORS, type Sector } from "../../contract/vocabulary.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";

/**
 * A party may be gone although it still sits, spoke or leads: LEFT JOIN it, or what it said is lost.
 * @param id SQL of its id
 */
export const partyJoin = (id: string) =>
  `LEFT JOIN organization o ON o.id = ${id} LEFT JOIN tombstone gone ON gone.subject = 'organization' AND gone.id = ${id}`;
/** SQL of the sector of a party joined so; of one that this laptop never knew it is the public one. */
export const PARTY_SECTOR = "coalesce(o.sector, gone.fields ->> 'sector', 'public')";
/** ORDER BY for parties joined so. */
export const BY_PARTY = `CASE ${PARTY_SECTOR} ${SECTORS.map((sector, rank) => `WHEN '${sector}' THEN ${rank}`).join(" ")} END,
  coalesce(o.name_zh, o.name_en, gone.fields ->> 'name_zh', gone.fields ->> 'name_en')`;

/** The attendance list with each party's sector. */
export function attendanceOf(reader: Reader, meeting: string): (RecordOf<"attendance"> & { sector: Sector })[] {
  return reader
    .all<Row>(
      `SELECT a.*, ${PARTY_SECTOR} AS sector FROM attendance a ${partyJoin("a.organization")}
       WHERE a.meeting = ? ORDER BY ${BY_PARTY}, a.id`,
      meeting,
    )
    .map((row) => ({ ...recordFrom("attendance", row), sector: row.sector as Sector }));
}

/** All positions on the outcomes of a meeting. */
export function positionsOf(reader: Reader, meeting: string): RecordOf<"position">[] {
  return reader
    .all<Row>(
      `SELECT p.* FROM position p JOIN outcome u ON u.id = p.outcome ${partyJoin("p.organization")}
       WHERE u.meeting = ? ORDER BY ${BY_PARTY}, p.id`,
      meeting,
    )
    .map((row) => recordFrom("position", row));
}

/** What was proposed to word otherwise, in the order in which it was. */
export function amendmentsOf(reader: Reader, meeting: string): RecordOf<"amendment">[] {
  return reader
    .all<Row>(
      "SELECT a.* FROM amendment a JOIN outcome u ON u.id = a.outcome WHERE u.meeting = ? ORDER BY a.id",
      meeting,
    )
    .map((row) => recordFrom("amendment", row));
}
