import { describe, expect, it } from "vitest";
import type { Reader } from "../../../db/base/store.ts";
import { SUBJECTS, type Subject } from "../../../db/contract/subjects/index.ts";
import { requireMeetingAsInLedger } from "../../../db/domain/meetings/meeting-check.ts";
import { confirmMinutes } from "../../../db/domain/minutes/circulation.ts";
import { minutesModelOf } from "../../../db/domain/minutes/model.ts";
import { sealMeeting } from "../../../db/domain/minutes/seals.ts";
import { rebuild } from "../../../db/ledger/rebuild.ts";
import { sealOf } from "../../../db/records/sealed.ts";
import { codeOf } from "../../support/room.ts";
import { circulate, closedMeeting } from "../../support/sealing.ts";
import { swapIndex } from "../../support/swapped-index.ts";

function readyToSeal() {
  const held = closedMeeting();
  const { room, meeting } = held;
  room.put("meeting", { title_zh: "前一次", series: held.series, day: "2026-10-20" });
  room.put("paper", { meeting, name: "附件.pdf", bytes: 0, hash: "0".repeat(64) });
  circulate(room, meeting);
  for (const profile of Object.values(held.people)) confirmMinutes(room, { meeting, profile });
  return held;
}

describe("a meeting whose records in the tables are not those of the ledger", () => {
  const damages: [string, string][] = [
    ["the text of a decision", "UPDATE outcome SET text = '共建两个充电平台'"],
    ["a stance", "UPDATE position SET stance = 'oppose'"],
    ["a lost position", "DELETE FROM position"],
    ["a lost decision with all that knows of it", "DELETE FROM outcome; DELETE FROM touched WHERE subject = 'outcome'"],
    [
      "an added decision",
      "INSERT INTO outcome (id, meeting, kind, text, state, _origin) SELECT 'x', id, 'decision', '另议', 'adopted', 1 FROM meeting WHERE day = '2026-11-20'",
    ],
    ["a role on the list", "UPDATE attendance SET role = 'observer'"],
    ["the name of a party", "UPDATE organization SET name_zh = '另一家'"],
    ["the rule by which minutes are confirmed", "UPDATE series SET confirmation_rule = 'none'"],
    ["a confirmation of another text", "UPDATE confirmation SET name = '某某'"],
    ["an annex", "UPDATE paper SET hash = 'f'"],
    ["the day of the meeting", "UPDATE meeting SET day = '2026-11-21' WHERE day = '2026-11-20'"],
    ["the meeting before", "UPDATE meeting SET day = '2026-10-21' WHERE day = '2026-10-20'"],
    ["an action", "UPDATE action SET due = '2030-01-01'"],
  ];

  it.each(damages)("is not sealed: %s", (_name, sql) => {
    const { room, meeting } = readyToSeal();
    room.ledger.store.database.exec(sql);
    expect(codeOf(() => sealMeeting(room, { id: meeting }))).toBe("E_TABLES_DIFFER");
    expect(sealOf(room.reader, meeting)).toBeUndefined();
  });

  it.each(["outcome_by_meeting", "outcome_by_agenda_item", "attendance_by_meeting", "action_by_meeting"])(
    "is not sealed: %s leaves a record out",
    (index) => {
      const { room, meeting } = readyToSeal();
      const { store } = room.ledger;
      const table = index.slice(0, index.indexOf("_by_"));
      const left = store.get<{ id: string }>(`SELECT id FROM "${table}" LIMIT 1`)?.id;
      store.forget();
      swapIndex(store.database, index, `AND id <> '${left}'`);
      store.forget();
      expect(codeOf(() => sealMeeting(room, { id: meeting }))).toBe("E_DATABASE_ALTERED");
      rebuild(room.ledger);
      expect(sealMeeting(room, { id: meeting }).hash).toMatch(/^[0-9a-f]{64}$/);
    },
  );

  it("is sealed once the tables are made again", () => {
    const { room, meeting } = readyToSeal();
    room.ledger.store.database.exec("UPDATE outcome SET text = '共建两个充电平台'");
    rebuild(room.ledger);
    expect(sealMeeting(room, { id: meeting }).hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

it("every record that is read for the minutes is compared before they are sealed", () => {
  const { room, meeting } = readyToSeal();
  const { store } = room.ledger;
  const read = new Set<string>();
  const noted = <R>(rows: R[]): R[] => {
    for (const row of rows as { id?: string }[])
      for (const subject of SUBJECTS)
        if (row.id !== undefined && store.get(`SELECT 1 FROM "${subject}" WHERE id = ?`, row.id))
          read.add(`${subject} ${row.id}`);
    return rows;
  };
  const reader: Reader = {
    all: (sql, ...values) => noted(store.all(sql, ...values)),
    get: (sql, ...values) => noted([store.get(sql, ...values)].filter((row) => row !== undefined))[0] as never,
  };
  minutesModelOf(reader, meeting);
  expect(read.size).toBeGreaterThan(10);
  for (const record of read) {
    const [subject = "", id = ""] = record.split(" ");
    store.database.exec("SAVEPOINT damage");
    store.run(`UPDATE "${subject as Subject}" SET _origin = _origin + 1000 WHERE id = ?`, id);
    expect(
      codeOf(() => requireMeetingAsInLedger(store, meeting)),
      record,
    ).toBe("E_TABLES_DIFFER");
    store.database.exec("ROLLBACK TO damage; RELEASE damage");
  }
  requireMeetingAsInLedger(store, meeting);
});
