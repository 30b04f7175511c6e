import { describe, expect, test } from "vitest";
import { MAX_ENTRY_BYTES } from "../../../db/base/entry.ts";
import { SUBJECTS } from "../../../db/contract/subjects/index.ts";
import type { Standing } from "../../../db/ledger/admission.ts";
import { rebuild } from "../../../db/ledger/rebuild.ts";
import { receive } from "../../../db/ledger/receive.ts";
import { transactUndoably } from "../../../db/ledger/undo/notes.ts";
import { takeBack } from "../../../db/ledger/undo/undo.ts";
import { verifyLedger } from "../../../db/ledger/verify/verify.ts";
import { listHistory } from "../../../db/records/history.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { create, Forger, shipped } from "../../forgery/forger.ts";
import {
  AMONG_FRIENDS,
  dump,
  entriesOf,
  type Laptop,
  laptop,
  MORNING,
  putAllBack,
  WORKSPACE,
} from "../../support/laptops.ts";

const VOUCHED = { standing: AMONG_FRIENDS.standing };
const CALL = "put of the setting a";
const GOOD = create("setting", "a", { value: "1" });

function put({ ledger }: Laptop, value: string, opId?: string): void {
  ledger.transact({ act: "put", by: null, opId, call: CALL }, (tx) => tx.put("setting", "a", { value }));
}

function expectSound({ ledger }: Laptop): void {
  expect(verifyLedger(ledger.store, WORKSPACE).entries).toBe(ledger.size);
  const before = dump(ledger);
  rebuild(ledger);
  expect(dump(ledger)).toBe(before);
}

describe("one bad entry among many", () => {
  const DAMAGES: Record<string, (forger: Forger) => ReturnType<Forger["try"]>> = {
    too_large: (one) => one.try([create("setting", "b", { value: "x".repeat(MAX_ENTRY_BYTES) })]),
    not_an_entry: (one) => one.try([{ op: "drop", ent: "setting", id: "b" }]),
    other_workspace: (one) => one.try([GOOD], { ws: WORKSPACE.replace("0195", "0196") }),
    clock_impossible: (one) => one.try([GOOD], { hlc: [2 ** 53 - 1, 2 ** 53 - 1] }),
    does_not_follow: (one) => one.try([GOOD], { prev: "1".repeat(64) }),
    key_broken: (one) => one.try([GOOD], { device: { key: "AAAA", name: "x", after: null } }),
  };

  test.each(Object.entries(DAMAGES))("is refused as %s, and fails no other", (reason, damage) => {
    const [forger, honest, one] = [new Forger(), laptop(5), laptop()];
    put(honest, "1");
    put(honest, "2");
    const first = forger.write([create("setting", "of-forger", { value: "1" })]);
    const result = receive(one.ledger, [...shipped(damage(forger), first), ...entriesOf(honest)], VOUCHED);
    expect(result.outcomes[0]).toEqual({ is: "refused", reason });
    expect(result).toMatchObject({ added: 3, held: [] });
    put(one, "3");
    expectSound(one);
  });

  test("with another's signature is refused, and fails no other", () => {
    const [forger, other, one] = [new Forger(), new Forger(), laptop()];
    const [entry, sound] = [forger.write([GOOD]), other.write([GOOD])];
    const result = receive(one.ledger, [{ ...entry, signature: sound.signature }, ...shipped(sound)], VOUCHED);
    expect(result.outcomes).toEqual([{ is: "refused", reason: "bad_signature" }, { is: "added" }]);
  });

  test.each(["counter", "ms", "wall"])("with an impossible %s never keeps this laptop from writing", (what) => {
    const [forger, one] = [new Forger(), laptop()];
    const most = Number.MAX_SAFE_INTEGER;
    const said = what === "wall" ? { wall: most } : { hlc: what === "ms" ? [most, 0] : [MORNING, most] };
    expect(receive(one.ledger, shipped(forger.try([GOOD], said)), AMONG_FRIENDS).outcomes).toEqual([
      { is: "refused", reason: "clock_impossible" },
    ]);
    put(one, "own");
    expectSound(one);
  });

  test("that claims to have seen an entry, and not what that one had seen, is refused", () => {
    const [a, b, one] = [laptop(), laptop(5), laptop(9)];
    put(a, "1");
    receive(b.ledger, entriesOf(a), VOUCHED);
    put(b, "2");
    receive(one.ledger, entriesOf(b), VOUCHED);
    const forger = new Forger();
    const said = { vv: { [b.ledger.device.id]: 1 } };
    expect(receive(one.ledger, shipped(forger.try([GOOD], said)), VOUCHED).outcomes).toEqual([
      { is: "refused", reason: "vector_broken" },
    ]);
  });
});

