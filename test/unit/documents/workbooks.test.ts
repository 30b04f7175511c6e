/** The supervision list and the register as Excel workbooks: what they say, how they are set up, what Calc reads. */
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { statusWords } from "../../../db/documents/blocks/reports/supervision.ts";
import { askExtension, decideExtension } from "../../../db/domain/actions/actions.ts";
import { reportProgress } from "../../../db/domain/actions/progress.ts";
import { isHere } from "../../programs.mjs";
import { documentBytes } from "../../support/documents.ts";
import { inLibreOffice } from "../../support/libreoffice.ts";
import { openRoom, type Room, seatParties } from "../../support/room.ts";
import { docxParts } from "./pages/reading.ts";

function world() {
  const room = openRoom();
  const parties = seatParties(room);
  const meeting = room.put("meeting", { title_zh: "第1次会议", title_en: "Meeting 1", day: "2026-11-10" }).id;
  room.put("minutes", { meeting, issue: "第18期" });
  const item = room.put("agenda_item", { meeting, title_zh: "回收", title_en: "Recycling" }).id;
  const late = room.put("action", {
    text: "=1+1",
    text_en: "+cmd|' /C calc'!A1",
    meeting,
    agenda_item: item,
    lead: parties.maker,
    supporting: [parties.association, parties.supplier],
    due: "2026-11-01",
    due_note: "会上定的",
    status: "in_progress",
    percent: 40,
  }).id;
  room.put("action", { text: "-1\n@SUM(A1)\tx", meeting, lead: parties.department, due: "2026-12" });
  const done = room.put("action", { text: "𬭚材料", meeting, lead: parties.maker, due: "2026-12-05" }).id;
  return { room, meeting, item, late, done, ...parties };
}

const xlsx = (
  room: Room,
  of: string | undefined,
  language: "zh" | "en" | "both",
  kind: "supervision" | "register" = "supervision",
) => documentBytes(room, { kind, of, language, format: "xlsx" });
const rowsOf = async (bytes: Uint8Array) => (await readXlsx(bytes)).sheets[0]?.rows ?? [];

