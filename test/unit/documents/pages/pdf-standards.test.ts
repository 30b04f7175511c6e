/** The PDF as PDF/UA-1, PDF/A-2 and PDF/A-3, and what it does with text that is hard to set. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { assetsFolder } from "../../../../db/base/assets.ts";
import type { MinutesModel } from "../../../../db/contract/minutes.ts";
import { DEFAULT_SETTINGS, MINUTES_STYLES, type MinutesStyle } from "../../../../db/contract/minutes-style.ts";
import type { MinutesLanguage, PdfStandard } from "../../../../db/contract/vocabulary.ts";
import { printableMinutes, renderMinutes } from "../../../../db/documents/formats/index.ts";
import { printPdf } from "../../../../db/documents/formats/pdf.ts";
import type { Printable } from "../../../../db/documents/formats/printable.ts";
import { isHere } from "../../../programs.mjs";
import { emptyMeeting, HOSTILE, largeMeeting } from "../large-meeting.ts";
import { textOfPages } from "./pages.ts";
import { encodePng } from "./png.ts";
import { poppler, squeezed } from "./reading.ts";

const RECORD = { name: "minutes.json", bytes: new TextEncoder().encode('{"version":2}') };

const CASES = MINUTES_STYLES.flatMap((style) =>
  (["zh", "en", "both"] as const).flatMap((language) =>
    [null, RECORD].map((record) => [style, language, record ? "with" : "without", record] as const),
  ),
);

describe.each(CASES)("minutes in the style %s in %s, %s a record", (style, language, _with, record) => {
  const print = async (standard: PdfStandard) =>
    Buffer.from(await printPdf({ ...printed(style, language, standard), record })).toString("latin1");

  it("are PDF/UA-1: with tags, language, the title shown, and texts for pictures", async () => {
    const source = await print("ua");
    expect(source).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(source).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
    expect(source).toMatch(/\/DisplayDocTitle true/);
    expect(source).toMatch(language === "en" ? /\/Lang\s*\(en/ : /\/Lang\s*\(zh/);
    expect(source).toContain("/StructTreeRoot");
    expect(source).toContain("/Outlines");
  });

  it("are PDF/A-2, or PDF/A-3 with the record", async () => {
    const source = await print("a");
    expect(source).toContain(`<pdfaid:part>${record ? 3 : 2}</pdfaid:part>`);
    expect(source).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
    expect(/\/AFRelationship\s*\/Source/.test(source)).toBe(record !== null);
  });
});

describe("a PDF with a record", () => {
  it.runIf(isHere("poppler"))("carries it byte for byte", async () => {
    const folder = mkdtempSync(join(tmpdir(), "concord-record-"));
    try {
      const pdf = join(folder, "minutes.pdf");
      writeFileSync(pdf, await printPdf({ ...printed("gb", "zh", "plain"), record: RECORD }));
      spawnSync("pdfdetach", ["-save", "1", "-o", join(folder, "out.json"), pdf]);
      expect(readFileSync(join(folder, "out.json"))).toEqual(Buffer.from(RECORD.bytes));
      const source = readFileSync(pdf).toString("latin1");
      expect(source).toContain("minutes.json");
      expect(source.includes("minutes.json")).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each(["plain", "ua", "a"] as const)("is the same, byte for byte, each time, as %s", async (standard) => {
    const print = () => printPdf({ ...printed("decisions", "both", standard), record: RECORD });
    expect(Buffer.compare(await print(), await print())).toBe(0);
  });

  it("keeps nothing of it for the next PDF", async () => {
    await printPdf({ ...printed("gb", "zh", "plain"), record: RECORD });
    const next = Buffer.from(await printPdf(printed("gb", "zh", "plain"))).toString("latin1");
    expect(next).not.toContain("/EmbeddedFile");
  });
});

describe("the fonts of a PDF", () => {
  it("are embedded, as subsets, with their characters", async () => {
    const fonts = poppler("pdffonts", await printPdf(printed("gb", "both", "plain")));
    if (fonts === null) return;
    const rows = fonts.split("\n").slice(2).filter(Boolean);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+Concord.*\s+yes yes yes\s/);
  });

  it("are told by their roles, with what each supplies", async () => {
    const { faces } = await renderMinutes({ ...emptyMeeting(), opening: "李喆" }, { format: "pdf", language: "zh" });
    expect(faces.filter(({ role }) => role === "fang")).toMatchObject([
      { face: { en: expect.stringContaining("FandolFang") }, instead: [] },
      { face: { en: expect.stringContaining("Noto Serif") }, instead: ["喆"] },
    ]);
    expect(faces.map(({ face }) => face)).not.toContain(null);
  });

  it("lack no character silently: a standard refuses it by name, an ordinary PDF has a box", async () => {
    const model = { ...emptyMeeting(), opening: "ไทย" };
    for (const standard of ["ua", "a"] as const)
      await expect(renderMinutes(model, { format: "pdf", language: "zh", standard })).rejects.toMatchObject({
        code: "E_FONT_LACKS",
        params: { characters: "ไ ท ย" },
      });
    const { faces, bytes } = await renderMinutes(model, { format: "pdf", language: "zh" });
    expect(faces).toContainEqual({ role: "fang", face: null, instead: ["ไ", "ท", "ย"] });
    expect(bytes.length).toBeGreaterThan(1_000);
  });

  describe("that is missing", () => {
    afterEach(() => {
      vi.doUnmock("../../../../db/base/assets.ts");
      vi.resetModules();
    });

    it("is named, and nothing is printed", async () => {
      const folder = mkdtempSync(join(tmpdir(), "concord-assets-"));
      try {
        cpSync(join(assetsFolder(), "typst"), join(folder, "typst"), { recursive: true });
        vi.doMock("../../../../db/base/assets.ts", () => ({ assetsFolder: () => folder }));
        vi.resetModules();
        const { printPdf: print } = await import("../../../../db/documents/formats/pdf.ts");
        await expect(print(printed("gb", "zh", "plain"))).rejects.toMatchObject({
          code: "E_FONT_MISSING",
          params: { file: expect.stringMatching(/\.ttf$/) },
        });
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });
});

describe.each(["plain", "ua", "a"] as const)("as %s, hard text", (standard) => {
  const hard: [string, Partial<MinutesModel>, string[]][] = [
    ["an empty meeting", { title: { zh: null, en: null } }, []],
    ["a title of 300 characters", { title: { zh: "长题".repeat(150), en: "Long ".repeat(60) } }, ["长题".repeat(150)]],
    ["200 attendants", { attendance: attendants(200) }, ["参会人0号", "参会人199号"]],
    [
      "markup and scripts",
      { opening: HOSTILE.join("\n"), place: HOSTILE[0] ?? "", copiesTo: HOSTILE.join("；") },
      HOSTILE.slice(0, 5),
    ],
    ["names of rare characters", { opening: "喆堃玥翀𬭚㛃䶮", issuer: "𬭚㛃䶮" }, ["喆堃玥翀𬭚㛃䶮"]],
    [
      "a mark, a number and an issuer of 300 characters",
      {
        series: { zh: "会".repeat(300), en: null },
        issue: "号".repeat(300),
        issuer: "办".repeat(300),
        issued: "2026-09-08",
      },
      ["办".repeat(300)],
    ],
  ];
  it.each(hard)("%s is printed whole, within the paper", async (_name, changes, wanted) => {
    for (const style of MINUTES_STYLES) {
      const look = { style, settings: { ...DEFAULT_SETTINGS[style], signature: "sealed" as const } };
      const model = { ...emptyMeeting(), ...changes };
      const pdf = await printPdf(printableMinutes(model, { language: "zh", look, standard }));
      const read = poppler("pdftotext", pdf);
      if (read === null) continue;
      const text = squeezed(read.replace(/\n.*\n\f/g, "\n"));
      for (const { width, lines } of textOfPages(pdf))
        for (const { x0, x1 } of lines) {
          expect(x0).toBeGreaterThan(20);
          expect(x1).toBeLessThan(width - 20);
        }
      if (style === "gb") for (const words of wanted) expect(text).toContain(squeezed(words));
    }
  });
});

function printed(style: MinutesStyle, language: MinutesLanguage, standard: PdfStandard): Printable {
  const model = largeMeeting();
  const pixels = new Uint8Array(3 * 40 * 20).fill(120);
  const confirmation = {
    sector: "government" as const,
    party: model.attendance[0]?.party ?? null,
    name: "陈喆",
    recordedBy: null,
    confirmedAt: "2026-09-09T01:02:03.000Z",
    hash: "5f",
    signature: encodePng({ width: 40, height: 20, pixels }).toString("base64"),
  };
  return printableMinutes(
    { ...model, items: model.items.slice(0, 2), confirmations: [confirmation] },
    { language, look: { style, settings: DEFAULT_SETTINGS[style] }, standard },
  );
}

function attendants(count: number): MinutesModel["attendance"] {
  const [first] = largeMeeting().attendance;
  if (!first) throw new Error("the large meeting has attendants");
  return Array.from({ length: count }, (_, at) => ({ ...first, name: `参会人${at}号` }));
}
