/** Official minutes as PDF, measured: each rule of GB/T 9704-2012 that a page can show, with its tolerance. */
import { beforeAll, describe, expect, it } from "vitest";
import type { MinutesModel } from "../../../../db/contract/minutes.ts";
import { DEFAULT_SETTINGS, type MinutesSettings } from "../../../../db/contract/minutes-style.ts";
import { renderMinutes } from "../../../../db/documents/formats/index.ts";
import { isHere } from "../../../programs.mjs";
import { emptyMeeting, largeMeeting } from "../large-meeting.ts";
import { type Band, type PageText, type Picture, pictureOf, textOfPages } from "./pages.ts";
import { poppler } from "./reading.ts";

const WIDTH = 156;
const LEFT = 28;
/** Line pitch and a character of the text: 28.95 pt and 15.75 pt. */
const PITCH = 10.213;
const CHARACTER = 5.556;

async function official(changes: Partial<MinutesModel>, settings: Partial<MinutesSettings> = {}): Promise<Uint8Array> {
  const look = { style: "gb" as const, settings: { ...DEFAULT_SETTINGS.gb, ...settings } };
  return (await renderMinutes({ ...emptyMeeting(), ...changes }, { format: "pdf", language: "zh", look })).bytes;
}

/** Nothing but characters that may begin and end a line. */
const pure = (length: number) =>
  Array.from({ length }, (_, at) => "会议决定建设两地共享平台由经信部门按程序印发并于年底前完成"[at % 27]).join("");

function lineWith(pages: readonly PageText[], text: string): PageText["lines"][number] & { page: number } {
  for (const [index, { lines }] of pages.entries()) {
    const line = lines.find((one) => one.text.includes(text));
    if (line) return { ...line, page: index + 1 };
  }
  throw new Error(`no line has ${text}`);
}

