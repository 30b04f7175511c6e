/** A table comes into the workspace: what each of its rows comes to, that blanks and worse sources erase nothing, and undo. */
import { describe, expect, it } from "vitest";
import type { RowResult } from "../../../../db/contract/procedures/region/table-imports.ts";
import { choicesOf } from "../../../../db/domain/imports/names.ts";
import type { Plan } from "../../../../db/domain/imports/plan.ts";
import { reportOf } from "../../../../db/domain/imports/report.ts";
import { runImport } from "../../../../db/domain/imports/run.ts";
import { atItsEnd } from "../../../../db/ledger/pace.ts";
import { verifyLedger } from "../../../../db/ledger/verify/verify.ts";
import { listRecords } from "../../../../db/records/lists/listing.ts";
import { takeBackAs, takingBack } from "../../../../db/records/undo.ts";
import { codeOf, openRoom, type Room } from "../../../support/room.ts";
import { ABOUT, planned, taken } from "./taking-in.ts";

const CODE = "91510112MA0000015E";
const OTHER_CODE = "91500112MA00000235";
const results = ({ rows }: Plan): RowResult[] => rows.map(({ result }) => result);
const codes = ({ rows }: Plan) => rows.map(({ reasons }) => reasons.map(({ reason }) => reason.code));
const all = (
  room: Room,
  subject: "organization" | "figure" | "policy" | "link" | "person" | "action" | "problem" | "source" | "table_import",
) =>
  listRecords(room.reader, subject, { filters: [], sort: [], offset: 0, limit: 1_000 }).rows as never as Record<
    string,
    unknown
  >[];

const FIRMS = [
  "序号\t企业名称\t统一社会信用代码\t所在城市\t区县\t成立时间\t产值（亿元）\t从业人数（人）",
  `1\t成都甲电池有限公司\t${CODE}\t成都市\t郫县\t2019年(投产)\t1.5\t约300`,
  "2\t重庆乙汽车有限公司\t91350100M000100Y4A\t\t渝北\t2023-02-29\t5-8\t-",
  "3\t丙\t\t成都\t\t\t\t",
  "4\t成都甲电池有限公司\t\t成都\t\t\t\t",
  "合计\t\t\t\t\t\t6.5\t",
];

