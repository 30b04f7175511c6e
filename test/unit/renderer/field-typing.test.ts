/**
 * Whose words are whose: what becomes of a text between the first key and the record, for every field that saves as typed.
 * Two persons at one screen each have drafts of their own.
 */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ConcordError } from "../../../db/contract/errors.ts";
import type { Drafts } from "../../../renderer/app/typing/drafts.ts";

vi.mock("../../../renderer/app/fresh.ts", () => ({ refreshed: () => new Promise<void>(() => {}) }));
vi.mock("../../../renderer/app/typing/drafts.ts", () => ({}));
const { fieldTyping } = await import("../../../renderer/app/typing/field-typing.ts");
const { heldOf } = await import("../../../renderer/app/typing/sent-texts.ts");
const { saved } = await import("../../../renderer/app/typing/saved.ts");

const FACILITATOR = "profile-facilitator";
const FIRM = "profile-firm";

/** What lies on disk, by author and place, and who is logged in. */
let disk: Map<string, string>;
let seated: string;
/** What the record holds, and who wrote what into it. */
let record: string;
let written: [by: string, text: string][];
let refusal: ConcordError | null;
let field = 0;

beforeEach(() => {
  vi.useFakeTimers();
  [disk, seated, record, written, refusal] = [new Map(), FIRM, "重卡", [], null];
  field++;
});
afterEach(() => vi.useRealTimers());

function draftsOf(by: string): Drafts {
  const allowed = () => {
    if (seated !== by) throw new ConcordError("E_OTHER_PERSON");
  };
  return {
    async put(key, text) {
      allowed();
      disk.set(`${by} ${key}`, text);
    },
    async take(key) {
      allowed();
      return disk.get(`${by} ${key}`) ?? null;
    },
    async clear(key) {
      allowed();
      disk.delete(`${by} ${key}`);
    },
  };
}

/** The field as one person's screen shows it. */
function fieldOf(by: string) {
  const key = `organization:rival-${field}:products`;
  const given = () => ({ fetched: record, held: heldOf(key, record), save, paused: true });
  const save = async (text: string) => {
    // As the workspace does with what a page asks for in somebody's name.
    if (seated !== by) throw new ConcordError("E_OTHER_PERSON");
    if (refusal) throw refusal;
    written.push([seated, text]);
    record = text;
  };
  const typing = fieldTyping(key, draftsOf(by), () => seated === by, given());
  typing.begin();
  const told = () => {
    typing.given = given();
    typing.follow();
  };
  return { typing, shown: () => typing.state.get(), told };
}
const rest = () => vi.advanceTimersByTimeAsync(10_000);
const drafted = () => vi.advanceTimersByTimeAsync(300);

it("shows the held value where an edit is refused, says what was not written, and keeps it nowhere", async () => {
  refusal = new ConcordError("E_NOT_ALLOWED", { role: "participant" });
  const { typing, shown } = fieldOf(FIRM);
  typing.type("质量不合格的储氢瓶");
  await rest();
  expect(shown()).toMatchObject({ text: "重卡", error: null, refused: { text: "质量不合格的储氢瓶", error: refusal } });
  expect(disk.size).toBe(0);
  typing.understood();
  expect(shown().refused).toBeNull();
});

it("writes a refused edit in nobody's name when somebody else opens that record, however long it stands open", async () => {
  refusal = new ConcordError("E_NOT_ALLOWED", { role: "participant" });
  const firm = fieldOf(FIRM);
  firm.typing.type("质量不合格的储氢瓶");
  await rest();
  await firm.typing.putAway();
  seated = FACILITATOR;
  refusal = null;
  const { typing, shown } = fieldOf(FACILITATOR);
  await rest();
  await typing.putAway();
  expect(shown()).toMatchObject({ text: "重卡", left: null });
  expect(written).toEqual([]);
});

it("records in its author's name what is typed when the seat is switched, and drops what is refused", async () => {
  const first = fieldOf(FIRM);
  first.typing.type("重卡、客车");
  expect(await first.typing.putAway()).toBe(true);
  refusal = new ConcordError("E_SEALED");
  first.typing.type("别的");
  expect(await first.typing.putAway()).toBe(true);
  seated = FACILITATOR;
  await rest();
  expect(written).toEqual([[FIRM, "重卡、客车"]]);
  expect(disk.size).toBe(0);
});

