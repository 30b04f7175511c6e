/** Drafts: each window has its own, what a window left behind is found once, and nobody reads another's. */
import { beforeEach, expect, it } from "vitest";
import { clearDraft, putDraft, takeDraft } from "../../../db/records/drafts.ts";
import { openRoom, type Room } from "../../support/room.ts";

const KEY = "outcome:o1:text";
let room: Room;
beforeEach(() => {
  room = openRoom();
});

const me = () => room.actor().id;
const at = (window: string) => Object.assign(room, { window });
const put = (window: string, text: string) => putDraft(at(window), { key: KEY, by: me(), text });
const take = (window: string, open: string[]) => takeDraft(at(window), { key: KEY, by: me(), open });
const clear = (window: string) => clearDraft(at(window), { key: KEY, by: me() });

it("a window finds its own draft again, and not what is being typed in another open one", () => {
  put("a", "甲的半句");
  expect(take("b", ["a", "b"])).toBeNull();
  put("b", "乙的半句");
  expect(take("a", ["a", "b"])).toBe("甲的半句");
  expect(take("b", ["a", "b"])).toBe("乙的半句");
  clear("b");
  expect(take("a", ["a", "b"])).toBe("甲的半句");
});

it("the last draft of a window that ended is taken over by one window only", () => {
  put("gone", "先");
  room.wait(1);
  put("gone-too", "后");
  expect(take("a", ["a", "b"])).toBe("后");
  expect(take("b", ["a", "b"])).toBe("先");
  expect(take("c", ["a", "b", "c"])).toBeNull();
});

it("belongs to one field: what begins alike is another", () => {
  put("gone", "正文");
  expect(takeDraft(at("a"), { key: "outcome:o1:text_en", by: me(), open: [] })).toBeNull();
  expect(takeDraft(at("a"), { key: "outcome:o1", by: me(), open: [] })).toBeNull();
});

it("is its author's: nobody else at the laptop reads, takes or removes it", () => {
  put("gone", "只给自己看的半句");
  const { actor } = room;
  for (const role of ["facilitator", "observer"] as const) {
    room.actor = () => ({ ...actor(), id: `profile-${role}`, role });
    expect(take("a", [])).toBeNull();
    expect(take("gone", [])).toBeNull();
    clear("gone");
  }
  room.actor = actor;
  expect(take("a", [])).toBe("只给自己看的半句");
});

it("is kept for nobody else: what one person typed is refused once another has logged in", () => {
  put("a", "甲的半句");
  const { actor } = room;
  const by = me();
  room.actor = () => ({ ...actor(), id: "profile-other" });
  const refused = expect.objectContaining({ code: "E_OTHER_PERSON" });
  expect(() => putDraft(room, { key: KEY, by, text: "甲的半句。" })).toThrow(refused);
  expect(() => takeDraft(room, { key: KEY, by, open: [] })).toThrow(refused);
  expect(() => clearDraft(room, { key: KEY, by })).toThrow(refused);
  expect(take("a", [])).toBeNull();
  room.actor = actor;
  expect(take("a", [])).toBe("甲的半句");
});
