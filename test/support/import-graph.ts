/** Which file of the program imports which, read from the sources: by value, or for its types only. */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

/** Paths from the root, with "/". */
export interface Import {
  from: string;
  to: string;
  /** Gone when the types are: with `verbatimModuleSyntax`, `import type` and `export type` are, and nothing else. */
  typeOnly: boolean;
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CODE = "{ts,tsx,mts,mjs}";

/** Every import from one file of code below the folders to another: `import`, `export … from`, `import()`, `new URL`. */
export function importsBelow(folders: readonly string[]): Import[] {
  const files = globSync(`{${folders.join(",")}}/**/*.${CODE}`, { cwd: ROOT })
    .map(slashed)
    .sort();
  const known = new Set(files);
  return files
    .flatMap((file) => importsIn(file, readFileSync(join(ROOT, file), "utf8")))
    .filter(({ to }) => known.has(to));
}

/** @param file path from the root, which its relative imports start from */
export function importsIn(file: string, text: string): Import[] {
  const { module, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const exported = module.staticExports.flatMap(({ start, entries }) =>
    entries.map(({ moduleRequest }) => ({ start, request: moduleRequest?.value ?? "" })),
  );
  const imported = module.staticImports.map(({ start, moduleRequest }) => ({ start, request: moduleRequest.value }));
  const awaited = module.dynamicImports.map(({ start, moduleRequest }) => ({
    start,
    request: text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
  }));
  const spelled = [...text.matchAll(/\bnew URL\("(\.[^"]+)", import\.meta\.url\)|[:=|&<] import\("([^"]+)"\)/g)].map(
    ({ index, 1: url, 2: type }) => ({ start: index, request: url ?? type ?? "" }),
  );
  return [...imported, ...exported, ...awaited, ...spelled]
    .filter(({ request }) => request.startsWith("."))
    .map(({ start, request }) => ({
      from: file,
      to: slashed(relative(ROOT, join(ROOT, dirname(file), request))),
      typeOnly: /^(import|export)\s+type\b|^[:=|&<] import/.test(text.slice(start, start + 20)),
    }));
}

/** Files that reach each other through their imports, two or more at a time, after Tarjan (1972). Each sorted. */
export function knotsOf(imports: readonly Import[]): string[][] {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const knots: string[][] = [];
  const visit = (file: string): number => {
    const own = index.size;
    index.set(file, own);
    lowest.set(file, own);
    stack.push(file);
    for (const { to } of targets.get(file) ?? []) {
      const reached = !index.has(to) ? visit(to) : stack.includes(to) ? (index.get(to) as number) : own;
      lowest.set(file, Math.min(lowest.get(file) as number, reached));
    }
    const low = lowest.get(file) as number;
    if (low === own) {
      const knot = stack.splice(stack.indexOf(file)).sort();
      if (knot.length > 1) knots.push(knot);
    }
    return low;
  };
  for (const file of targets.keys()) if (!index.has(file)) visit(file);
  return knots;
}

/**
 * The longest way from a file to what it imports, and on to what that imports.
 * @param imports without knots
 * @returns the files on it, topmost first
 */
export function longestPath(imports: readonly Pick<Import, "from" | "to">[]): string[] {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const paths = new Map<string, string[]>();
  const longest = (ways: string[][]) => ways.reduce((best, way) => (way.length > best.length ? way : best), []);
  const below = (file: string): string[] => {
    const known = paths.get(file);
    if (known) return known;
    const path = [file, ...longest((targets.get(file) ?? []).map(({ to }) => below(to)))];
    paths.set(file, path);
    return path;
  };
  return longest([...targets.keys()].map(below));
}

const slashed = (path: string) => path.split(sep).join("/");
