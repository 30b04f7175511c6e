/** What entries of other laptops, well signed and vouched for, can do to sealed minutes: nothing but be told. */
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalize } from "../../../db/base/canonical.ts";
import type { Shipped } from "../../../db/base/signed-entry.ts";
import { meetingView } from "../../../db/domain/meetings/meeting-view.ts";
import { readMinutes } from "../../../db/domain/minutes/minutes.ts";
import { checkFingerprint, checkSealedFile, sealSummary } from "../../../db/domain/minutes/verification.ts";
import { digest } from "../../../db/ledger/digest.ts";
import { Ledger } from "../../../db/ledger/ledger.ts";
import { receive } from "../../../db/ledger/receive.ts";
import { verifyLedger } from "../../../db/ledger/verify/verify.ts";
import { listHistory } from "../../../db/records/history.ts";
import { packDocument, sealedMinutesOf, sealOf, sealsOf } from "../../../db/records/sealed.ts";
import { create, Forger, shipped } from "../../forgery/forger.ts";
import { sealAsIs } from "../../support/checks.ts";
import { minutesBytes } from "../../support/documents.ts";
import { AMONG_FRIENDS, database } from "../../support/laptops.ts";
import { codeOf, type Room } from "../../support/room.ts";
import { closedMeeting, sealedMeeting } from "../../support/sealing.ts";

type Sealed = ReturnType<typeof sealedMeeting>;

/** Takes in one entry of a device that nobody has heard of before. @param seen whether it had seen all that is here */
function give(room: Room, ops: unknown[], { seen = true, forger = new Forger() } = {}): Forger {
  const vv = seen ? { ...room.ledger.vector } : {};
  const entry = forger.write(ops, { ws: room.ledger.workspace, vv });
  expect(receive(room.ledger, shipped(entry), AMONG_FRIENDS).outcomes).toEqual([{ is: "added" }]);
  return forger;
}

/** A seal of other minutes, as well made as another device can make it. */
function forgedSeal({ room, meeting }: Sealed, sealed_at: string) {
  const sealed = sealedMinutesOf(room.reader, meeting);
  if (!sealed) throw new Error("the meeting is sealed");
  const document = canonicalize(JSON.parse(sealed.record.document.replaceAll("共建充电平台", "共建九百平台")));
  const hash = createHash("sha256").update(document).digest("hex");
  return { hash, op: create("seal", "seal-2", { meeting, hash, document: packDocument(document), sealed_at }) };
}

/** Nothing in the tables is otherwise than the ledger makes it, and the minutes print and hold. */
async function expectSound({ room, meeting, hash }: Sealed, text = "共建充电平台") {
  expect(verifyLedger(room.ledger.store, room.ledger.workspace).entries).toBe(room.ledger.size);
  expect(sealOf(room.reader, meeting)?.hash).toBe(hash);
  const bytes = await minutesBytes(room, meeting, { language: "zh", format: "json" });
  const file = bytes;
  expect(await checkSealedFile(room.reader, file)).toMatchObject({ result: "match", file: { valid: true, hash } });
  expect(file.toString("utf8")).toContain(text);
  expect(file.toString("utf8")).not.toContain("九百");
  expect(
    codeOf(() => room.put("outcome", { text: "改" }, room.reader.get<{ id: string }>("SELECT id FROM outcome")?.id)),
  ).toBe("E_SEALED");
  return file;
}