describe("the ids of actions", () => {
  const OP = "0195a7c0-aaaa-7bbb-8ccc-dddddddddddd";

  test("of another device never collide with those of this one, whichever comes first", () => {
    const [one, two] = [laptop(), laptop(5)];
    put(one, "1", OP);
    const forger = new Forger();
    const foreign = forger.write([create("organization", "org-1", { city: "重庆" })], { opId: OP });
    expect(receive(one.ledger, shipped(foreign), VOUCHED).added).toBe(1);
    expect(one.ledger.carriedOut(OP, CALL)).toMatchObject({ ent: "setting" });
    receive(two.ledger, shipped(foreign), VOUCHED);
    expect(two.ledger.carriedOut(OP, CALL)).toBeUndefined();
    put(two, "2", OP);
    expect(two.ledger.carriedOut(OP, CALL)).toMatchObject({ ent: "setting" });
    expectSound(one);
    expectSound(two);
  });

  test("used twice by one device are refused the second time", () => {
    const [forger, one] = [new Forger(), laptop()];
    const entries = [forger.write([GOOD], { opId: OP }), forger.write([GOOD], { opId: OP })];
    expect(receive(one.ledger, shipped(...entries), VOUCHED).outcomes).toEqual([
      { is: "added" },
      { is: "refused", reason: "action_repeated" },
    ]);
  });

  test("do not make what another device wrote pass for one's own, which undo would then take back", () => {
    const one = laptop();
    const { n } = transactUndoably(one.ledger, { act: "put", by: "p", opId: OP }, (tx) =>
      tx.put("setting", "a", { value: "mine" }),
    );
    const forger = new Forger();
    const said = { opId: OP, vv: { [one.ledger.device.id]: 1 } };
    receive(
      one.ledger,
      shipped(forger.write([{ op: "set", ent: "setting", id: "a", f: { value: "theirs" } }], said)),
      VOUCHED,
    );
    expect(() => takeBack(one.ledger, { act: "undo", by: "p" }, n as number, "undo", putAllBack)).toThrow(
      expect.objectContaining({ code: "E_UNDO_OVERTAKEN" }),
    );
  });
});

describe("a device", () => {
  const standing = (trust: Standing) => ({ standing: () => trust });

  test("of which nobody knows is held until somebody vouches for it, and is known from then on", () => {
    const [other, one] = [laptop(5), laptop()];
    put(other, "1");
    const unknown = standing({ trust: "unknown" });
    const { held, outcomes } = receive(one.ledger, entriesOf(other), unknown);
    expect(outcomes).toEqual([{ is: "held", reason: "device_unknown" }]);
    expect(receive(one.ledger, held, standing({ trust: "vouched" })).added).toBe(1);
    put(other, "2");
    expect(receive(one.ledger, entriesOf(other), unknown)).toMatchObject({ added: 1, known: 1 });
  });

  test("that was revoked is heard up to what others may have built on, and no further", () => {
    const [other, one] = [laptop(5), laptop()];
    for (const value of ["1", "2", "3"]) put(other, value);
    const { outcomes } = receive(one.ledger, entriesOf(other), standing({ trust: "revoked", upTo: 2 }));
    expect(outcomes).toEqual([{ is: "added" }, { is: "added" }, { is: "refused", reason: "device_revoked" }]);
  });

  test("that claims to be this laptop is refused, also with a number that is still free", () => {
    const one = laptop();
    put(one, "1");
    const [{ text, signature } = { text: "", signature: new Uint8Array() }] = entriesOf(one);
    const later = text.replace('"seq":1', '"seq":2');
    expect(receive(one.ledger, [{ text: later, signature }], AMONG_FRIENDS).outcomes).toEqual([
      { is: "refused", reason: "device_copied" },
    ]);
  });
});