describe("the supervision list as a workbook", () => {
  it("has the columns that offices use, in both languages", async () => {
    const { room, meeting } = world();
    const [zh] = await rowsOf(await xlsx(room, meeting, "zh"));
    expect(zh).toEqual(
      "序号 议定事项 牵头单位 配合单位 责任人 完成时限 进展情况 会议名称/期号 议题 责任领导 办理状态 完成日期 未完成原因 下一步措施 延期申请 督办次数 备注".split(
        " ",
      ),
    );
    const [en] = await rowsOf(await xlsx(room, meeting, "en"));
    expect(en?.slice(0, 2)).toEqual(["No.", "Action"]);
    const [both] = await rowsOf(await xlsx(room, meeting, "both"));
    expect(both?.[1]).toBe("议定事项\nAction");
    expect(both?.[10]).toBe("办理状态\nStatus");
  });

  it("tells where an action comes from and how it was followed", async () => {
    const { room, meeting, late, done } = world();
    room.put("action_step", { action: late, text: "选址", done: true });
    room.put("action_step", { action: late, text: "签约" });
    room.put("action_step", { action: late, text: "开工" });
    const next = room.put("meeting", { title_zh: "第2次会议", day: "2026-11-20" }).id;
    room.put("agenda_item", { meeting: next, title_zh: "督办", actions: [late] });
    reportProgress(room, { id: late, status: "blocked", text: "用地未批" });
    const { id } = askExtension(room, { id: done, due: "2026-12-20", reason: "设备晚到" });
    decideExtension(room, { request: id, approve: true });
    reportProgress(room, { id: done, status: "done" });
    const [, first, second, third] = await rowsOf(await xlsx(room, meeting, "zh"));
    const open = first?.[1] === "=1+1" ? first : third;
    expect(open).toMatchObject([
      1,
      "=1+1",
      "整车企业",
      "行业协会、电池企业",
      null,
      new Date("2026-11-01T00:00:00Z"),
      "40%\n用地未批",
      "第1次会议 第18期",
      "回收",
      null,
      "逾期",
      null,
      "用地未批",
      "签约\n开工",
      null,
      1,
      "会上定的",
    ]);
    const closed = [first, second, third].find((row) => row?.[1] === "𬭚材料");
    expect(closed?.slice(10, 15)).toEqual([
      "已办结",
      new Date("2026-11-23T00:00:00Z"),
      null,
      null,
      "2026年12月20日（同意） 设备晚到",
    ]);
    // A month is no day: it is text, written as the days are.
    expect([first, second, third].map((row) => row?.[5])).toContain("2026年12月");
  });

  it.each([
    ["zh", "&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "进行中,"],
    ["en", "[$-809]d mmm yyyy", "In progress,"],
    ["both", "yyyy-mm-dd", "进行中 In progress,"],
  ] as const)(
    "in %s filters, offers the status words, repeats its head, fits the page and writes days as days",
    async (language, format, word) => {
      const { room, meeting } = world();
      const parts = docxParts(await xlsx(room, meeting, language));
      const {
        "xl/worksheets/sheet1.xml": sheet = "",
        "xl/workbook.xml": book = "",
        "xl/styles.xml": styles = "",
      } = parts;
      expect(sheet).toContain('<autoFilter ref="A1:Q4"/>');
      expect(sheet).toMatch(/<dataValidation type="list" sqref="K2:K4"[^>]*errorStyle="warning"/);
      const offered = /<formula1>"([^"]*)"/.exec(sheet)?.[1] ?? "";
      expect(offered).toContain(word);
      // The format takes a list of at most 255 characters, and a comma would be two words.
      expect(offered.length).toBeLessThanOrEqual(255);
      expect(offered.split(",")).toEqual(Object.values(statusWords(language)));
      expect(book).toMatch(/<definedName name="_xlnm.Print_Titles" localSheetId="0">(Supervision|督办清单)!\$1:\$1</);
      expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
      expect(sheet).toMatch(/<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/);
      expect(sheet).toMatch(/<pane ySplit="1" topLeftCell="A2" state="frozen"/);
      expect(styles).toContain(format);
      // 2026-11-01 is day 46327 of Excel's calendar, whatever the time zone here.
      expect(sheet).toMatch(/<c r="F2" s="\d+"><v>46327<\/v>/);
      // Rows are as high as their lines: 16 points each and 4 more.
      for (const [, height] of sheet.matchAll(/<row r="\d+" ht="(\d+)"/g)) expect((Number(height) - 4) % 16).toBe(0);
      expect([...sheet.matchAll(/<row /g)]).toHaveLength([...sheet.matchAll(/ customHeight="1"/g)].length);
      expect(parts["docProps/core.xml"]).toContain("<dc:creator>Concord</dc:creator>");
    },
  );

  it("makes a row higher for text that wraps, twice as fast for Chinese", async () => {
    const heightOf = async (text: string) => {
      const { room, meeting, maker } = world();
      room.put("action", { text, meeting, lead: maker, due: "2026-01-01" });
      const sheet = docxParts(await xlsx(room, meeting, "zh"))["xl/worksheets/sheet1.xml"] ?? "";
      return Number(/<row r="2" ht="(\d+)"/.exec(sheet)?.[1]);
    };
    const latin = await heightOf("word ".repeat(40));
    expect(await heightOf("字".repeat(200))).toBeGreaterThan(1.7 * latin);
    // No row can be higher.
    expect(await heightOf("字".repeat(19_000))).toBe(409);
  });

  it("keeps formulas text, and has no control characters", async () => {
    const { room, meeting, maker } = world();
    room.put("action", { text: "a\u0009b", text_en: "x", meeting, lead: maker });
    const parts = docxParts(await xlsx(room, meeting, "both"));
    const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
    expect(sheet).not.toContain("<f>");
    expect(parts["xl/sharedStrings.xml"]).toContain("=1+1\n+cmd|&apos; /C calc&apos;!A1".replaceAll("&apos;", "'"));
    for (const part of Object.values(parts)) expect(part).not.toMatch(/[^\P{Cc}\n\r]|[\ufffe\uffff]/u);
  });

  it("prints what Excel would read as a character's number as it is", async () => {
    const { room, meeting, maker } = world();
    room.put("action", { text: "改 _x0041_ 与 _X005f_ 与 _x41_", text_en: "x", meeting, lead: maker });
    const strings = docxParts(await xlsx(room, meeting, "zh"))["xl/sharedStrings.xml"] ?? "";
    expect(strings).toContain("改 _x005F_x0041_ 与 _x005F_X005f_ 与 _x41_");
  });

  it("is right when it is empty", async () => {
    const { room } = world();
    const empty = room.put("meeting", { title_zh: "空" }).id;
    const sheet = docxParts(await xlsx(room, empty, "zh"))["xl/worksheets/sheet1.xml"] ?? "";
    expect(sheet).toContain('<autoFilter ref="A1:Q1"/>');
    expect(sheet).not.toContain("dataValidation");
  });

  it("prints above the page a name with an ampersand as it is, and the day of which it tells", async () => {
    const { room } = world();
    const meeting = room.put("meeting", { title_zh: `A&B &P ${"长".repeat(300)}` }).id;
    const sheet = docxParts(await xlsx(room, meeting, "zh"))["xl/worksheets/sheet1.xml"] ?? "";
    const header = (/<oddHeader>([^<]*)/.exec(sheet)?.[1] ?? "").replaceAll("&amp;", "&");
    expect(header).toMatch(/^&CA&&B &&P 长+督办清单&R截至2026年11月23日，共0项，其中逾期0项。$/);
    expect(header.length).toBeLessThanOrEqual(255);
  });

  it.runIf(isHere("calc"))(
    "opens in Calc with every cell and every page",
    async () => {
      const { room, meeting } = world();
      const made = await calc(await xlsx(room, meeting, "both"));
      expect(made.csv).toContain("\"=1+1\n+cmd|' /C calc'!A1\"");
      expect(made.csv).toContain("2026-11-01");
      expect(made.csv).toContain("𬭚材料");
      expect(made.csv.startsWith('"序号\nNo."')).toBe(true);
      expect(made.pages).toBe(1);
    },
    120_000,
  );
});