describe("a second seal", () => {
  it("of a device that had seen the first has no effect, whatever time it names", async () => {
    const held = sealedMeeting();
    const { hash, op } = forgedSeal(held, "2000-01-01T00:00:00.000Z");
    give(held.room, [op]);
    const file = await expectSound(held);
    expect(sealSummary(held.room.reader, held.meeting)).toMatchObject({ hash: held.hash, inForce: true, rivals: 0 });
    expect(checkFingerprint(held.room.reader, hash)).toMatchObject({ result: "none" });
    expect(await checkSealedFile(held.room.reader, file)).toMatchObject({ result: "match", seal: { rivals: 0 } });
  });

  it.each([
    ["another id", "seal-2"],
    ["the same id", ""],
  ])(
    "of a device that had not is told as a conflict, and the one that came first stays in force: %s",
    async (_, other) => {
      const held = sealedMeeting();
      const { room, meeting } = held;
      const { hash, op } = forgedSeal(held, "2000-01-01T00:00:00.000Z");
      const id = other || (sealOf(room.reader, meeting)?.id as string);
      give(room, [{ ...op, id }], { seen: false });
      const file = await expectSound(held);
      expect(sealSummary(room.reader, meeting)).toMatchObject({ hash: held.hash, inForce: true, rivals: 1 });
      expect(meetingView(room.reader, meeting).rivalSeals).toBe(1);
      expect(await checkSealedFile(room.reader, file)).toMatchObject({
        result: "match",
        seal: { inForce: true, rivals: 1 },
      });
      if (other) {
        expect(checkFingerprint(room.reader, hash)).toMatchObject({
          result: "match",
          seal: { hash, inForce: false, rivals: 1 },
        });
        return;
      }
      // One record with two makers: whichever the tables show, both are found, and any order of arrival gives one state.
      const copy = new Ledger(database(), { workspace: room.ledger.workspace });
      const entries = room.ledger.store.all<Shipped>("SELECT body AS text, signature FROM ledger ORDER BY n DESC");
      receive(copy, entries, AMONG_FRIENDS);
      expect(digest(copy.store)).toEqual(digest(room.ledger.store));
    },
  );

  it("that holds no minutes, or those of another meeting, counts for nothing, and keeps nobody from sealing", () => {
    const { room, meeting } = closedMeeting();
    const sealed_at = "2000-01-01T00:00:00.000Z";
    const other = forgedSeal(sealedMeeting(), sealed_at);
    for (const [id, fields] of [
      ["a", { hash: "0".repeat(64), document: "AAAA" }],
      ["b", { hash: createHash("sha256").update("{}").digest("hex"), document: packDocument("{}") }],
      ["c", { ...other.op, meeting }],
      ["d", { document: null }],
    ] as const)
      give(room, [
        create("seal", id, { sealed_at, meeting, ...fields }),
        { op: "set", ent: "meeting", id: meeting, f: { state: "sealed" } },
      ]);
    expect(sealsOf(room.reader, meeting)).toBeUndefined();
    expect(readMinutes(room.reader, meeting).seal).toBeNull();
    room.put("minutes", { meeting, opening: "开始" });
    room.put(
      "series",
      { confirmation_rule: "none" },
      room.reader.get<{ series: string }>("SELECT series FROM meeting")?.series,
    );
    const { hash } = sealAsIs(room, { id: meeting });
    expect(sealOf(room.reader, meeting)?.hash).toBe(hash);
  });
});

