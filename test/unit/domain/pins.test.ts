/** PINs: wrong ones cost time whoever counts them, a change asks for the old one, and who set one is told. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isMinutesModel } from "../../../db/contract/minutes.ts";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { circulateMinutes, confirmMinutes } from "../../../db/domain/minutes/circulation.ts";
import { readMinutes } from "../../../db/domain/minutes/minutes.ts";
import { sealMeeting } from "../../../db/domain/minutes/seals.ts";
import { pinSetter, setPin, UNKNOWN } from "../../../db/domain/people/pins.ts";
import { logIn, profileChoices } from "../../../db/domain/people/profiles.ts";
import { Ledger } from "../../../db/ledger/ledger.ts";
import { verifyLedger } from "../../../db/ledger/verify/verify.ts";
import { removeRecord } from "../../../db/records/records.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { codeOf, openRoom, type Room } from "../../support/room.ts";
import { circulate, closedMeeting } from "../../support/sealing.ts";

let room: Room;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  room = openRoom();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The same laptop, somebody else logged in. */
function become(id: string, name: string, role: "participant" | "facilitator" = "participant", after?: string): void {
  room.actor = () => ({ id, name, role, organization: null, ...(after !== undefined && { after }) });
}

const profile = (name: string) => room.put("profile", { name, role: "participant" }).id;
const attempt = (id: string, pin: string) => codeOf(() => logIn(room.ledger.store, id, pin));

describe("wrong PINs", () => {
  it("are counted together wherever they are tried, and cost a wait that neither a right one in it nor a restart ends", () => {
    const held = closedMeeting();
    ({ room } = held);
    const { meeting, people } = held;
    circulateMinutes(room, { meeting, commentsUntil: null });
    const id = people.official;
    setPin(room, { id, pin: "2580" });
    const tries = [
      () => attempt(id, "0000"),
      () => codeOf(() => confirmMinutes(room, { meeting, profile: id, pin: "0001" })),
      () => attempt(id, "0002"),
      () => codeOf(() => confirmMinutes(room, { meeting, profile: id, pin: "0003" })),
      () => attempt(id, "0004"),
    ];
    for (const wrong of tries) expect(wrong()).toBe("E_PIN");
    // As the veiled reader of another role, too, which is made anew for every call.
    become(id, "刘处长");
    for (let n = 0; n < 20; n++)
      expect(codeOf(() => confirmMinutes(room, { meeting, profile: id, pin: "2580" }))).toBe("E_PIN_WAIT");
    expect(codeOf(() => setPin(room, { id, pin: "1111", current: "2580" }))).toBe("E_PIN_WAIT");
    vi.advanceTimersByTime(29_000);
    expect(attempt(id, "2580")).toBe("E_PIN_WAIT");
    // The workspace is opened again.
    const opened = new Ledger(room.ledger.store.database, { workspace: room.ledger.workspace }).store;
    vi.advanceTimersByTime(29_000);
    expect(codeOf(() => logIn(opened, id, "2580"))).toBe("E_PIN_WAIT");
    vi.advanceTimersByTime(1_500);
    expect(codeOf(() => logIn(opened, id, "0005"))).toBe("E_PIN");
    expect(codeOf(() => logIn(opened, id, "2580"))).toBe("E_PIN_WAIT");
    vi.advanceTimersByTime(30_500);
    expect(logIn(opened, id, "2580")).toMatchObject({ name: "刘处长" });
    expect(codeOf(() => logIn(opened, id, "0006"))).toBe("E_PIN");
  });

  it("of one profile are not another's", () => {
    const [one, other] = [profile("甲"), profile("乙")];
    for (const id of [one, other]) setPin(room, { id, pin: "2580" });
    for (let n = 0; n < 6; n++) attempt(one, "0000");
    expect(attempt(one, "2580")).toBe("E_PIN_WAIT");
    expect(logIn(room.ledger.store, other, "2580")).toMatchObject({ name: "乙" });
  });
});