describe("the register of decisions as a workbook", () => {
  it("has a row for each decision, with its number, dissent and what came of it", async () => {
    const { room, meeting, item, maker, supplier, department } = world();
    room.put("meeting", { decision_rule: "majority", ordinal: 1 }, meeting);
    const put = (text: string, state: "adopted" | "rejected", agenda_item?: string) =>
      room.put("outcome", { meeting, agenda_item, kind: "decision", text, state }).id;
    for (const organization of [maker, supplier])
      room.put("attendance", { meeting, organization, presence: "present" });
    put("第一项", "adopted", item);
    const second = put("第二项", "rejected", item);
    put("其他", "adopted");
    room.put("outcome", { meeting, agenda_item: item, kind: "opinion", text: "不是决定", state: "adopted" });
    room.put("position", { outcome: second, organization: maker, stance: "support" });
    room.put("position", { outcome: second, organization: supplier, stance: "oppose", note: "成本太高" });
    room.put("action", { text: "测算成本", meeting, outcome: second, lead: department, due: "2026-11-11" });
    const [, ...rows] = await rowsOf(await xlsx(room, undefined, "zh", "register"));
    expect(rows.map((row) => [row[0], row[4]])).toEqual([
      ["2026-1-1/1", "第一项"],
      ["2026-1-1/2", "第二项"],
      ["2026-1-0/1", "其他"],
    ]);
    expect(rows[1]).toEqual([
      "2026-1-1/2",
      "第1次会议 第18期",
      new Date("2026-11-10T00:00:00Z"),
      "回收",
      "第二项",
      "表决",
      "未通过",
      "支持 1，反对 1\n反对：电池企业（成本太高）",
      "测算成本（市经信委，2026年11月11日，未启动，逾期）",
      null,
      null,
      null,
    ]);
  });
});

/** The workbook as LibreOffice Calc reads it: its first sheet as CSV, and how many pages it prints. */
async function calc(bytes: Uint8Array): Promise<{ csv: string; pages: number }> {
  const files = { "list.xlsx": bytes };
  const csv = await inLibreOffice(files, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false");
  const pdf = await inLibreOffice(files, "pdf");
  return {
    csv: csv["list.xlsx"].toString("utf8"),
    pages: pdf["list.xlsx"].toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0,
  };
}