describe("values that do not fit their field", () => {
  const HOSTILE: [string, unknown][] = [
    ["members", [{ id: "org-1" }]],
    ["members", "abc"],
    ["members", [["org-1"]]],
    ["name_zh", 7],
    ["name_zh", ""],
    ["name_zh", "x".repeat(501)],
    ["name_zh", "a\u0000b"],
    ["first_day", "2026-02-30"],
    ["first_day", { day: 1 }],
    ["confirmation_rule", "whoever"],
    ["quorum", { sectors: { pirates: 1 }, percent: 5 }],
    ["verification", "yes"],
    ["decision_minus", 1.5],
    ["decision_minus", 1e300],
    ["task_force", "../../etc"],
  ];

  test.each(HOSTILE)("stay in the ledger and are shown as empty, with a note: %s = %j", (field, value) => {
    const [forger, one] = [new Forger(), laptop()];
    const fields = { name_zh: "月度例会", [field]: value };
    expect(receive(one.ledger, shipped(forger.write([create("series", "s", fields)])), VOUCHED).added).toBe(1);
    const record = readRecord(one.ledger.store, "series", "s") as Record<string, unknown> | undefined;
    expect(record?.[field]).toEqual(field === "members" ? [] : null);
    if (field !== "name_zh") expect(record?.name_zh).toBe("月度例会");
    expect(one.ledger.store.all("SELECT subject, id, field, n FROM misfit")).toEqual([
      { subject: "series", id: "s", field, n: 1 },
    ]);
    expect(one.ledger.store.all("SELECT * FROM list_value")).toEqual([]);
    one.ledger.transact({ act: "put", by: null }, (tx) => tx.put("series", "s", { name_zh: "季度例会" }));
    expectSound(one);
  });

  test("are refused when they are written here, each with its own error, and leave nothing", () => {
    const one = laptop();
    for (const [field, value] of HOSTILE) {
      expect(
        () => one.ledger.transact({ act: "put", by: null }, (tx) => tx.put("series", "s", { [field]: value })),
        field,
      ).toThrow(
        expect.objectContaining({
          code: expect.stringMatching(/^E_/),
          params: expect.objectContaining({ path: field }),
        }),
      );
    }
    expect(one.ledger.size).toBe(0);
  });

  test("are told in the history of the record, as they were written, and break no page of it", () => {
    const [forger, one] = [new Forger(), laptop()];
    const fields = { name_zh: 7, members: [{ id: "org-1" }], task_force: ["x"], place: "会议室" };
    receive(one.ledger, shipped(forger.write([create("series", "s", fields)])), VOUCHED);
    const { entries } = listHistory(one.ledger.store, { subject: "series", id: "s", limit: 5 });
    const told = Object.fromEntries(entries[0]?.changes[0]?.fields.map(({ field, ...rest }) => [field, rest]) ?? []);
    expect(told.members).toEqual({ before: null, after: [{ id: "org-1" }], misfit: "E_INPUT" });
    expect(told.name_zh).toMatchObject({ after: 7, misfit: "E_INPUT" });
    expect(told.place).toMatchObject({ after: "会议室", misfit: null });
  });

  test("that do not even name a record are left out of the tables, with a note", () => {
    const [forger, one] = [new Forger(), laptop()];
    receive(one.ledger, shipped(forger.write([create("setting", "constructor", { value: "1" }), GOOD])), VOUCHED);
    expect(one.ledger.store.all("SELECT id FROM setting")).toEqual([{ id: "a" }]);
    expect(one.ledger.store.all("SELECT id, field FROM misfit")).toEqual([{ id: "constructor", field: "id" }]);
    expectSound(one);
  });

  test("of a kind of record or a field that this program does not know stay in the ledger only", () => {
    const [forger, one] = [new Forger(), laptop()];
    const entry = forger.write([
      create("spaceship", "s", { crew: 5 }),
      create("setting", "a", { value: "1", colour: 2 }),
    ]);
    expect(receive(one.ledger, shipped(entry), VOUCHED).added).toBe(1);
    expect(SUBJECTS).not.toContain("spaceship");
    expect(one.ledger.store.all("SELECT * FROM misfit")).toEqual([]);
    expectSound(one);
  });
});
