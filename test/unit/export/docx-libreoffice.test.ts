/** Word files as LibreOffice opens them; skipped, and said so, where it is not installed. */
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, it } from "vitest";
import type { MinutesModel } from "../../../db/contract/minutes.ts";
import { DEFAULT_SETTINGS, type MinutesStyle } from "../../../db/contract/minutes-style.ts";
import { renderMinutes } from "../../../db/export/index.ts";
import { emptyMeeting, largeMeeting } from "./large-meeting.ts";
import { poppler } from "./reading.ts";

const TIMEOUT = 300_000;
const LARGE = largeMeeting();
/** Characters that no rule keeps from beginning or ending a line. */
const PURE = { ...emptyMeeting(), opening: "会议研究动力电池与充换电设施互联互通".repeat(120) };

let opened: Map<string, Uint8Array> | null;

beforeAll(async () => {
  opened = await inLibreOffice({
    gb: await file(LARGE, "gb", "zh", "docx"),
    decisions: await file(LARGE, "decisions", "en", "docx"),
    pure: await file(PURE, "gb", "zh", "docx"),
  });
}, TIMEOUT);

it.each([
  ["gb", "zh"],
  ["decisions", "en"],
] as const)(
  "opens the large meeting in the style %s on as many pages as the PDF has, plus or minus one",
  async (style, language) => {
    const [word, pdf] = [opened?.get(style), await file(LARGE, style, language, "pdf")];
    if (!word) return;
    const [there, here] = [pagesOf(word), pagesOf(pdf)];
    if (there === null || here === null) return;
    expect(here).toBeGreaterThan(10);
    expect(Math.abs(there - here), `${there} pages in LibreOffice, ${here} in the PDF`).toBeLessThanOrEqual(1);
  },
  TIMEOUT,
);

it("sets 22 lines of 28 characters on a full page of official minutes", () => {
  const text = opened?.get("pure") && poppler("pdftotext", opened.get("pure") as Uint8Array);
  if (!text) return;
  const [, second = ""] = text.split("\f");
  const lines = second.split("\n").filter((line) => /\p{Script=Han}{5}/u.test(line));
  expect(lines.map((line) => Array.from(line.trim()).length)).toEqual(Array.from({ length: 22 }, () => 28));
});

async function file(model: MinutesModel, style: MinutesStyle, language: "zh" | "en", format: "docx" | "pdf") {
  const look = { style, settings: DEFAULT_SETTINGS[style] };
  return (await renderMinutes(model, { format, language, look })).bytes;
}

function pagesOf(pdf: Uint8Array): number | null {
  const info = poppler("pdfinfo", pdf);
  return info === null ? null : Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
}

/** Word files as the PDFs that LibreOffice makes of them; null without it. */
async function inLibreOffice(files: Record<string, Uint8Array>): Promise<Map<string, Uint8Array> | null> {
  const folder = await mkdtemp(join(tmpdir(), "concord-libreoffice-"));
  try {
    const names = Object.keys(files);
    for (const name of names) await writeFile(join(folder, `${name}.docx`), files[name] as Uint8Array);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
    const words = names.map((name) => join(folder, `${name}.docx`));
    const { error, status, stderr } = spawnSync(
      "soffice",
      ["--headless", profile, "--convert-to", "pdf", "--outdir", folder, ...words],
      { timeout: TIMEOUT },
    );
    if (error && "code" in error && error.code === "ENOENT") {
      console.warn("SKIPPED: LibreOffice is not installed, so Word files were not opened");
      return null;
    }
    if (error || status !== 0) throw new Error(`LibreOffice: ${error?.message ?? stderr}`);
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(join(folder, `${name}.pdf`))] as const)),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
