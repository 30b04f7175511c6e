/** Input methods: who hears a key of a composition, when what is composed counts, and that nothing goes round the one module. */
import { globSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Drafts } from "../../../renderer/app/typing/drafts.ts";

vi.mock("../../../renderer/app/fresh.ts", () => ({ refreshed: () => new Promise<void>(() => {}) }));
vi.mock("../../../renderer/app/typing/drafts.ts", () => ({}));
const { guardComposition, isComposing, onceComposed, plainNumber } = await import(
  "../../../renderer/app/typing/composition.ts"
);
const { fieldTyping } = await import("../../../renderer/app/typing/field-typing.ts");

/** A page with one field, as far as the module looks at it. */
const page = new EventTarget();
const field = { isConnected: true, tagName: "TEXTAREA", getAttribute: () => null };
const heard: string[] = [];
guardComposition(page as Window);
// Also one that listens on its way down, as dialogs do.
for (const type of ["keydown", "keyup"])
  for (const capture of [true, false])
    page.addEventListener(type, (event) => heard.push((event as unknown as { key: string }).key), { capture });

/** A field whose value is set as a browser's is. */
class Field {
  isConnected = true;
  tagName = "TEXTAREA";
  #value = "";
  readonly changed: () => void;
  constructor(changed: () => void) {
    this.changed = changed;
  }
  get value() {
    return this.#value;
  }
  set value(next: string) {
    this.#value = next;
  }
  getAttribute() {
    return null;
  }
  dispatchEvent() {
    this.changed();
  }
}

/** Chromium tells the end first; others may tell it after the field was left. */
const ORDERS = [
  ["compositionend", "blur"],
  ["blur", "compositionend"],
];

function tell(type: string, more: object = {}): void {
  const event = new Event(type);
  for (const [name, value] of Object.entries({ target: field, ...more })) Object.defineProperty(event, name, { value });
  page.dispatchEvent(event);
}
/** The word stands, and the next thing happens. */
function stand(): void {
  tell("compositionend");
  tell("pointerdown");
}
const press = (key: string, more: object = {}) => tell("keydown", { key, keyCode: 0, isComposing: false, ...more });

beforeEach(() => {
  heard.length = 0;
  field.isConnected = true;
});
afterEach(stand);

describe("a key of the input method", () => {
  it("is heard by nobody: not the first, which comes before the composition, nor the last", () => {
    press("d", { keyCode: 229 });
    tell("compositionstart");
    for (const key of ["Enter", "Escape", "Tab", "1", "ArrowDown"]) press(key, { isComposing: true, keyCode: 229 });
    tell("keyup", { key: "Enter", keyCode: 13, isComposing: true });
    tell("compositionend");
    press("Enter", { keyCode: 229 });
    expect(heard).toEqual([]);
    press("Enter", { keyCode: 13 });
    expect(heard).toEqual(["Enter", "Enter"]);
  });

  it("outside of fields is a key: a letter acts there whatever method is on", () => {
    press("Process", { keyCode: 229, target: { tagName: "BODY", isContentEditable: false } });
    expect(heard).toEqual(["Process", "Process"]);
  });
});