describe("a table of firms", () => {
  it("makes organizations with their figures; what is no value is left out and told, row by row", async () => {
    const room = openRoom();
    const plan = await planned(room, FIRMS, { year: "2024" });
    expect(results(plan)).toEqual(["new", "new", "left", "left", "left"]);
    expect(codes(plan)).toEqual([
      [],
      ["W_CODE_CHECK", "W_CELL_DAY", "W_CELL_RANGE"],
      ["W_ROW_DOUBTFUL"],
      ["W_ROW_TWICE"],
      ["W_ROW_TOTAL"],
    ]);
    expect(all(room, "organization")).toEqual([]);
    const { id, counts } = await taken(room, plan);
    expect(counts).toMatchObject({ new: 2, changed: 0, left: 3 });
    const [source] = all(room, "source");
    expect(all(room, "organization")).toMatchObject([
      {
        name_zh: "成都甲电池有限公司",
        credit_code: CODE,
        sector: "enterprise",
        city: "成都",
        district: "郫都区",
        founded: "2019",
        note: "成立时间：2019年(投产)",
        confidence: "medium",
        sources: [source?.id],
      },
      {
        name_zh: "重庆乙汽车有限公司",
        credit_code: "91350100M000100Y4A",
        city: "重庆",
        district: "渝北区",
        founded: null,
      },
    ]);
    expect(all(room, "figure")).toMatchObject([
      { kind: "output", year: "2024", value: "1.5", unit: "亿元" },
      { kind: "staff", year: "2024", value: "300", unit: "人", approximate: true },
    ]);
    expect(all(room, "table_import")).toMatchObject([{ id, state: "taken_in", made: 2, left: 3, source: source?.id }]);
    expect(reportOf(room, id as string).rows.map(({ row, reasons }) => [row, reasons[0]?.code])).toEqual([
      [4, "W_ROW_DOUBTFUL"],
      [5, "W_ROW_TWICE"],
      [6, "W_ROW_TOTAL"],
    ]);
  });

  it("taken in twice changes nothing, and one undo takes all of it back", async () => {
    const room = openRoom();
    await taken(room, await planned(room, FIRMS, { year: "2024" }));
    const size = room.ledger.size;
    const again = await planned(room, FIRMS, { year: "2024" });
    expect(results(again).slice(0, 2)).toEqual(["unchanged", "unchanged"]);
    expect(await taken(room, again)).toMatchObject({ id: null });
    expect(room.ledger.size).toBe(size);
    takeBackAs(room, "undo", {});
    for (const subject of ["organization", "figure", "source", "table_import"] as const)
      expect(all(room, subject)).toEqual([]);
    takeBackAs(room, "redo", {});
    expect(all(room, "organization")).toHaveLength(2);
  });

  it("is matched by code first, then by any name; blanks erase nothing, lists only grow", async () => {
    const room = openRoom();
    const segment = room.put("segment", { name_zh: "电芯" }).id;
    const other = room.put("segment", { name_zh: "整车" }).id;
    const known = room.put("organization", {
      name_zh: "甲电池（成都）有限公司",
      short_name: "甲电池",
      credit_code: CODE,
      sector: "enterprise",
      city: "成都",
      address: "旧址",
      segments: [segment],
    });
    const rows = [
      "企业名称\t信用代码\t城市\t地址\t产业链环节",
      "甲电池\t\t成都\t\t整车、电芯",
      `甲新名有限公司\t${CODE}\t成都\t新址\t`,
    ];
    const plan = await planned(room, rows);
    expect(plan.rows.map(({ id, result }) => [id, result])).toEqual([
      [known.id, "changed"],
      [known.id, "waiting"],
    ]);
    expect(codes(plan)[1]).toEqual(["W_ROW_OTHER_NAME"]);
    await taken(room, plan);
    expect(all(room, "organization")).toMatchObject([
      { address: "旧址", segments: [segment, other], name_zh: "甲电池（成都）有限公司" },
    ]);
    await taken(room, await planned(room, rows, { decisions: [{ row: 3, take: "take" }] }));
    expect(all(room, "organization")).toMatchObject([
      { name_zh: "甲新名有限公司", aliases: ["甲电池（成都）有限公司"], address: "新址" },
    ]);
  });

  it("of a better source waits for a decision: the table's value, or the one that is there", async () => {
    const room = openRoom();
    room.put("organization", {
      name_zh: "甲公司",
      sector: "enterprise",
      city: "成都",
      district: "双流区",
      confidence: "high",
    });
    const rows = ["企业名称\t城市\t区县\t主要产品", "甲公司\t成都\t新都区\t电池"];
    expect(results(await planned(room, rows))).toEqual(["waiting"]);
    const kept = await planned(room, rows, { decisions: [{ row: 2, take: "keep" }] });
    expect([results(kept), kept.rows[0]?.fields]).toEqual([["changed"], { products: "电池" }]);
    const graded = await planned(room, rows, { grade: "A" });
    expect([results(graded), graded.rows[0]?.fields]).toEqual([["changed"], { district: "新都区", products: "电池" }]);
    expect((await planned(room, rows, { decisions: [{ row: 2, take: "skip" }] })).counts.left).toBe(1);
  });

  it("asks once for each text that is no value, and takes what it is said to mean", async () => {
    const room = openRoom();
    const segment = room.put("segment", { name_zh: "电芯" }).id;
    const rows = ["企业名称\t城市\t产业链环节", "甲公司\t成都\t正极材枓", "乙公司\t川渝\t正极材枓"];
    const plan = await planned(room, rows);
    expect(plan.asks).toMatchObject([
      { field: "segments", text: "正极材枓", count: 2 },
      { field: "city", text: "川渝", count: 1 },
    ]);
    expect(choicesOf(room.reader, "organization", "segments", "en")).toEqual([{ value: segment, label: "电芯" }]);
    const said = await planned(room, rows, {
      values: [
        { field: "segments", text: "正极材枓", value: segment },
        { field: "city", text: "川渝", value: "重庆" },
      ],
      cells: [{ row: 2, at: 0, text: "甲新能源公司" }],
    });
    expect([said.asks, codes(said)]).toEqual([[], [[], []]]);
    expect(said.rows[0]?.fields).toMatchObject({ name_zh: "甲新能源公司", segments: [segment] });
    expect(said.rows[1]?.fields.city).toBe("重庆");
  });

  it("names several in one cell, and one whose name has commas or brackets", async () => {
    const room = openRoom();
    const ids = ["电芯", "底盘（转向、制动）", "发动机、变速器、增程器"].map(
      (name_zh) => room.put("segment", { name_zh }).id,
    );
    const rows = ["企业名称\t产业链环节", "甲公司\t电芯、底盘(转向、制动)、发动机、变速器、增程器"];
    expect((await planned(room, rows)).rows[0]).toMatchObject({ fields: { segments: ids }, reasons: [] });
  });

  it("says of an amount that no field holds that it is none, and takes the row without it", async () => {
    const room = openRoom();
    const rows = ["企业名称\t城市\t产值", "甲公司\t成都\t99999999999999亿元", "乙公司\t成都\t2亿元"];
    const plan = await planned(room, rows, { year: "2024" });
    expect(codes(plan)).toEqual([["W_CELL_NUMBER"], []]);
    expect((await taken(room, plan)).counts).toMatchObject({ new: 2, left: 0 });
    expect(all(room, "figure").map(({ value }) => value)).toEqual(["200000000"]);
  });

  it("written by somebody else meanwhile is not written over", async () => {
    const room = openRoom();
    const { id } = room.put("organization", {
      name_zh: "甲公司",
      sector: "enterprise",
      city: "成都",
      products: "电芯",
    });
    const plan = await planned(room, ["企业名称\t主要产品", "甲公司\t电池", "乙公司\t电机"]);
    room.put("organization", { products: "电池管理系统" }, id);
    const { counts } = await taken(room, plan);
    expect(counts).toMatchObject({ new: 1, changed: 0, left: 1 });
    expect(all(room, "organization")).toMatchObject([{ products: "电池管理系统" }, { name_zh: "乙公司" }]);
  });

  it("of two different credit codes under one name somebody has to say which", async () => {
    const room = openRoom();
    room.put("organization", { name_zh: "甲公司", sector: "enterprise", city: "成都", credit_code: CODE });
    expect(results(await planned(room, ["企业名称\t信用代码", `甲公司\t${OTHER_CODE}`], { grade: "A" }))).toEqual([
      "waiting",
    ]);
    room.put("organization", { name_zh: "乙公司", sector: "enterprise", city: "成都" });
    room.put("organization", { name_zh: "乙公司", sector: "enterprise", city: "重庆" });
    const plan = await planned(room, ["企业名称\t城市", "乙公司\t", "乙公司\t重庆"]);
    expect([results(plan)[0], codes(plan)[0]]).toEqual(["alike", ["W_ROW_SEVERAL"]]);
  });

  it("given up is taken back whole", async () => {
    const room = openRoom();
    const rows = ["企业名称\t城市", ...Array.from({ length: 400 }, (_, at) => `第${at}电池有限公司\t成都`)];
    const giveUp = new AbortController();
    const running = runImport(room, await planned(room, rows), ABOUT, { table: "t" }, giveUp.signal);
    await running.next();
    giveUp.abort();
    await expect(running.next()).rejects.toMatchObject({ code: "E_CANCELLED" });
    expect(all(room, "organization")).toEqual([]);
    expect(all(room, "table_import")).toEqual([]);
  });

  it("that was never brought to its end can still be taken back", async () => {
    const room = openRoom();
    const rows = ["企业名称\t城市", ...Array.from({ length: 400 }, (_, at) => `第${at}电池有限公司\t成都`)];
    const running = runImport(room, await planned(room, rows), ABOUT, { table: "t" });
    await running.next();
    expect(all(room, "table_import")).toMatchObject([{ state: "running" }]);
    expect(all(room, "organization").length).toBeGreaterThan(0);
    takeBackAs(room, "undo", {});
    expect(all(room, "organization")).toEqual([]);
  });

  it("is read as it was before, when its headings come again", async () => {
    const room = openRoom();
    const rows = ["厂名\t城市\t备注", "甲公司\t成都\t好"];
    await taken(
      room,
      await planned(room, rows, {
        subject: "organization",
        columns: ["name_zh", "city", null],
        sender: "省协会",
        grade: "B",
      }),
    );
    const again = await planned(room, ["备注\t厂名\t城市", "不错\t乙公司\t重庆"], { subject: "organization" });
    expect(again.settings).toMatchObject({ columns: [null, "name_zh", "city"], sender: "省协会", grade: "B" });
  });
});

