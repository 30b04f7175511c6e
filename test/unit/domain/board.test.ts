/** What the board of actions is told: each action that is asked for as a card, and what is to be decided of it. */
import { expect, it } from "vitest";
import { askExtension } from "../../../db/domain/actions/actions.ts";
import { actionBoard, MOST_CARDS } from "../../../db/domain/actions/board.ts";
import { reportProgress } from "../../../db/domain/actions/progress.ts";
import { openRoom, seatParties } from "../../support/room.ts";

it("a card tells who leads, from where, what waits for a decision and what is proved", () => {
  const room = openRoom();
  const { maker } = seatParties(room);
  room.put("organization", { city: "成都", city_en: "Chengdu" }, maker);
  const late = room.put("action", { text: "甲", lead: maker, due: "2026-01-01", status: "in_progress" }).id;
  const later = room.put("action", { text: "乙", text_en: "Second", lead: maker, due: "2027-01-01" }).id;
  const force = room.put("task_force", { name_zh: "专班", status: "active" }).id;
  // As a source may tell it.
  const ended = "action-of-source";
  room.ledger.transact({ act: "put", by: null }, (tx) =>
    tx.put("action", ended, { text: "丙", status: "done", task_force: force }),
  );
  askExtension(room, { id: later, due: "2027-02-01", reason: "设备未到" });
  reportProgress(room, { id: late, percent: 40, evidence: "检测报告" });

  const { cards, counts, labels } = actionBoard(room, {});
  expect(cards.map(({ id }) => id)).toEqual([late, later, ended]);
  expect(counts).toEqual({ in_progress: 1, not_started: 1, done: 1 });
  expect(cards[0]).toMatchObject({ city: "成都", city_en: "Chengdu", evidence: true, percent: 40, waits: null });
  expect(cards[0]?.sector).toBe(labels[maker]?.badge);
  expect(cards[1]).toMatchObject({ waits: "extension", evidence: false, text_en: "Second" });
  expect(cards[2]).toMatchObject({ taskForce: force, lead: null, sector: null, city: null });
  expect(labels[force]).toMatchObject({ zh: "专班" });
  const narrowed = actionBoard(room, { filters: [{ field: "lead", op: "is", value: maker }] });
  expect(narrowed.cards).toHaveLength(2);
});

it("holds so many cards, and says how many there are", () => {
  const room = openRoom();
  room.ledger.transact({ act: "put", by: null }, (tx) => {
    for (let n = 0; n < MOST_CARDS + 3; n++)
      tx.put("action", `action-${n}`, { text: `${n}`, status: n < 5 ? "not_started" : "verified" });
  });
  const { cards, counts } = actionBoard(room, {});
  expect(cards).toHaveLength(MOST_CARDS);
  expect(cards.slice(0, 5).map(({ status }) => status)).toEqual(Array(5).fill("not_started"));
  expect(counts).toEqual({ not_started: 5, verified: MOST_CARDS - 2 });
});