describe("a PIN", () => {
  it("is changed and removed with the old one, also by a facilitator who changes the own", () => {
    for (const [id, role] of [
      [profile("甲"), "participant"],
      ["profile-1", "facilitator"],
    ] as const) {
      become(id, "甲", role);
      setPin(room, { id, pin: "2580" });
      for (const current of [undefined, "0000"]) {
        expect(codeOf(() => setPin(room, { id, pin: "1111", current }))).toBe("E_PIN");
        expect(codeOf(() => setPin(room, { id, pin: null, current }))).toBe("E_PIN");
      }
      setPin(room, { id, pin: "1111", current: "2580" });
      expect(logIn(room.ledger.store, id, "1111")).toMatchObject({ id });
      setPin(room, { id, pin: null, current: "1111" });
      expect(logIn(room.ledger.store, id, undefined)).toMatchObject({ id });
    }
  });

  it("is reset by a facilitator and nobody else, which the history tells and undo does not take back", () => {
    const id = profile("甲");
    become("profile-2", "乙");
    expect(codeOf(() => setPin(room, { id, pin: "1111" }))).toBe("E_NOT_ALLOWED");
    become("profile-1", "张协调", "facilitator");
    const before = room.ledger.size;
    setPin(room, { id, pin: "951395139513" });
    expect(pinSetter(room.reader, id)).toEqual({ name: "张协调" });
    setPin(room, { id, pin: null });
    const told = room.reader.all<{ body: string }>("SELECT body FROM ledger WHERE n > ? ORDER BY n", before);
    expect(
      told.map(({ body }) => {
        const { act, by, ops } = JSON.parse(body);
        return [act, by, ops[0].f];
      }),
    ).toEqual([
      ["profile.pin", "profile-1", { profile: id, change: "set" }],
      ["profile.pin", "profile-1", { profile: id, change: "removed" }],
    ]);
    expect(JSON.stringify(told)).not.toContain("951395139513");
    expect(codeOf(() => takeBackAs(room, "undo", { n: room.ledger.size }))).toBe("E_NOTHING_TO_UNDO");
    for (const { id: change } of room.reader.all<{ id: string }>("SELECT id FROM pin_change"))
      expect(codeOf(() => removeRecord(room, "pin_change", { id: change }))).toBe("E_ONLY_BY_COMMAND");
    expect(codeOf(() => room.put("pin_change", { profile: id, change: "set" }))).toBe("E_ONLY_BY_COMMAND");
  });

  it("that somebody else removed counts as set by that one when it is set anew, until its owner changes it with the old one", () => {
    const id = profile("甲");
    const own = (pin: string | null, current?: string) => {
      become(id, "甲");
      setPin(room, { id, pin, current });
      return pinSetter(room.reader, id);
    };
    const byFacilitator = (pin: string | null) => {
      become("profile-1", "张协调", "facilitator");
      setPin(room, { id, pin });
    };
    expect(own("2580")).toBeNull();
    byFacilitator(null);
    expect(pinSetter(room.reader, id)).toBeNull();
    expect(logIn(room.ledger.store, id, undefined)).toMatchObject({ id });
    // Removed twice, or asked to be: the same.
    byFacilitator(null);
    expect(own(null)).toBeNull();
    expect(own("1111")).toEqual({ name: "张协调" });
    expect(attempt(id, "")).toBe("E_PIN");
    expect(own("2222", "1111")).toBeNull();
    byFacilitator("3333");
    byFacilitator(null);
    expect(own("4444")).toEqual({ name: "张协调" });
    expect(own(null, "4444")).toBeNull();
    expect(own("5555")).toBeNull();
  });

  it("set where its owner came without one in somebody else's place counts as set by that one, until it logs in with it", () => {
    const id = profile("甲");
    const own = (pin: string | null, current: string | undefined, after?: string) => {
      become(id, "甲", "participant", after);
      setPin(room, { id, pin, current });
      return pinSetter(room.reader, id)?.name;
    };
    for (const [after, name] of [
      ["profile-1", "张协调"],
      [UNKNOWN, null],
    ] as const) {
      expect(own("1111", undefined, after)).toBe(name);
      expect(own("2222", "1111", after)).toBe(name);
      expect(own(null, "2222", after)).toBeUndefined();
      expect(own("3333", undefined, after)).toBe(name);
      expect(own("4444", "3333")).toBeUndefined();
      expect(own(null, "4444")).toBeUndefined();
    }
  });

  it("is no reason to keep a profile that was just made", () => {
    const id = profile("甲");
    setPin(room, { id, pin: "2580" });
    takeBackAs(room, "undo", {});
    expect(profileChoices(room.reader).map((choice) => choice.id)).not.toContain(id);
    const other = profile("乙");
    setPin(room, { id: other, pin: "2580" });
    removeRecord(room, "profile", { id: other });
    expect(profileChoices(room.reader)).toHaveLength(1);
  });
});