describe("other tables", () => {
  it("policies: only a document number is one, issuers are organizations, dates keep how exact they are", async () => {
    const room = openRoom();
    const issuer = room.put("organization", { name_zh: "成都市人民政府", sector: "government", city: "成都" }).id;
    const rows = [
      "政策名称\t发文字号\t发文机关\t印发日期\t级别",
      "甲办法\t成府发〔2024〕1号\t成都市人民政府\t2024年1月\t市级",
      "乙通知\t（依据成府发〔2024〕1号）\t某办公室\t2024.3.5\t市",
    ];
    const plan = await planned(room, rows);
    expect(results(plan)).toEqual(["new", "new"]);
    await taken(room, plan);
    expect(all(room, "policy")).toMatchObject([
      { title_zh: "甲办法", doc_number: "成府发〔2024〕1号", issuers: [issuer], issued: "2024-01", level: "city" },
      {
        title_zh: "乙通知",
        doc_number: null,
        issuers: [],
        issued: "2024-03-05",
        note: "文号：（依据成府发〔2024〕1号）\n发文机关：某办公室",
      },
    ]);
    const again = await planned(room, rows);
    expect(results(again)).toEqual(["unchanged", "unchanged"]);
  });

  it("problems, actions, people, links and figures name organizations that are there", async () => {
    const room = openRoom();
    const a = room.put("organization", { name_zh: "甲公司", sector: "enterprise", city: "成都" }).id;
    const b = room.put("organization", { name_zh: "乙公司", sector: "enterprise", city: "重庆" }).id;
    const tables = {
      problem: ["存在问题\t责任单位\t问题描述", "充电桩少\t甲公司\t晚上不够"],
      action: ["重点任务\t牵头单位\t配合单位\t完成时限\t进度", "建平台\t甲公司\t乙公司\t2026年12月\t30%"],
      person: ["姓名\t单位\t职务", "张三\t甲公司\t总经理", "\t乙公司\t联络员", "李四\t丁公司\t"],
      link: ["供应商\t采购方\t合作内容", "甲公司\t乙公司\t电池"],
      figure: ["单位\t指标\t年份\t数值\t计量单位", "甲公司\t产值\t2024\t1.5\t亿元", "\t产值\t2024\t2\t亿元"],
    } as const;
    for (const [subject, rows] of Object.entries(tables)) {
      const plan = await planned(room, rows);
      expect(plan.subject).toBe(subject);
      await taken(room, plan);
      const again = await planned(room, rows);
      expect([subject, again.counts.new, again.counts.changed]).toEqual([subject, 0, 0]);
    }
    expect(all(room, "problem")).toMatchObject([
      { title_zh: "充电桩少", owner: a, status: "open", description: "晚上不够" },
    ]);
    expect(all(room, "action")).toMatchObject([
      { text: "建平台", lead: a, supporting: [b], due: "2026-12", percent: 30 },
    ]);
    expect(all(room, "person")).toMatchObject([
      { name: "张三", organization: a },
      { name: null, organization: b, duty: "联络员" },
    ]);
    expect(all(room, "link")).toMatchObject([{ from: a, to: b, status: "existing", description: "电池" }]);
    expect(all(room, "figure")).toMatchObject([
      { organization: a, kind: "output", year: "2024", value: "1.5", unit: "亿元" },
    ]);
  });
});

