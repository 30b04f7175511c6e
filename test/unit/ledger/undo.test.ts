import { describe, expect, test } from "vitest";
import type { Ledger } from "../../../db/ledger/ledger.ts";
import { rebuild } from "../../../db/ledger/rebuild.ts";
import { receive } from "../../../db/ledger/receive.ts";
import type { Tx } from "../../../db/ledger/transaction.ts";
import { redoable, transactUndoably, undoable } from "../../../db/ledger/undo/notes.ts";
import { takeBack } from "../../../db/ledger/undo/undo.ts";
import { AMONG_FRIENDS, dump, entriesOf, laptop, orRefused, putAllBack } from "../../support/laptops.ts";

const ME = "profile-me";

function act(ledger: Ledger, work: (tx: Tx) => void, by = ME): void {
  transactUndoably(ledger, { act: "put", by }, work);
}

const put = (ledger: Ledger, fields: object, by = ME) =>
  act(ledger, (tx) => tx.put("organization", "org-1", fields), by);

function undo(ledger: Ledger, by = ME): string | undefined {
  return orRefused(() => takeBack(ledger, { act: "undo", by }, undoable(ledger, by) ?? 0, "undo", putAllBack));
}

function redo(ledger: Ledger, by = ME): string | undefined {
  return orRefused(() => takeBack(ledger, { act: "redo", by }, redoable(ledger, by) ?? 0, "redo", putAllBack));
}

function shown(ledger: Ledger): unknown {
  return ledger.store.get("SELECT city, name_zh, segments FROM organization WHERE id = 'org-1'");
}

describe("undo", () => {
  test("takes back the fields that the action changed, and no others", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆", name_zh: "甲" });
    put(ledger, { city: "成都", segments: ["seg-1"] });
    put(ledger, { name_zh: "乙" }, "profile-other");
    expect(undo(ledger)).toBeUndefined();
    expect(shown(ledger)).toEqual({ city: "重庆", name_zh: "乙", segments: "[]" });
  });

  test("is itself an entry: nothing is removed from the ledger", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    put(ledger, { city: "成都" });
    undo(ledger);
    expect(ledger.size).toBe(3);
  });

  test("goes back step by step through edits of the same field, and redo comes forward again", () => {
    const { ledger } = laptop();
    const cities = ["重庆", "成都", "绵阳", "泸州"];
    for (const city of cities) put(ledger, { city });
    for (const city of cities.slice(0, -1).reverse()) {
      expect(undo(ledger)).toBeUndefined();
      expect(shown(ledger)).toMatchObject({ city });
    }
    expect(undo(ledger)).toBeUndefined();
    expect(shown(ledger)).toBeUndefined();
    expect(undo(ledger)).toBe("E_NOTHING_TO_UNDO");
    for (const city of cities) {
      expect(redo(ledger)).toBeUndefined();
      expect(shown(ledger)).toMatchObject({ city });
    }
    expect(redo(ledger)).toBe("E_NOTHING_TO_UNDO");
  });

  test("goes back step by step through edits of different fields", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    put(ledger, { name_zh: "甲" });
    put(ledger, { segments: ["seg-1"] });
    undo(ledger);
    undo(ledger);
    expect(shown(ledger)).toEqual({ city: "重庆", name_zh: null, segments: "[]" });
    redo(ledger);
    redo(ledger);
    expect(shown(ledger)).toEqual({ city: "重庆", name_zh: "甲", segments: '["seg-1"]' });
  });

  test("of an undone and redone action works again, any number of times", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    put(ledger, { city: "成都" });
    for (let i = 0; i < 5; i++) {
      expect(undo(ledger)).toBeUndefined();
      expect(shown(ledger)).toMatchObject({ city: "重庆" });
      expect(redo(ledger)).toBeUndefined();
      expect(shown(ledger)).toMatchObject({ city: "成都" });
    }
  });

  test("of a removal brings the record back, of a creation removes it", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    act(ledger, (tx) => tx.remove("organization", "org-1"));
    expect(shown(ledger)).toBeUndefined();
    undo(ledger);
    expect(shown(ledger)).toMatchObject({ city: "重庆" });
    undo(ledger);
    expect(shown(ledger)).toBeUndefined();
    redo(ledger);
    expect(shown(ledger)).toMatchObject({ city: "重庆" });
  });

  test("of an action with several steps on one record takes them back in reverse", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    act(ledger, (tx) => {
      tx.put("organization", "org-1", { city: "成都" });
      tx.put("organization", "org-1", { city: "绵阳", name_zh: "甲" });
      tx.remove("organization", "org-1");
    });
    expect(undo(ledger)).toBeUndefined();
    expect(shown(ledger)).toMatchObject({ city: "重庆", name_zh: null });
    const before = dump(ledger);
    rebuild(ledger);
    expect(dump(ledger)).toBe(before);
  });

  test("of a large action takes back all of its entries", () => {
    const { ledger } = laptop();
    act(ledger, (tx) => {
      for (let i = 0; i < 12; i++) tx.put("setting", `s-${i}`, { value: `${i}${"电".repeat(19_000)}` });
    });
    expect(ledger.size).toBeGreaterThan(2);
    expect(undo(ledger)).toBeUndefined();
    expect(ledger.store.get("SELECT count(*) AS c FROM setting")).toEqual({ c: 0 });
  });
});

