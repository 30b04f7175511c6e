/** The cover of a meeting's ZIP: one page to be opened by hand that says what is in it and leads to every file. */
import type { Bilingual } from "../../contract/minutes.ts";
import type { Listed } from "../formats/archive.ts";
import { escaped } from "../formats/printable.ts";
import { named } from "./bilingual.ts";
import { type Language, WORDS } from "./words.ts";
import { writtenDate, writtenInstant } from "./written.ts";

interface Covered {
  title: Bilingual;
  day: string | null;
  /** ISO 8601 */
  made: string;
  listed: readonly Listed[];
  missing: readonly string[];
}

const SAY = {
  zh: {
    path: "00 封面.html",
    made: (when: string) => `由 Concord 协同台于${when}导出`,
    missing: "内容不在本机，未包含：",
    check: "各文件的 SHA-256 见 README.txt 和 SHA256SUMS.txt。",
  },
  en: {
    path: "00 Cover.html",
    made: (when: string) => `Exported by Concord on ${when}`,
    missing: "On another laptop, not included:",
    check: "README.txt and SHA256SUMS.txt have the SHA-256 of each file.",
  },
} as const;

/** The mark as the icon has it (assets/icons/mark.svg): three rings of which no two are linked. */
const MARK = `<svg width="88" height="88" viewBox="0 0 64 64" fill="none" stroke-width="5.2" aria-hidden="true"><rect width="64" height="64" rx="15" fill="#17323a"/><path d="M33.67 36.90A14.2 14.2 0 0 1 18.95 28.40M18.01 20.37A14.2 14.2 0 1 1 41.10 33.70" stroke="#7fb0ee"/><path d="M27.44 31.90A14.2 14.2 0 0 1 42.16 23.40M49.58 26.60A14.2 14.2 0 1 1 26.50 39.93" stroke="#f0a05e"/><path d="M28.41 50.83A14.2 14.2 0 1 1 28.41 24.17M34.89 29.00A14.2 14.2 0 0 1 34.89 46.00" stroke="#6fc59a"/></svg>`;

/** One file without scripts or anything from elsewhere. */
export function coverOf(covered: Covered, language: Language): { path: string; text: string } {
  const { title, day, made, listed, missing } = covered;
  const say = SAY[language];
  const name = escaped(named(title, language) || WORDS[language].untitled);
  const folders = Map.groupBy(listed, ({ path }) => path.slice(0, Math.max(0, path.lastIndexOf("/"))));
  const text = `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="Concord">
<title>${name}</title>
<style>
@page { size: A4; margin: 25mm; }
body { max-width: 44em; margin: 12vh auto 4em; padding: 0 1.5em; font: 16px/1.6 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; color: #1d2430; background: #fff; }
h1 { margin: 0.8em 0 0; font: 700 2em/1.3 "Noto Serif SC", "Songti SC", SimSun, serif; text-wrap: balance; }
h2 { margin: 1.6em 0 0.4em; font-size: 1em; }
p { margin: 0.3em 0; color: #555e6b; }
ul { margin: 0; padding: 0; list-style: none; border-top: 1px solid #d5d1c6; }
li { display: flex; justify-content: space-between; gap: 2em; padding: 0.35em 0; border-bottom: 1px solid #d5d1c6; }
a { color: #0f5a66; overflow-wrap: anywhere; }
footer { margin-top: 2.5em; font-size: 0.85em; }
@media print { body { margin: 0; max-width: none; } }
</style>
</head>
<body>
<header>
${MARK}
<h1>${name}</h1>
${day ? `<p>${escaped(writtenDate(day, language))}</p>\n` : ""}</header>
<main>
${[...folders].map(([folder, files]) => partOf(folder, files, language)).join("\n")}
${missing.length > 0 ? `<p>${say.missing}${missing.map(escaped).join(language === "zh" ? "、" : ", ")}</p>\n` : ""}</main>
<footer>
<p>${escaped(say.made(writtenInstant(made, language)))}</p>
<p>${say.check}</p>
</footer>
</body>
</html>
`;
  return { path: say.path, text };
}

function partOf(folder: string, files: readonly Listed[], language: Language): string {
  const rows = files.map(({ path, about }) => {
    const address = path.split("/").map(encodeURIComponent).join("/");
    const file = path.slice(path.lastIndexOf("/") + 1);
    return `<li><a href="${escaped(address)}">${escaped(file)}</a><span>${escaped(about[language])}</span></li>`;
  });
  return `${folder ? `<h2>${escaped(folder)}</h2>\n` : ""}<ul>\n${rows.join("\n")}\n</ul>`;
}
