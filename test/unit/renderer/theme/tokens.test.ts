/** The one vocabulary of colours and measures: every pair can be read in every theme, and nothing is coloured beside it. */
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const TOKENS = "renderer/ui/theme/tokens.css";
const THEMES = ["light", "dark", "contrast"] as const;
type Theme = (typeof THEMES)[number];

/** WCAG 2.2: text 1.4.3, what is no text but means something 1.4.11. */
const TEXT = 4.5;
const MARK = 3;

const GROUNDS = ["bg", "panel", "sunk", "float"];
const SECTORS = ["government", "enterprise", "ngo", "academia", "public"];
const TONES = ["ok", "warn", "bad", "idle"];
const BARS = ["bar-late", "bar-due", "bar-later", "bar-done"];

/** Text on ground. */
const TEXTS: readonly (readonly [string, string])[] = [
  ...across(["ink", "soft", "mute", "accent-text", ...TONES, ...SECTORS.map((sector) => `${sector}-text`)], GROUNDS),
  ...TONES.map((tone) => [tone, `${tone}-soft`] as const),
  ...SECTORS.flatMap((sector) => [
    [`${sector}-text`, `${sector}-soft`] as const,
    ["ink", `${sector}-soft`] as const,
    ["on-mark", sector] as const,
  ]),
  ...BARS.map((bar) => ["on-mark", bar] as const),
  ["ink", "accent-soft"],
  ["soft", "accent-soft"],
  ["accent-text", "accent-soft"],
  ["soft", "idle-soft"],
  ["accent-ink", "accent"],
  ...across(["rail-ink", "rail-soft"], ["rail"]),
  ["rail-on-ink", "rail-on"],
  ["rail-late-ink", "rail-late"],
  ...across(["paper-ink", "paper-soft", "paper-accent", "paper-warn", "red-head"], ["paper", "paper-sunk"]),
  ["paper-ink", "paper-accent-soft"],
];

/** Marks, edges of controls and rings on ground. */
const MARKS: readonly (readonly [string, string])[] = [
  ...across(["line-strong", "focus", "accent", ...SECTORS, ...BARS], ["bg", "panel"]),
  ...across(["line-strong", "focus"], ["float"]),
  ["rail-focus", "rail"],
  ["rail-soft", "rail-on"],
  ["paper-line", "paper"],
];

const css = readFileSync(TOKENS, "utf8");

describe.each(THEMES)("in the %s theme", (theme) => {
  const colours = coloursOf(theme);

  it.each(TEXTS)("%s is read on %s", (text, ground) => {
    expect(contrast(colours, text, ground)).toBeGreaterThanOrEqual(TEXT);
  });

  it.each(MARKS)("%s is seen on %s", (mark, ground) => {
    expect(contrast(colours, mark, ground)).toBeGreaterThanOrEqual(MARK);
  });

  it("has every colour that the light one has", () => {
    expect(Object.keys(colours).toSorted()).toEqual(Object.keys(coloursOf("light")).toSorted());
  });
});

describe("screens", () => {
  const sheets = globSync("renderer/**/*.css").filter((file) => !file.startsWith("renderer/ui/theme/"));
  const sources = [...sheets, ...globSync("renderer/**/*.{ts,tsx}")];
  // Draws into a picture that goes into documents.
  const DRAWING = "renderer/screens/minutes/circulation/signature-field.tsx";
  const read = (file: string) => readFileSync(file, "utf8");

  it("write no colour of their own", () => {
    const found = sources
      .filter((file) => file !== DRAWING)
      .flatMap((file) =>
        [...read(file).matchAll(/#[0-9a-f]{3,8}\b(?=[;,)" ])|\brgba?\(|\bhsla?\(/gi)].map(
          (match) => `${file}: ${match[0]}`,
        ),
      );
    expect(found).toEqual([]);
  });

  it("draw an edge around what is a box by its ground alone, which is white in high contrast", () => {
    const rules = sheets.flatMap((file) =>
      [...read(file).matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, name = "", rule = ""]) => ({
        file,
        name: name.trim(),
        rule,
      })),
    );
    // A state changes the ground of what has an edge already; words within a sentence are told by their lines.
    const boxes = rules.filter(
      ({ name, rule }) =>
        /background: var\(--(?:ok|warn|bad|idle)-soft\)/.test(rule) && !/\[data-| (?:ins|del)$/.test(name),
    );
    expect(boxes.length).toBeGreaterThan(5);
    expect(boxes.filter(({ rule }) => !/--notice-edge|border(?:-left)?:/.test(rule))).toEqual([]);
  });

  it("use no property that nobody defines", () => {
    const defined = new Set(
      globSync("renderer/**/*.{css,tsx,ts}").flatMap((file) =>
        [...read(file).matchAll(/["'\s](--[a-z0-9-]+)["']?\s*:/g)].map((match) => match[1]),
      ),
    );
    const found = sources.flatMap((file) =>
      [...read(file).matchAll(/var\((--(?!mantine)[a-z0-9-]+)/g)]
        .filter((match) => !defined.has(match[1]))
        .map((match) => `${file}: ${match[1]}`),
    );
    expect(found).toEqual([]);
  });

  it("write no size of text of their own, but for the room's wall and the line that is typed in a meeting", () => {
    const found = sheets
      .filter((file) => !/^renderer\/screens\/(projector|live)\/|renderer\/files\/paper\.module/.test(file))
      .flatMap((file) => [...read(file).matchAll(/font-size:\s*([\d.]+px)/g)].map((match) => `${file}: ${match[1]}`));
    expect(found).toEqual([]);
  });
});

function across(first: readonly string[], second: readonly string[]): (readonly [string, string])[] {
  return first.flatMap((one) => second.map((other) => [one, other] as const));
}

/** The colours of one theme, from the block that names it. */
function coloursOf(theme: Theme): Readonly<Record<string, string>> {
  const [, block = ""] = new RegExp(`\\[data-appearance="${theme}"\\] \\{([^}]*)\\}`).exec(css) ?? [];
  return Object.fromEntries([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
}

/** The contrast ratio of WCAG 2.2. */
function contrast(colours: Readonly<Record<string, string>>, first: string, second: string): number {
  const [lighter = 0, darker = 0] = [first, second]
    .map((name) => luminance(colours[name] ?? `no colour is called ${name}`))
    .toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