it("keeps as its author's draft what could not be sent before the seat was switched, and tells the next person nothing", async () => {
  saved.set({ kind: "idle" });
  const { typing } = fieldOf(FIRM);
  typing.type("写到一半");
  await drafted();
  // This window has not heard of it yet, and its pause is over.
  const stale = fieldOf(FIRM);
  stale.typing.type("写到一半");
  seated = FACILITATOR;
  await rest();
  expect(written).toEqual([]);
  expect([...disk.keys()]).toEqual([expect.stringContaining(FIRM)]);
  expect(saved.get().kind).not.toBe("error");
});

it("writes what was left only once its author has taken it, and forgets what was dropped", async () => {
  refusal = new ConcordError("E_DISK");
  const before = fieldOf(FIRM);
  before.typing.type("离开时的文字");
  await drafted();
  await rest();
  refusal = null;
  const { typing, shown } = fieldOf(FIRM);
  await rest();
  await typing.putAway();
  expect(shown()).toMatchObject({ text: "重卡", left: "离开时的文字" });
  expect(written).toEqual([]);
  await typing.takeLeft();
  expect(written).toEqual([[FIRM, "离开时的文字"]]);
  expect(shown()).toMatchObject({ text: "离开时的文字", left: null });
  expect(disk.size).toBe(0);

  refusal = new ConcordError("E_DISK");
  typing.type("又一次");
  await rest();
  refusal = null;
  const again = fieldOf(FIRM);
  await rest();
  expect(again.shown().left).toBe("又一次");
  again.typing.dropLeft();
  await rest();
  expect(disk.size).toBe(0);
  expect(written).toHaveLength(1);
});

it("keeps what was left while something else is typed in its place", async () => {
  refusal = new ConcordError("E_DISK");
  fieldOf(FIRM).typing.type("离开时的文字");
  await drafted();
  refusal = null;
  const next = fieldOf(FIRM);
  await drafted();
  next.typing.type("另一句");
  await rest();
  expect(record).toBe("另一句");
  next.told();
  expect(next.shown().left).toBe("离开时的文字");
  const last = fieldOf(FIRM);
  await drafted();
  expect(last.shown()).toMatchObject({ text: "另一句", left: "离开时的文字" });
});

it("leaves in the field what can be mended, and takes the reason away with the next key", async () => {
  refusal = new ConcordError("E_REQUIRED", { field: "name" });
  const { typing, shown } = fieldOf(FIRM);
  typing.type("错的");
  await rest();
  expect(shown()).toMatchObject({ text: "错的", error: refusal, refused: null });
  typing.type("对的");
  expect(shown().error).toBeNull();
});

it("shows what somebody else wrote meanwhile before anything is written", async () => {
  const { typing, shown, told } = fieldOf(FIRM);
  typing.type("我的");
  record = "别人的";
  told();
  await rest();
  expect(shown()).toMatchObject({ text: "我的", theirs: "别人的" });
  expect(written).toEqual([]);
  await typing.keepMine();
  expect(record).toBe("我的");
});

it("keeps a blank under the cursor that the record did not keep, and asks nothing about it", async () => {
  const { typing, shown, told } = fieldOf(FIRM);
  typing.type("New ");
  await rest();
  // The workspace wrote the line without it.
  record = "New";
  told();
  expect(shown()).toMatchObject({ text: "New ", theirs: null });
  typing.type("New vehicles");
  await rest();
  expect(written.at(-1)).toEqual([FIRM, "New vehicles"]);
  record = "其他";
  told();
  expect(shown().text).toBe("其他");
});

it("shows what somebody else wrote as soon as it is known, also to whoever types without a pause", async () => {
  const firm = fieldOf(FIRM);
  firm.typing.type("重卡、客");
  record = "轻卡";
  firm.told();
  expect(firm.shown()).toMatchObject({ text: "重卡、客", theirs: "轻卡" });
  firm.typing.type("重卡、客车");
  expect(firm.shown()).toMatchObject({ text: "重卡、客车", theirs: "轻卡" });
  expect(written).toEqual([]);
});
