/**
 * `npm run licences`: writes THIRD-PARTY-LICENCES.md, the licence texts of everything that Concord ships: its
 * dependencies, what the interface is bundled from, whatever those need, and the fonts. `--check` only says whether it is
 * current.
 */
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

interface Package {
  name: string;
  version: string;
  licence: string;
  text: string;
}

interface Manifest {
  name: string;
  version: string;
  license?: string | { type?: string };
  author?: string | { name?: string };
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const FILE = "THIRD-PARTY-LICENCES.md";
/** Copyleft would bind those who pass Concord on, unless the package may be taken under another licence instead. */
const REFUSED = /GPL|SSPL|BUSL|UNLICENSED|UNKNOWN/;

/**
 * What packages contain of others without carrying their licence along, by the package. Versions are checked against the
 * bundles (test/unit/licences.test.ts); texts are in `contained`, under the names.
 */
export const CONTAINED: Readonly<Record<string, Omit<Package, "text">>> = {
  unpdf: { name: "pdf.js", version: "6.1.200", licence: "Apache-2.0" },
};

/** Every shipped package, by name, and what it contains of others. */
export function shippedPackages(root: string): Package[] {
  const found = new Map<string, Package>();
  const manifest = read(join(root, "package.json"));
  const direct = [...Object.keys(manifest.dependencies ?? {}), ...bundled(root, manifest)];
  for (const name of direct) collect(root, join(root, "node_modules"), name, found);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @throws Error naming the packages that may not be shipped */
export function requireFree(packages: readonly Package[]): void {
  const refused = packages.filter(({ licence }) =>
    licence
      .replace(/[()]/g, "")
      .split(" OR ")
      .every((choice) => REFUSED.test(choice)),
  );
  if (refused.length > 0) throw new Error(refused.map(({ name, licence }) => `${name}: ${licence}`).join("\n"));
}

/** The licences of the shipped fonts and character maps. Each begins with those that carry it and whose they are. */
export function fontLicences(root: string): string[] {
  const files = globSync("assets/{cmaps,fonts}/*.txt", { cwd: root }).sort();
  return files.map((file) => readFileSync(join(root, file), "utf8").trim());
}

/** The page: each licence text once, under the packages that carry it; then those of the fonts. */
export function licencePage(packages: readonly Package[], fonts: readonly string[] = []): string {
  const byText = Map.groupBy(packages, ({ text }) => text);
  const sections = [...byText].map(([text, of]) => {
    const title = of.map(({ name, version, licence }) => `- ${name} ${version} (${licence})`).join("\n");
    return `${title}\n\n${quoted(text)}`;
  });
  return [
    "# Third-party licences\n\nConcord contains the following packages. Thank you to all who made them.\n",
    ...sections,
    ...(fonts.length > 0 ? ["## Fonts and character maps\n"] : []),
    ...fonts.map(quoted),
  ].join("\n");
}

function quoted(text: string): string {
  return `\`\`\`text\n${text.replaceAll("```", "'''")}\n\`\`\`\n`;
}

/** Packages that the built interface contains, told by what its sources import. */
function bundled(root: string, { devDependencies = {} }: Manifest): string[] {
  const sources = globSync("renderer/**/*.{ts,tsx,css}", { cwd: root }).map((file) =>
    readFileSync(join(root, file), "utf8"),
  );
  const imported = (name: string) => {
    const pattern = new RegExp(`(?:from|import)[\\s(]*["']${name}(?:/[^"']*)?["']`);
    return sources.some((source) => pattern.test(source));
  };
  return Object.keys(devDependencies).filter((name) => !name.startsWith("@types/") && imported(name));
}

function collect(root: string, from: string, name: string, found: Map<string, Package>): void {
  const folder = resolvePackage(root, from, name);
  if (!folder) return;
  const { name: own, version, license, author, dependencies = {} } = read(join(folder, "package.json"));
  const key = `${own}@${version}`;
  if (found.has(key)) return;
  const licence = typeof license === "string" ? license : (license?.type ?? "UNKNOWN");
  const by = typeof author === "string" ? author : author?.name;
  found.set(key, { name: own, version, licence, text: licenceText(folder) ?? `${licence}${by ? `, by ${by}` : ""}` });
  const inside = CONTAINED[own];
  if (inside) {
    const text = readFileSync(join(root, "electron/packaging/contained", `${inside.name}.txt`), "utf8").trim();
    found.set(`${inside.name}@${inside.version}`, { ...inside, text });
  }
  for (const dependency of Object.keys(dependencies)) collect(root, join(folder, "node_modules"), dependency, found);
}

/** Where Node would find the package: in the nearest node_modules, then further out. Missing when made for elsewhere. */
function resolvePackage(root: string, from: string, name: string): string | undefined {
  for (let folder = from; folder.length >= root.length; folder = join(folder, "..")) {
    const candidate = folder.endsWith("node_modules") ? join(folder, name) : join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return candidate;
  }
  return undefined;
}

function licenceText(folder: string): string | undefined {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name) && !/\.(js|json|ts)$/.test(name));
  return file && readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
}

function read(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = process.cwd();
  const packages = shippedPackages(root);
  requireFree(packages);
  const page = licencePage(packages, fontLicences(root));
  if (!process.argv.includes("--check")) writeFileSync(join(root, FILE), page);
  else if (readFileSync(join(root, FILE), "utf8") !== page) {
    console.error(`${FILE} is not current: run npm run licences.`);
    process.exitCode = 1;
  }
}