describe.runIf(isHere("poppler"))("a page of official minutes", () => {
  it("has text above a signature, which stood alone in the second edition", async () => {
    const written = { issuer: "专班办公室", issued: "2026-09-10", opening: pure(28 * 8 - 4) };
    const annexes = [{ name: "需求清单.xlsx", bytes: 1, hash: "ab".repeat(32) }];
    const settings = { parts: ["opening", "annexes", "signature"] as const, signature: "unsealed" as const };
    const onLastPage = async (edition: 2 | 3) => {
      const pdf = await official({ ...written, annexes, edition }, { ...settings, parts: [...settings.parts] });
      return textOfPages(pdf)
        .at(-1)
        ?.lines.map(({ text }) => text.slice(0, 4));
    };
    expect((await onLastPage(2))?.slice(0, 2)).toEqual(["专班办公", "2026"]);
    expect((await onLastPage(3))?.filter((line) => /会议|建设/u.test(line)).length).toBeGreaterThan(2);
  });

  describe("full of text", () => {
    let pdf: Uint8Array;
    let pages: PageText[];
    beforeAll(async () => {
      pdf = await official({ opening: pure(5_000) });
      pages = textOfPages(pdf);
    });

    it("P1 is A4", () => {
      for (const { width, height } of pages) {
        expect(width).toBeCloseTo(210, 0);
        expect(height).toBeCloseTo(297, 0);
      }
    });

    it("P2 begins 37 mm below the top, P4 ends above 262 mm", () => {
      const ink = pictureOf(pdf, 2).bands("dark", 0, 265);
      expect(ink[0]?.y0).toBeGreaterThanOrEqual(37);
      expect(ink[0]?.y0).toBeLessThan(38.5);
      expect(ink.at(-1)?.y1).toBeLessThanOrEqual(262);
    });

    it("P3, P4 reaches from 28 to 184 mm", () => {
      for (const { x0, x1 } of pages[1]?.lines.filter(({ y0 }) => y0 < 262) ?? []) {
        expect(Math.abs(x0 - LEFT)).toBeLessThanOrEqual(0.5);
        expect(x1).toBeLessThanOrEqual(LEFT + WIDTH + 0.3);
        expect(x1).toBeGreaterThan(LEFT + WIDTH - 1);
      }
    });

    it("P5 has 22 lines, 28.95 pt apart, on each full page", () => {
      for (const { lines } of pages.slice(1, -1)) {
        const heights = lines.filter(({ y0 }) => y0 < 262).map(({ y0 }) => y0);
        expect(heights).toHaveLength(22);
        for (const [index, y] of heights.slice(1).entries()) expect(y - (heights[index] ?? 0)).toBeCloseTo(PITCH, 1);
      }
    });

    it("P6 has 28 characters on each line", () => {
      const full = pages.slice(1, -1).flatMap(({ lines }) => lines.filter(({ y0 }) => y0 < 262));
      expect(full.length).toBeGreaterThan(100);
      expect(new Set(full.map((line) => [...line.text].length))).toEqual(new Set([28]));
    });

    it("P7 is set in 仿宋 of 16 pt", () => {
      const xml = poppler("pdftohtml", pdf) ?? "";
      // pdftohtml gives sizes one and a half times as large.
      expect(xml).toMatch(/size="24" family="[A-Z]{6}\+ConcordFang/);
    });

    it("P8 begins two characters in, and turns over at the edge", () => {
      const first = lineWith(pages, pure(10));
      expect(first.x0).toBeGreaterThanOrEqual(39.05);
      expect(first.x0).toBeLessThanOrEqual(39.35);
    });

    it("N1, N2 has its number between dashes, odd pages right and even pages left, one character in", () => {
      for (const page of [1, 2, 3, 4]) {
        const { lines } = pages[page - 1] as PageText;
        expect(lines.map(squeezedText)).toContain(`—${page}—`);
        const picture = pictureOf(pdf, page, 400);
        const [number] = picture.bands("dark", 263);
        if (!number) throw new Error("the page has no number");
        if (page % 2 === 1) expect(Math.abs(number.x1 - 179.06)).toBeLessThanOrEqual(0.8);
        else expect(Math.abs(number.x0 - 32.94)).toBeLessThanOrEqual(0.8);
        // The dash is the widest ink there; its rows are those in which the number's own edge is reached.
        const edge = page % 2 === 1 ? "x1" : "x0";
        const dash = rowsAt(picture, number, edge);
        expect(Math.abs((dash.y0 + dash.y1) / 2 - 269)).toBeLessThanOrEqual(1);
      }
    });
  });

  describe("with a head", () => {
    const model = {
      title: { zh: "成渝地区双城经济圈新能源汽车产业专班第三次工作例会", en: null },
      series: { zh: "新能源汽车产业专班例会", en: null },
      issued: "2026-09-08",
      number: 18,
      copyNumber: 12,
      classification: "secret",
      secrecyPeriod: "3年",
      urgency: "urgent",
      opening: pure(400),
    } as const;
    let pdf: Uint8Array;
    let pages: PageText[];
    let picture: Picture;
    let mark: Band;
    let rule: Band;
    beforeAll(async () => {
      pdf = await official(model, { number: { form: "organ", organ: "成渝专班" } });
      pages = textOfPages(pdf);
      picture = pictureOf(pdf, 1);
      const red = picture.bands("red");
      expect(red).toHaveLength(2);
      [mark, rule] = red as [Band, Band];
    });

    it("H1, H2 has copy number, secrecy and urgency top left, in this order, in 仿宋 and 黑体", () => {
      const [first, second, third] = pages[0]?.lines ?? [];
      expect([first?.text, second?.text, third?.text]).toEqual(["000012", "机密★3年", "加急"]);
      for (const line of [first, second, third]) expect(line?.x0).toBeCloseTo(LEFT, 0);
      expect(picture.bands("dark")[0]?.y0).toBeGreaterThanOrEqual(37);
      expect(fontOf(pdf, "机密")).toContain("ConcordSans");
      expect(fontOf(pdf, "000012")).toContain("ConcordFang");
    });

    it("H3 has its mark in red, centred, 35 mm below the top of the text", () => {
      expect(Math.abs(mark.y0 - 72)).toBeLessThanOrEqual(1.5);
      expect(Math.abs((mark.x0 + mark.x1) / 2 - (LEFT + WIDTH / 2))).toBeLessThanOrEqual(1);
      expect(fontOf(pdf, "新能源汽车产业专班例会纪要")).toContain("ConcordSerifTitle");
    });

    it("H4 has it on one line, no wider than the text", () => {
      expect(lineWith(pages, "新能源汽车产业专班例会纪要").text).toBe("新能源汽车产业专班例会纪要");
      expect(mark.x1 - mark.x0).toBeLessThanOrEqual(WIDTH);
      expect(mark.x1 - mark.x0).toBeGreaterThan(WIDTH * 0.9);
    });

    it("H5 has the number two lines below the mark, centred", () => {
      const number = picture.bands("dark", mark.y1 + 0.5)[0];
      expect(Math.abs((number?.y0 ?? 0) - mark.y1 - 2 * PITCH)).toBeLessThanOrEqual(1);
      expect(lineWith(pages, "〔2026〕18号").text).toBe("成渝专班〔2026〕18号");
      const { x0, x1 } = lineWith(pages, "〔2026〕18号");
      expect(Math.abs((x0 + x1) / 2 - (LEFT + WIDTH / 2))).toBeLessThanOrEqual(1);
    });

    it("H7 has a red rule 4 mm below it, as wide as the text and half a millimetre thick", () => {
      const number = picture.bands("dark", mark.y1 + 0.5)[0];
      expect(Math.abs(rule.x1 - rule.x0 - WIDTH)).toBeLessThanOrEqual(0.4);
      expect(rule.y1 - rule.y0).toBeCloseTo(0.5, 0);
      expect(rule.y1 - rule.y0).toBeLessThanOrEqual(0.65);
      expect(Math.abs(rule.y0 - (number?.y1 ?? 0) - 4)).toBeLessThanOrEqual(0.7);
    });

    it("B1 has the title two lines below the rule, centred, in a trapezium of whole words", () => {
      const below = picture.bands("dark", rule.y1 + 0.5)[0];
      expect(Math.abs((below?.y0 ?? 0) - rule.y1 - 2 * PITCH)).toBeLessThanOrEqual(1.5);
      const title = pages[0]?.lines.filter(({ y0, y1 }) => y1 - y0 > 7 && y0 > rule.y1) ?? [];
      expect(title.map(({ text }) => text).join("")).toBe(`${model.title.zh}纪要`);
      expect(title).toHaveLength(2);
      expect(title[0]?.text.length).toBeGreaterThan(title[1]?.text.length ?? 0);
      for (const { text, x0, x1 } of title) {
        expect([...text].length).toBeLessThanOrEqual(20);
        expect(Math.abs((x0 + x1) / 2 - (LEFT + WIDTH / 2))).toBeLessThanOrEqual(0.5);
      }
      expect(fontOf(pdf, "成渝地区")).toContain("ConcordSerifTitle");
    });
  });

  it.each([
    ["新能源汽车产业专班", 1],
    ["成渝地区双城经济圈新能源汽车产业专班", 1],
    ["长".repeat(200), 2],
  ])("H4 shrinks the mark %s until it fits", async (zh, least) => {
    const pdf = await official({ series: { zh, en: null } });
    const red = pictureOf(pdf, 1, 150).bands("red").slice(0, -1);
    expect(red.length).toBeGreaterThanOrEqual(least);
    if (least === 1) expect(lineWith(textOfPages(pdf), "纪要").text).toBe(`${zh}会议纪要`);
    for (const { x0, x1 } of red) {
      expect(x0).toBeGreaterThanOrEqual(LEFT - 0.3);
      expect(x1).toBeLessThanOrEqual(LEFT + WIDTH + 0.3);
    }
  });

  it("prints a mark of its own size, in black, when the template says so", async () => {
    const mark = { zh: "会议纪要", en: "", red: false, size: 60 };
    const picture = pictureOf(await official({}, { mark }), 1, 200);
    expect(picture.bands("red")).toEqual([]);
    const [first] = picture.bands("dark");
    expect(Math.abs((first?.y0 ?? 0) - 72)).toBeLessThanOrEqual(1.5);
    expect((first?.x1 ?? 0) - (first?.x0 ?? 0)).toBeCloseTo((4 * 30 * 25.4) / 72, -0.5);
  });

  describe("to its end", () => {
    const large = largeMeeting();
    let pdf: Uint8Array;
    let pages: PageText[];
    const copies = Array.from({ length: 12 }, (_, at) => `成员单位第${at + 1}办公室`).join("、");
    beforeAll(async () => {
      const annexes = [{ name: "需求清单", bytes: 1, hash: "ab" }];
      pdf = await official({ ...large, copiesTo: copies, annexes, seal: null }, { signature: "unsealed" });
      pages = textOfPages(pdf);
    });

    it("runs to 20 pages or more, and numbers each", () => {
      expect(pages.length).toBeGreaterThanOrEqual(20);
      for (const [index, { lines }] of pages.entries()) expect(lines.map(squeezedText)).toContain(`—${index + 1}—`);
    });

    it("B3 sets headings in 黑体 and 楷体, two characters in, and leaves none at the foot of a page", () => {
      const [first, second] = [lineWith(pages, "一、研究"), lineWith(pages, "（一）汇报情况")];
      expect(Math.abs(first.x0 - LEFT - 2 * CHARACTER)).toBeLessThanOrEqual(0.3);
      expect(fontOf(pdf, "一、研究")).toContain("ConcordSans");
      expect(fontOf(pdf, "汇报情况")).toContain("ConcordKai");
      expect(second.y0 - first.y0).toBeCloseTo(PITCH, 0);
      const last = pages.map(({ lines }) => lines.filter(({ y0 }) => y0 < 262).at(-1)?.text ?? "");
      expect(last.filter((text) => /^（[一二三]）|^[一二三四五六七八九十]+、/.test(text))).toEqual([]);
    });

    it("B4 names annexes one line below the text, turning over under the name", () => {
      const [first, second] = [lineWith(pages, "附件：1."), lineWith(pages, "2.需求清单")];
      expect(Math.abs(first.x0 - LEFT - 2 * CHARACTER)).toBeLessThanOrEqual(0.3);
      expect(Math.abs(second.x0 - LEFT - 5 * CHARACTER)).toBeLessThanOrEqual(0.3);
      const before = pages[first.page - 1]?.lines.filter(({ y0 }) => y0 < first.y0).at(-1);
      expect(first.y0 - (before?.y0 ?? 0)).toBeCloseTo(2 * PITCH, 0);
    });

    it("B5 lists attendance one line below, each kind on a line, turning over under the first name", () => {
      const rolls = ["出席：", "请假：", "列席："].map((label) => lineWith(pages, label));
      for (const { x0, words } of rolls) {
        expect(Math.abs(x0 - LEFT - 2 * CHARACTER)).toBeLessThanOrEqual(0.3);
        expect(words[0]?.text).toMatch(/^(出席|请假|列席)/);
      }
      const [present] = rolls as [ReturnType<typeof lineWith>];
      const next = pages[present.page - 1]?.lines.find(({ y0 }) => y0 > present.y0 + 1);
      expect(Math.abs((next?.x0 ?? 0) - 55.8)).toBeLessThanOrEqual(0.3);
      expect(fontOf(pdf, "出席：")).toContain("ConcordSans");
      expect(rolls.map(({ page, y0 }) => page * 1_000 + y0)).toEqual(
        rolls.map(({ page, y0 }) => page * 1_000 + y0).toSorted((a, b) => a - b),
      );
    });

    it("B6, B7 ends with name and date, the date two characters from the right edge and as many right of the name", () => {
      const { page } = lineWith(pages, "2026年9月10日");
      const signed = ["专班办公室", "2026年9月10日"].map((wanted) =>
        pages[page - 1]?.lines.find(({ text }) => text === wanted),
      );
      const [name, date] = signed;
      expect(LEFT + WIDTH - (date?.x1 ?? 0)).toBeCloseTo(2 * CHARACTER, 0);
      expect((date?.x0 ?? 0) - (name?.x0 ?? 0)).toBeCloseTo(2 * CHARACTER, 0);
      expect((date?.y0 ?? 0) - (name?.y0 ?? 0)).toBeCloseTo(PITCH, 0);
    });

    it("B9 begins the annex on a new page: its label on the first line, its title on the third", () => {
      const { page } = lineWith(pages, "序号");
      const [label, title] = pages[page - 1]?.lines ?? [];
      expect(label?.text).toBe("附件1");
      expect(label?.x0).toBeCloseTo(LEFT, 0);
      expect(fontOf(pdf, "附件1")).toContain("ConcordSans");
      expect(title?.text).toBe("督办清单");
      const ink = pictureOf(pdf, page).bands("dark", 0, 80);
      expect(Math.abs((ink[1]?.y0 ?? 0) - (37 + 2 * PITCH))).toBeLessThanOrEqual(1.5);
      expect(Math.abs(((ink[1]?.x0 ?? 0) + (ink[1]?.x1 ?? 0)) / 2 - (LEFT + WIDTH / 2))).toBeLessThanOrEqual(1);
    });

    it("B10 keeps the list upright, as wide as the text, with its head on each page and rows whole", () => {
      const listed = pages.filter(({ lines }) => lines.some(({ text }) => text.startsWith("序号")));
      expect(listed.length).toBeGreaterThan(2);
      for (const { lines } of listed.slice(1))
        expect(lines[0]?.text).toBe("序号议定事项牵头单位配合单位责任人完成时限进展情况");
      const { page } = lineWith(pages, "序号");
      const table = pictureOf(pdf, page + 1, 200).bands("dark", 0, 265)[0];
      expect(table?.x0).toBeCloseTo(LEFT, 0);
      expect(table?.x1).toBeCloseTo(LEFT + WIDTH, 0);
    });

    it("I1, I2 ends with the imprint: its last rule at 262 mm, outer rules 0.35 mm, the inner 0.25 mm", () => {
      const rules = pictureOf(pdf, pages.length, 600)
        .bands("dark", 0, 263)
        .filter(({ x0, x1, y0, y1 }) => x1 - x0 > WIDTH - 0.5 && y1 - y0 < 1);
      expect(rules).toHaveLength(3);
      const [first, inner, last] = rules.map(({ y0, y1 }) => y1 - y0) as [number, number, number];
      expect(Math.abs(first - 0.35)).toBeLessThanOrEqual(0.06);
      expect(Math.abs(last - 0.35)).toBeLessThanOrEqual(0.06);
      expect(Math.abs(inner - 0.25)).toBeLessThanOrEqual(0.06);
      expect(Math.abs(((rules[2]?.y0 ?? 0) + (rules[2]?.y1 ?? 0)) / 2 - 262)).toBeLessThanOrEqual(0.5);
    });

    it("I3, I4 names copies one character in, turning over under the first, then issuer left and date right", () => {
      const last = pages.at(-1)?.lines ?? [];
      const copied = last.findIndex(({ text }) => text.startsWith("抄送：成员单位第1办公室"));
      const four = (14 * 25.4) / 72;
      expect(Math.abs((last[copied]?.x0 ?? 0) - LEFT - four)).toBeLessThanOrEqual(0.3);
      expect(Math.abs((last[copied + 1]?.x0 ?? 0) - LEFT - 4 * four)).toBeLessThanOrEqual(0.3);
      expect(last[copied]?.x1).toBeLessThanOrEqual(LEFT + WIDTH - four + 0.3);
      const issued = last.find(({ text }) => text.endsWith("2026年9月10日印发"));
      expect(issued?.words[0]?.text).toBe("专班办公室");
      expect(Math.abs((issued?.x0 ?? 0) - LEFT - four)).toBeLessThanOrEqual(0.3);
      expect(Math.abs((issued?.x1 ?? 0) - LEFT - WIDTH + four)).toBeLessThanOrEqual(0.4);
      expect(last.filter(({ text }) => text.includes("成员单位")).at(-1)?.text).toMatch(/。$/);
    });
  });

  it("H6 has the number one character from the left and 签发 one from the right, on one line over the red rule", async () => {
    const pdf = await official({ number: 18, signer: "李翀" });
    const [page] = textOfPages(pdf);
    const line = page?.lines.find(({ text }) => text.includes("第18期"));
    expect(line?.text).toContain("签发：李翀");
    expect((line?.x0 ?? 0) - LEFT).toBeCloseTo(CHARACTER, 0);
    expect(LEFT + WIDTH - (line?.x1 ?? 0)).toBeCloseTo(CHARACTER, 0);
    const [rule] = pictureOf(pdf, 1).bands("red", (line?.y1 ?? 0) - 2, (line?.y1 ?? 0) + 12);
    expect(rule).toBeDefined();
  });

  it("B9 keeps confirmations off the pages of the supervision list, wherever a template places them", async () => {
    const model = largeMeeting();
    const confirmations = [
      {
        sector: "government" as const,
        party: model.attendance[0]?.party ?? null,
        name: "陈喆",
        recordedBy: null,
        confirmedAt: "2026-09-09T01:02:03.000Z",
        hash: "5f",
        signature: null,
      },
    ];
    const { parts } = DEFAULT_SETTINGS.gb;
    for (const order of [parts, ["items", "actions", "confirmations"] as const]) {
      const small = { items: model.items.slice(0, 1), attendance: model.attendance.slice(0, 3), confirmations };
      const pages = textOfPages(await official({ ...model, ...small }, { parts: [...order] }));
      const on = (text: string) =>
        pages.flatMap(({ lines }, page) => (lines.some((one) => one.text === text) ? page : []));
      expect(on("各方确认"), order.join()).toHaveLength(1);
      expect(on("督办清单"), order.join()).not.toContain(on("各方确认")[0]);
    }
  });

  it("B6 leaves room for a seal: the date four characters from the edge, the name centred over it", async () => {
    const pdf = await official({ issuer: "专班办公室", issued: "2026-09-08" }, { signature: "sealed" });
    const lines = textOfPages(pdf)[0]?.lines ?? [];
    const date = lines.find(({ text }) => text === "2026年9月8日");
    const name = lines.find(({ text }) => text === "专班办公室");
    expect(LEFT + WIDTH - (date?.x1 ?? 0)).toBeCloseTo(4 * CHARACTER, 0);
    expect(((name?.x0 ?? 0) + (name?.x1 ?? 0)) / 2).toBeCloseTo(((date?.x0 ?? 0) + (date?.x1 ?? 0)) / 2, 0);
  });

  it("puts the imprint on a page of its own where there is no room", async () => {
    for (const length of [290, 300, 310, 320, 330, 345, 360]) {
      const pdf = await official({ opening: pure(length), copiesTo: "甲、乙", issuer: "办公室", issued: "2026-09-08" });
      const pages = textOfPages(pdf);
      const last = pages.at(-1)?.lines ?? [];
      const printed = last.find(({ text }) => text === "办公室2026年9月8日印发");
      expect(printed?.y1).toBeGreaterThan(255);
      expect(printed?.y1).toBeLessThan(262);
      const others = last.filter(({ y0 }) => y0 < 245);
      const copies = lineWith(pages, "抄送：");
      for (const { y1 } of others) expect(y1).toBeLessThan(copies.y0);
    }
  });

  it("begins no line with a mark that may not begin one, and ends none with one that may not end one", async () => {
    const marks = [
      "阿卜杜拉·买买提",
      "“两步走”",
      "《意见》",
      "100%",
      "（试行）",
      "，",
      "。",
      "；",
      "、",
      "〔2026〕18号",
    ];
    const text = Array.from({ length: 1_500 }, (_, at) => pure(1 + ((at * 7) % 5)) + marks[(at * 13) % marks.length]);
    const pages = textOfPages(await official({ opening: text.join("") }));
    const lines = pages.flatMap(({ lines }) => lines.filter(({ y0 }) => y0 < 262).map((line) => line.text));
    expect(lines.length).toBeGreaterThan(200);
    expect(lines.filter((line) => /^[，。；：、！？）》〕”’·%]/.test(line))).toEqual([]);
    expect(lines.filter((line) => /[（《〔“‘]$/.test(line))).toEqual([]);
  });
});

const squeezedText = ({ text }: { text: string }) => text.replace(/\s/g, "");

/** The rows of a band in which its edge is reached: those of the dash. */
function rowsAt(picture: Picture, band: Band, edge: "x0" | "x1"): { y0: number; y1: number } {
  const step = picture.mm(1);
  const rows: number[] = [];
  for (let y = band.y0; y < band.y1; y += step) {
    const [row] = picture.bands("dark", y - step / 4, y + step / 4);
    if (row && Math.abs(row[edge] - band[edge]) < 0.3) rows.push(y);
  }
  return { y0: rows[0] ?? 0, y1: (rows.at(-1) ?? 0) + step };
}

/** The font in which a text is set. */
function fontOf(pdf: Uint8Array, text: string): string | undefined {
  const xml = poppler("pdftohtml", pdf) ?? "";
  const id = [...xml.matchAll(/<text [^>]*font="(\d+)">(.*?)<\/text>/g)].find(([, , words = ""]) =>
    words.replace(/<[^>]*>|\s/g, "").includes(text),
  )?.[1];
  return xml.match(new RegExp(`<fontspec id="${id}"[^>]* family="([^"]*)"`))?.[1];
}
