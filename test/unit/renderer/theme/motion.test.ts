/** What moves takes 120 to 160 ms, or does not move at all; and nothing does for whoever has asked for that. */
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { theme } from "../../../../renderer/ui/theme/mantine.ts";

const SHORTEST = 120;
const LONGEST = 160;
const isFit = (ms: number) => ms === 0 || (ms >= SHORTEST && ms <= LONGEST);

/** Components of the library that move by themselves, and what says for how long. Menu does as Popover, its ground. */
const MOVING = {
  Collapse: "transitionDuration",
  Drawer: "transitionProps",
  HoverCard: "transitionProps",
  Modal: "transitionProps",
  Popover: "transitionProps",
  Progress: "transitionDuration",
  SegmentedControl: "transitionDuration",
  Tooltip: "transitionProps",
} as const;

const sheets = globSync("renderer/**/*.css");
const sources = globSync("renderer/**/*.{ts,tsx}");
const read = (file: string) => readFileSync(file, "utf8");
const imported = new Set(
  sources.flatMap((file) =>
    [...read(file).matchAll(/import \{([^}]*)\} from "@mantine\/core"/g)].flatMap(([, names = ""]) =>
      names.split(",").map((name) => name.trim()),
    ),
  ),
);
/** The sheet without what holds only for less motion, which is looked at by itself. */
const moving = (css: string) =>
  css.replaceAll(/@media \(prefers-reduced-motion: reduce\) \{(?:[^{}]*\{[^{}]*\})*\s*\}/g, "");

describe("motion", () => {
  it("takes 120 to 160 ms in every style sheet", () => {
    const found = sheets.flatMap((file) =>
      [...moving(read(file)).matchAll(/(?:transition|animation)[a-z-]*:\s*([^;}]+)/g)].flatMap(([said, value = ""]) =>
        [...value.matchAll(/([\d.]+)(ms|s)\b/g)]
          .filter(([, number, unit]) => !isFit(Number(number) * (unit === "s" ? 1_000 : 1)))
          .map(() => `${file}: ${said}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it("takes as long where a component is told, or has none", () => {
    const found = sources.flatMap((file) =>
      [...read(file).matchAll(/transitionProps=\{\{[^}]*duration: (\d+)|transitionDuration[=:] ?\{?(\d+)/g)]
        .filter(([, props, duration]) => !isFit(Number(props ?? duration)))
        .map(([said]) => `${file}: ${said}`),
    );
    expect(found).toEqual([]);
  });

  it("is set in the theme for every component that would move at its own pace", () => {
    const components = (theme.components ?? {}) as Record<string, { defaultProps?: Record<string, unknown> }>;
    const used = Object.entries(MOVING).filter(([name]) => imported.has(name));
    expect(used.length).toBeGreaterThan(3);
    for (const [name, property] of used) {
      const said = components[name]?.defaultProps?.[property] as number | { duration: number } | undefined;
      const duration = typeof said === "object" ? said.duration : said;
      expect([name, duration !== undefined && isFit(duration)]).toEqual([name, true]);
    }
  });

  it("is none where less of it is asked for, in the library's components and in every element", () => {
    expect(theme.respectReducedMotion).toBe(true);
    const [reduced = ""] =
      /@media \(prefers-reduced-motion: reduce\) \{[\s\S]*?\n\}/.exec(read("renderer/ui/theme/base.css")) ?? [];
    const [, elements, rules = ""] = /\{\s*([^{]+)\{([^}]*)\}/.exec(reduced) ?? [];
    expect(elements?.split(",").map((element) => element.trim())).toEqual(["*", "::before", "::after"]);
    // Not 0: where nothing ends, components that wait for the end would wait for good.
    for (const property of ["animation-duration", "transition-duration"])
      expect(rules).toContain(`${property}: 0.01ms !important`);
    expect(rules).toContain("animation-iteration-count: 1 !important");
    expect(rules).toContain("transition-delay: 0s !important");
    expect(rules).toContain("animation-delay: 0s !important");
  });
});
