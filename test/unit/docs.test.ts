/** The pages of docs/ and the README: what they name is there, what they promise names its tests, one word has one meaning. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { LABELS } from "../../db/contract/labels/index.ts";
import { SUBJECTS } from "../../db/contract/subjects/index.ts";

const PAGES = ["README.md", ...globSync("docs/**/*.md").map(unixPath).toSorted()];
const textOf = (page: string) => readFileSync(page, "utf8");

describe("What a page names", () => {
  it.each(PAGES)("is there: files and folders in %s", (page) => {
    const named = [...textOf(page).matchAll(/`((?:db|electron|renderer|test|assets|docs)\/[^`\s]*)`/g)];
    expect(named.map(([, path = ""]) => path).filter((path) => globSync(path).length === 0)).toEqual([]);
  });

  it.each(PAGES)("is there: links in %s", (page) => {
    const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => !/^https:\/\//.test(link) && !leadsSomewhere(page, link))).toEqual([]);
  });

  it("leads from the README to every page", () => {
    const found = new Set<string>();
    for (let next = ["README.md"]; next.length > 0; ) {
      for (const page of next) found.add(page);
      next = next.flatMap(pagesLinkedFrom).filter((page) => !found.has(page));
    }
    expect(PAGES.filter((page) => !found.has(page))).toEqual([]);
  });
});

describe("What a comment names", () => {
  /** By their names, for what stands in no folder that is named. */
  const names = new Set(globSync("{db,electron,renderer,test,assets,docs}/**/*.*").map((file) => basename(file)));

  it("is there: files, from the root, from beside, or by their name alone", () => {
    const gone = globSync("{db,electron,renderer}/**/*.{ts,tsx,css}").flatMap((file) =>
      commentsOf(textOf(file))
        .flatMap((comment) => [...comment.matchAll(/[\w./-]*\w\.(?:tsx?|mjs|md|typ)\b/g)].map(([name]) => name))
        .filter((name) => !existsSync(name) && !existsSync(join(dirname(file), name)))
        .filter((name) => name.includes("/") || !names.has(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(gone).toEqual([]);
  });
});

describe("A page on a mechanism", () => {
  const pages = PAGES.filter((page) => page.startsWith("docs/mechanisms/"));

  it.each(pages)("says the same five things in %s", (page) => {
    const parts = ["What is promised", "How it works", "Why not otherwise", "What it costs", "What it does not do"];
    expect([...textOf(page).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(parts);
  });

  it.each(pages)("names a test file with each promise in %s", (page) => {
    const [, promised = ""] = /^## What is promised\n([\s\S]*?)\n## /m.exec(textOf(page)) ?? [];
    const promises = promised.split("\n").filter((line) => line.startsWith("- "));
    expect(promises.length).toBeGreaterThan(0);
    expect(promises.filter((line) => !/`test\/[\w/.-]+\.test\.ts`/.test(line))).toEqual([]);
  });
});

describe("A decision", () => {
  const pages = PAGES.filter((page) => page.startsWith("docs/decisions/"));

  it("has a number of its own, without a gap", () => {
    const numbers = pages.map((page) => Number(/\/(\d{3})-[a-z0-9-]+\.md$/.exec(page)?.[1]));
    expect(numbers).toEqual(pages.map((_, index) => index + 1));
  });

  it.each(pages)("says context, decision, consequences and costs, and no more, in %s", (page) => {
    const text = textOf(page);
    const told = [...text.matchAll(/^\*\*(\w+)\.\*\* /gm)].map(([, part]) => part);
    expect(told).toEqual(["Context", "Decision", "Consequences", "Costs"]);
    expect(text.split("\n").length).toBeLessThan(14);
  });
});

describe("The glossary", () => {
  const rows = textOf("docs/glossary.md")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const words = rows.filter(([, word]) => word?.startsWith("`"));

  it.each(SUBJECTS)("has %s as its labels say, in both languages", (subject) => {
    const told = words.filter(([, word]) => word === `\`${subject}\``).map(([, , zh, en]) => [zh, en]);
    expect(told).toEqual([[LABELS.zh.subjects[subject], LABELS.en.subjects[subject]]]);
  });

  it("has each word once, in both languages, with what it means", () => {
    const names = words.map(([, word]) => word);
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
    for (const [, word, zh, en, meaning] of words) {
      expect([word, zh, en]).toEqual([word, expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/\w/)]);
      expect([word, meaning]).toEqual([word, expect.stringMatching(/\w+ \w+/)]);
    }
  });

  it("has no word that the code has not, but for those that are kept free", () => {
    const kept = textOf("docs/glossary.md").split("## Words that are kept free")[1] ?? "";
    const code = globSync("{db,electron,renderer}/**/*.{ts,tsx}").map(textOf).join("\n").toLowerCase();
    const names = words.map(([, word = ""]) => word).filter((word) => !kept.includes(word));
    expect(names.length).toBeGreaterThan(SUBJECTS.length + 50);
    const isThere = (word: string) => new RegExp(`\\b${word.replace(/`|…/g, "").toLowerCase()}`).test(code);
    expect(names.filter((word) => !isThere(word))).toEqual([]);
  });
});

function commentsOf(code: string): string[] {
  return code.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm) ?? [];
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = "", heading] = link.split("#");
  const target = path ? normalize(join(dirname(page), path)) : page;
  if (!existsSync(target)) return false;
  return heading === undefined || headingsOf(target).includes(heading);
}

/** The headings of a page, as links name them. */
function headingsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function pagesLinkedFrom(page: string): string[] {
  return [...textOf(page).matchAll(/\]\(([^)#\s]+\.md)(?:#[^)]*)?\)/g)]
    .map(([, link = ""]) => unixPath(normalize(join(dirname(page), link))))
    .filter((target) => PAGES.includes(target));
}

function unixPath(path: string): string {
  return path.replaceAll("\\", "/");
}
