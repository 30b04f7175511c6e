/** The order in which parties sit, speak and are listed, everywhere: by sector, then by name. */
import type { Reader } from "../../base/store.ts";
import { partyJoin, sectorSql } from "../../contract/questions.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import { SECTORS, type Sector } from "../../contract/vocabulary.ts";
import { decisionState } from "../../rules/decision.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { ON_EARLIER_TEXT } from "../../schema/heard.ts";

/** ORDER BY for parties joined so. */
export const BY_PARTY = `CASE ${sectorSql()} ${SECTORS.map((sector, rank) => `WHEN '${sector}' THEN ${rank}`).join(" ")} END,
  coalesce(o.name_zh, o.name_en, gone.fields ->> 'name_zh', gone.fields ->> 'name_en')`;

/** The attendance list with each party's sector. */
export function attendanceOf(reader: Reader, meeting: string): (RecordOf<"attendance"> & { sector: Sector })[] {
  return reader
    .all<Row>(
      `SELECT a.*, ${sectorSql()} AS sector FROM attendance a ${partyJoin("a.organization")}
       WHERE a.meeting = ? ORDER BY ${BY_PARTY}, a.id`,
      meeting,
    )
    .map((row) => ({ ...recordFrom("attendance", row), sector: row.sector as Sector }));
}

/** All positions on the outcomes of a meeting. */
export function positionsOf(reader: Reader, meeting: string): RecordOf<"position">[] {
  return reader
    .all<Row>(
      `SELECT p.*, ${ON_EARLIER_TEXT} AS earlier FROM position p JOIN outcome u ON u.id = p.outcome
       ${partyJoin("p.organization")} WHERE u.meeting = ? ORDER BY ${BY_PARTY}, p.id`,
      meeting,
    )
    .map((row) => ({ ...recordFrom("position", row), earlier_text: row.earlier === 1 || null }));
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

/** Ids of the member parties that are there. */
export function membersThere(attendance: ReturnType<typeof attendanceOf>): string[] {
  return attendance
    .filter(({ presence, role }) => presence === "present" && role === "member")
    .map(({ organization }) => organization);
}

/** What the positions came to when it was decided; of what earlier builds decided, among those who are there now. */
export function standingOf(
  reader: Reader,
  outcome: RecordOf<"outcome">,
  { decision_rule: rule, decision_minus: minus }: Pick<RecordOf<"meeting">, "decision_rule" | "decision_minus">,
) {
  const positions = positionsOf(reader, outcome.meeting).filter((position) => position.outcome === outcome.id);
  const present = outcome.decided_at ? outcome.attending : membersThere(attendanceOf(reader, outcome.meeting));
  return decisionState({ rule, minus }, positions, present);
}