describe("a confirmation", () => {
  const NAMES = ["刘处长（PIN 由张协调设置）", "吴经理（由张协调代为登记）", "郑秘书"];
  const printed = (meeting: string, language: "zh" | "en") =>
    documentBlocks(room, { kind: "minutes", of: meeting, language }).flatMap((block) =>
      block.kind === "signatures" ? block.rows.map(({ cells }) => cells[2]) : [],
    );

  it("given with a PIN that was set where nobody had proved who they were, or by who is gone, says so", () => {
    const held = closedMeeting();
    ({ room } = held);
    const { meeting, people } = held;
    circulate(room, meeting);
    const gone = room.put("profile", { name: "代管人", role: "participant" }).id;
    for (const [id, name, after] of [
      [people.official, "刘处长", UNKNOWN],
      [people.engineer, "吴经理", gone],
      [people.secretary, "郑秘书", UNKNOWN],
    ] as const) {
      become(id, name, "participant", after);
      setPin(room, { id, pin: "2580" });
    }
    become(people.secretary, "郑秘书");
    setPin(room, { id: people.secretary, pin: "1379", current: "2580" });
    become("profile-1", "张协调", "facilitator");
    removeRecord(room, "profile", { id: gone });
    confirmMinutes(room, { meeting, profile: people.official, pin: "2580" });
    confirmMinutes(room, { meeting, profile: people.engineer, pin: "2580" });
    confirmMinutes(room, { meeting, profile: people.secretary, pin: "1379" });
    const [zh, en] = [
      ["刘处长（PIN 在未验证身份时设置）", "吴经理（PIN 由代管人（已删除）设置）", "郑秘书"],
      ["刘处长 (PIN set while nobody had proved who they were)", "吴经理 (PIN set by 代管人（已删除）)", "郑秘书"],
    ];
    expect([printed(meeting, "zh"), printed(meeting, "en")]).toEqual([zh, en]);
    sealMeeting(room, { id: meeting });
    expect([printed(meeting, "zh"), printed(meeting, "en")]).toEqual([zh, en]);
    expect(readMinutes(room.reader, meeting).confirmations.map((one) => one.pinSetBy)).toEqual([
      null,
      "代管人（已删除）",
      undefined,
    ]);
    expect(isMinutesModel(readMinutes(room.reader, meeting))).toBe(true);
    expect(verifyLedger(room.ledger.store, room.ledger.workspace).entries).toBe(room.ledger.size);
  });

  it("given with a PIN that somebody else had set says so, on paper and in the seal", () => {
    const held = closedMeeting();
    ({ room } = held);
    const { meeting, people } = held;
    circulate(room, meeting);
    for (const id of [people.official, people.secretary]) setPin(room, { id, pin: "2580" });
    become(people.secretary, "郑秘书");
    setPin(room, { id: people.secretary, pin: "1379", current: "2580" });
    become("profile-1", "张协调", "facilitator");
    confirmMinutes(room, { meeting, profile: people.official, pin: "2580" });
    confirmMinutes(room, { meeting, profile: people.engineer });
    confirmMinutes(room, { meeting, profile: people.secretary, pin: "1379" });
    expect(printed(meeting, "zh")).toEqual(NAMES);
    sealMeeting(room, { id: meeting });
    expect(printed(meeting, "zh")).toEqual(NAMES);
    expect(readMinutes(room.reader, meeting).confirmations.map((one) => one.pinSetBy)).toEqual([
      "张协调",
      undefined,
      undefined,
    ]);
  });
});