describe("a large table is taken back in parts", () => {
  const FIRM_COUNT = 150;
  const rows = [
    "企业名称\t所在城市\t产值（亿元）",
    ...Array.from({ length: FIRM_COUNT }, (_, n) => `第${n}汽车有限公司\t成都\t${n}`),
  ];
  const held = (room: Room) =>
    (["organization", "figure", "source", "table_import"] as const).map(
      (subject) => room.ledger.store.all(`SELECT id FROM "${subject}" ORDER BY id`).length,
    );
  const sound = (room: Room) => verifyLedger(room.ledger.store, room.ledger.workspace).entries === room.ledger.size;

  async function withTable(): Promise<{ room: Room; whole: number[] }> {
    const room = openRoom();
    await taken(room, await planned(room, rows, { year: "2024" }));
    return { room, whole: held(room) };
  }

  it("between which others write; all of it comes forward again as well", async () => {
    const { room, whole } = await withTable();
    const steps = takingBack(room, "undo", {});
    let parts = 0;
    for (let step = await steps.next(); !step.done; step = await steps.next()) {
      parts += 1;
      // Whoever has seen something else meanwhile goes on.
      if (parts === 2) room.ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "s", { value: "1" }));
    }
    expect(parts).toBeGreaterThan(2);
    expect(held(room)).toEqual([0, 0, 0, 0]);
    await atItsEnd(takingBack(room, "redo", {}));
    expect(held(room)).toEqual(whole);
    await atItsEnd(takingBack(room, "undo", {}));
    expect(held(room)).toEqual([0, 0, 0, 0]);
    expect(sound(room)).toBe(true);
  });

  it.each(["given up", "left", "overtaken"] as const)(
    "and is whole again where that is %s in the midst",
    async (how) => {
      const { room, whole } = await withTable();
      const digest = digestOf(room);
      const giving = new AbortController();
      const steps = takingBack(room, "undo", {}, giving.signal);
      let last: unknown = null;
      try {
        for (let step = await steps.next(); !step.done; step = await steps.next()) {
          if (held(room)[1] === whole[1]) continue;
          expect(held(room)).not.toEqual(whole);
          if (how === "given up") giving.abort();
          else if (how === "left") {
            await steps.return(null);
            break;
          } else {
            const [first] = room.ledger.store.all<{ id: string }>("SELECT id FROM organization ORDER BY row LIMIT 1");
            room.ledger.transact({ act: "put", by: "other" }, (tx) =>
              tx.put("organization", first?.id as string, { note: "x" }),
            );
          }
        }
      } catch (error) {
        last = error;
      }
      expect((last as { code?: string } | null)?.code ?? null).toBe(
        { "given up": "E_CANCELLED", left: null, overtaken: "E_UNDO_OVERTAKEN" }[how],
      );
      expect(held(room)).toEqual(whole);
      if (how === "overtaken") return;
      expect(digestOf(room)).toBe(digest);
      expect(codeOf(() => takeBackAs(room, "redo", {}))).toBe("E_NOTHING_TO_UNDO");
      await atItsEnd(takingBack(room, "undo", {}));
      expect(held(room)).toEqual([0, 0, 0, 0]);
      expect(sound(room)).toBe(true);
    },
  );

  it("and goes on from where a crash has cut it short", async () => {
    const { room, whole } = await withTable();
    const steps = takingBack(room, "undo", {});
    while (held(room)[1] === whole[1]) await steps.next();
    expect(held(room)[0]).toBeGreaterThan(0);
    // Nobody asks for the rest any more, and nothing is put back.
    await atItsEnd(takingBack(room, "undo", {}));
    expect(held(room)).toEqual([0, 0, 0, 0]);
    expect(sound(room)).toBe(true);
  });
});

/** All that the records hold. */
function digestOf({ ledger }: Room): string {
  return JSON.stringify(
    (["organization", "figure", "source", "table_import"] as const).map((subject) =>
      ledger.store
        .all<Record<string, unknown>>(`SELECT * FROM "${subject}" ORDER BY id`)
        .map(({ row: _, _writers, ...one }) => one),
    ),
  );
}