describe("what is composed", () => {
  it("counts once it stands, and not at all where its field is gone", () => {
    const done: string[] = [];
    onceComposed(() => done.push("before"));
    tell("compositionstart");
    onceComposed(() => done.push("at its end"));
    onceComposed(() => done.push("called off"))();
    expect([isComposing(), done]).toEqual([true, ["before"]]);
    stand();
    expect([isComposing(), done]).toEqual([false, ["before", "at its end"]]);
    tell("compositionstart");
    onceComposed(() => done.push("gone"));
    field.isConnected = false;
    expect(isComposing()).toBe(false);
    stand();
    expect(done).toEqual(["before", "at its end"]);
  });

  it("is neither kept nor recorded half: by a pause, by what takes stock, or by leaving the page", async () => {
    vi.useFakeTimers();
    try {
      const disk: string[] = [];
      const written: string[] = [];
      const drafts: Drafts = {
        put: async (_, text) => void disk.push(text),
        take: async () => null,
        clear: async () => {},
      };
      const save = async (text: string) => {
        written.push(text);
        typing.given = { ...typing.given, fetched: text, held: text };
      };
      const given = { fetched: "", held: "", paused: true, save };
      const typing = fieldTyping("alone", drafts, () => true, given);
      const leave = typing.begin();
      typing.type("同意");
      tell("compositionstart");
      typing.type("同意j");
      typing.type("同意jian");
      await vi.advanceTimersByTimeAsync(60_000);
      expect(typing.state.get().text).toBe("同意jian");
      expect([written, disk.some((text) => text.includes("jian"))]).toEqual([[], false]);
      await typing.putAway();
      expect(written).toEqual(["同意"]);
      typing.type("同意建设");
      tell("compositionend");
      await vi.advanceTimersByTimeAsync(2_000);
      expect(written).toEqual(["同意", "同意建设"]);
      expect(typing.state.get().theirs).toBeNull();
      // Left while a word is being composed: the word was never said.
      tell("compositionstart");
      typing.type("同意建设zhan");
      leave();
      field.isConnected = false;
      stand();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(written).toEqual(["同意", "同意建设"]);
      expect(disk.some((text) => /[a-z]{2}/.test(text.replaceAll(/"(?:text|base)"/g, "")))).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is nothing where its field is left in the middle of it, unless it left characters", async () => {
    vi.stubGlobal("HTMLTextAreaElement", Field);
    const disk: string[] = [];
    const written: string[] = [];
    const drafts: Drafts = {
      put: async (_, text) => void disk.push(text),
      take: async () => null,
      clear: async () => {},
    };
    const save = async (text: string) => {
      written.push(text);
      typing.given = { ...typing.given, fetched: text, held: text };
    };
    const typing = fieldTyping("left", drafts, () => true, { fetched: "同意", held: "同意", paused: true, save });
    const input = new Field(() => typing.type(input.value));
    const compose = (said: string, text: string, order: readonly string[]) => {
      input.value = typing.state.get().text;
      tell("compositionstart", { target: input });
      input.value = said;
      typing.type(said);
      for (const type of order) {
        tell(type, { target: input, data: text });
        // As fields do when they are left, behind the one that watches the page.
        if (type === "blur") void typing.commit();
      }
    };
    for (const order of ORDERS) {
      for (const syllables of [
        "jian'she",
        "Jian she",
        "jiansh",
        "zgdqc",
        "建she",
        "建设'sh",
        "ㄐㄧㄢ",
        "ㄐㄧㄢˋ ㄕㄜ",
        "建ㄕㄜˋ",
      ]) {
        compose(`同意${syllables}`, syllables, order);
        expect([typing.state.get().text, isComposing()]).toEqual(["同意", false]);
      }
      await typing.commit();
      expect([...written, ...disk].filter((text) => /she|ㄐ/.test(text))).toEqual([]);
    }
    let text = "同意";
    // Korean, Japanese (also with a letter of the next sign), Vietnamese, German and Czech; characters, and figures among them.
    const words = [
      "건설",
      "にほん",
      "にほんg",
      "ニホンgo",
      "日本の",
      "日本のk",
      "việt",
      "Nguyễn",
      // Without marks, and abbreviations: no syllables of pinyin.
      "Nguyen",
      "Viet",
      "thanh pho",
      "hello",
      "kWh",
      "für",
      "ž",
      "建设",
      "建设2",
      "３",
      "ｊ",
      "",
    ];
    for (const order of ORDERS)
      for (const word of words) {
        text += word;
        compose(text, word, order);
        await typing.commit();
        expect([word, typing.state.get().text, written.at(-1)]).toEqual([word, text, text]);
      }
    // What may be either is what the method has made here before.
    const finish = (word: string) => {
      tell("compositionstart", { target: input });
      input.value = text += word;
      typing.type(text);
      tell("compositionend", { target: input, data: word });
      tell("pointerdown", { target: input });
    };
    finish("phố");
    for (const order of ORDERS) {
      text += "lan";
      compose(text, "lan", order);
      expect(typing.state.get().text).toBe(text);
    }
    finish("建设");
    for (const order of ORDERS)
      for (const syllables of ["lan", "jianhse", "zgcc"]) {
        compose(text + syllables, syllables, order);
        expect(typing.state.get().text).toBe(text);
      }
    vi.unstubAllGlobals();
  });

  it("stays in the field while others write, and is asked about then", async () => {
    const drafts: Drafts = { put: async () => {}, take: async () => null, clear: async () => {} };
    const written: string[] = [];
    const given = { fetched: "", held: "", paused: true, save: async (text: string) => void written.push(text) };
    const typing = fieldTyping("shared", drafts, () => true, given);
    tell("compositionstart");
    typing.type("jian");
    typing.given = { ...given, fetched: "别人写的", held: "别人写的" };
    typing.follow();
    expect(typing.state.get().text).toBe("jian");
    typing.type("建设");
    stand();
    await typing.commit();
    expect([typing.state.get().theirs, written]).toEqual(["别人写的", []]);
  });
});

it("reads figures of full width, with their points and commas", () => {
  expect(plainNumber("１２３")).toBe("123");
  expect(plainNumber("－１，２３４．５")).toBe("-1,234.5");
  expect(plainNumber("3。5")).toBe("3.5");
});

it("is the only place that knows of compositions, and hears keys before all others", () => {
  const files = globSync("renderer/**/*.{ts,tsx}").filter((file) => !file.endsWith("composition.ts"));
  expect(files.length).toBeGreaterThan(100);
  const code = (file: string) => readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  // A handler with a rule of its own for input methods, or with keys from before they were sorted.
  const OWN = /\.isComposing\b|\bkeyCode\b|\bonComposition|["']composition(?:start|end|update)|["']Process["']/;
  const EARLY = /addEventListener\(\s*["']key\w+["'][^)]*(?:true|capture)/;
  expect(files.filter((file) => OWN.test(code(file)) || EARLY.test(code(file)))).toEqual([]);
  const [first] =
    code("renderer/main.tsx")
      .split(/^import .*$/gm)
      .at(-1)
      ?.trim()
      .split("\n") ?? [];
  expect(first).toBe("guardComposition(window);");
});

it("saves nothing of a field that hears of a word only once it stands while that is composed", async () => {
  vi.useFakeTimers();
  const written: string[] = [];
  const drafts: Drafts = { put: async () => {}, take: async () => null, clear: async () => {} };
  const save = async (text: string) => void written.push(text);
  const typing = fieldTyping("number", drafts, () => true, { fetched: "15", held: "15", paused: true, save });
  typing.type("");
  tell("compositionstart");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(written).toEqual([]);
  tell("compositionend");
  typing.type("35");
  tell("pointerdown");
  await typing.commit();
  expect(written).toEqual(["35"]);
  vi.useRealTimers();
});

it("notices by what comes next that a browser has given a word up without saying so", () => {
  tell("compositionstart");
  expect(isComposing()).toBe(true);
  let counted = false;
  onceComposed(() => (counted = true));
  tell("input", { isComposing: false, data: "35" });
  tell("pointerdown");
  expect([isComposing(), counted]).toEqual([false, true]);
});