describe("undo is refused and changes nothing", () => {
  function expectOvertaken(ledger: Ledger): void {
    const before = dump(ledger);
    expect(undo(ledger)).toBe("E_UNDO_OVERTAKEN");
    expect(dump(ledger)).toBe(before);
  }

  test("when somebody else has changed the same field since", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    put(ledger, { city: "成都" });
    put(ledger, { city: "绵阳" }, "profile-other");
    expectOvertaken(ledger);
  });

  test("when another laptop has changed the same field since", () => {
    const one = laptop();
    const other = laptop(5_000);
    put(one.ledger, { city: "重庆" });
    put(one.ledger, { city: "成都" });
    receive(other.ledger, entriesOf(one), AMONG_FRIENDS);
    put(other.ledger, { city: "绵阳" }, "profile-other");
    receive(one.ledger, entriesOf(other), AMONG_FRIENDS);
    expectOvertaken(one.ledger);
  });

  test("when somebody else's edit stands between two of mine, also after the later one is undone", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    put(ledger, { city: "成都" });
    put(ledger, { city: "绵阳" }, "profile-other");
    put(ledger, { city: "泸州" });
    expect(undo(ledger)).toBeUndefined();
    expect(shown(ledger)).toMatchObject({ city: "绵阳" });
    expectOvertaken(ledger);
  });

  test("when others have built on what was created", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    act(ledger, (tx) => tx.put("person", "person-1", { name: "王", organization: "org-1" }), "profile-other");
    expectOvertaken(ledger);
    act(ledger, (tx) => tx.remove("person", "person-1"), "profile-other");
    expect(undo(ledger)).toBeUndefined();
  });

  test("when somebody else has edited what was created", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    put(ledger, { name_zh: "乙" }, "profile-other");
    expectOvertaken(ledger);
  });

  test("when the record has been removed since", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    put(ledger, { city: "成都" });
    act(ledger, (tx) => tx.remove("organization", "org-1"), "profile-other");
    expectOvertaken(ledger);
  });

  test("twice for the same action", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    put(ledger, { city: "成都" });
    const n = undoable(ledger, ME) ?? 0;
    takeBack(ledger, { act: "undo", by: ME }, n, "undo", putAllBack);
    expect(orRefused(() => takeBack(ledger, { act: "undo", by: ME }, n, "undo", putAllBack))).toBe("E_NOTHING_TO_UNDO");
  });
});

describe("profiles", () => {
  test("are not offered each other's actions", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    act(ledger, (tx) => tx.put("setting", "a", { value: "1" }), "profile-other");
    expect(undo(ledger, "profile-other")).toBeUndefined();
    expect(undo(ledger, "profile-other")).toBe("E_NOTHING_TO_UNDO");
    expect(shown(ledger)).toMatchObject({ city: "重庆" });
  });

  test("cannot take back each other's actions by naming the entry", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    put(ledger, { city: "成都" });
    const n = undoable(ledger, ME) ?? 0;
    expect(orRefused(() => takeBack(ledger, { act: "undo", by: "profile-other" }, n, "undo", putAllBack))).toBe(
      "E_NOTHING_TO_UNDO",
    );
    expect(shown(ledger)).toMatchObject({ city: "成都" });
  });

  test("cannot redo once something new was done", () => {
    const { ledger } = laptop();
    put(ledger, { city: "重庆" });
    put(ledger, { city: "成都" });
    undo(ledger);
    put(ledger, { city: "绵阳" });
    expect(redoable(ledger, ME)).toBeUndefined();
  });
});