describe("a seal and an erratum", () => {
  it.each([true, false])("are changed and removed by nobody, whether they had been seen or not (%s)", async (seen) => {
    const held = sealedMeeting();
    const { room, meeting } = held;
    const erratum = room.put("erratum", {
      meeting,
      old_text: "共建充电平台",
      new_text: "共建充电网络",
      reason: "误记",
    });
    const seal = sealOf(room.reader, meeting)?.id as string;
    give(
      room,
      [
        {
          op: "set",
          ent: "seal",
          id: seal,
          f: { document: "AAAA", sealed_by: 5, sealed_at: "2001-01-01T00:00:00.000Z" },
        },
        { op: "delete", ent: "seal", id: seal },
        { op: "set", ent: "erratum", id: erratum.id, f: { new_text: "九百", number: 7, withdraws: true } },
        { op: "delete", ent: "erratum", id: erratum.id },
      ],
      { seen },
    );
    await expectSound(held, "共建充电网络");
    expect(readMinutes(room.reader, meeting).errata).toMatchObject([{ number: 1, withdraws: false }]);
    const changes = listHistory(room.reader, { limit: 1 }).entries[0]?.changes ?? [];
    expect(changes).toMatchObject([
      { op: "set", fields: [{ misfit: "E_SEALED" }, { misfit: "E_SEALED" }, { misfit: "E_SEALED" }] },
      { op: "delete", misfit: "E_SEALED" },
      { op: "set", fields: [{ misfit: "E_SEALED" }, { misfit: "E_SEALED" }, { misfit: "E_SEALED" }] },
      { op: "delete", misfit: "E_SEALED" },
    ]);
  });

  it("of any number breaks no export: printed is its place; what corrects nothing does not count", async () => {
    const held = sealedMeeting();
    const { room, meeting } = held;
    const seal = sealOf(room.reader, meeting)?.id;
    const said = { meeting, seal, old_text: "共建充电平台", new_text: "共建充电网", reason: "误", signer: "别人" };
    const forger = give(room, [create("erratum", "gap", { ...said, number: 10_000 })]);
    for (const [id, fields] of [
      ["far", { number: 2 ** 53 - 1 }],
      ["both", { number: 1, withdraws: true }],
      ["empty", { number: 1, new_text: " " }],
      ["other", { number: 1, seal: "seal-9" }],
    ] as const)
      give(room, [create("erratum", id, { ...said, ...fields })], { forger });
    const own = room.put("erratum", { meeting, old_text: "共建充电平台", new_text: "共建充电网络", reason: "误记" });
    expect(own.number).toBe(2);
    expect(readMinutes(room.reader, meeting).errata.map(({ number, newText }) => [number, newText])).toEqual([
      [1, "共建充电网"],
      [2, "共建充电网络"],
    ]);
    await expectSound(held, "共建充电网络");
  });
});

describe("that a meeting is sealed", () => {
  it.each([true, false])("stays so, whoever says otherwise, having seen it or not (%s)", async (seen) => {
    const held = sealedMeeting();
    const { room, meeting } = held;
    give(
      room,
      [
        { op: "set", ent: "meeting", id: meeting, f: { state: "closed" } },
        { op: "delete", ent: "meeting", id: meeting },
      ],
      { seen },
    );
    await expectSound(held);
    expect(meetingView(room.reader, meeting).meeting.state).toBe("sealed");
  });

  it("is said by nobody who had seen no seal of it", () => {
    const { room, meeting } = closedMeeting();
    give(room, [{ op: "set", ent: "meeting", id: meeting, f: { state: "sealed" } }]);
    expect(meetingView(room.reader, meeting).meeting.state).toBe("closed");
    expect(room.put("meeting", { place: "二楼" }, meeting).place).toBe("二楼");
    expect(listHistory(room.reader, { subject: "meeting", id: meeting, limit: 2 }).entries[1]?.changes).toMatchObject([
      { fields: [{ field: "state", misfit: "E_ONLY_BY_COMMAND" }] },
    ]);
    expect(verifyLedger(room.ledger.store, room.ledger.workspace).entries).toBe(room.ledger.size);
  });

  it("counts no seal that stands behind it in one entry, nor one that takes the id of another", () => {
    const { room, meeting } = closedMeeting();
    const other = forgedSeal(sealedMeeting(), "2000-01-01T00:00:00.000Z").op;
    const state = { op: "set", ent: "meeting", id: meeting, f: { state: "sealed" } };
    const seal = (id: string, of: string) => create("seal", id, { ...("f" in other ? other.f : {}), meeting: of });
    const forger = give(room, [state, seal("behind", meeting)]);
    expect(meetingView(room.reader, meeting).meeting.state).toBe("closed");
    give(room, [seal("taken", "elsewhere"), seal("taken", meeting), state], { forger });
    expect(verifyLedger(room.ledger.store, room.ledger.workspace).entries).toBe(room.ledger.size);
  });
});
