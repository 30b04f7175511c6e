/** What registers have of organizations: codes that are told when they are wrong, figures, people known by their duty. */
import { readXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import { openDocument } from "../../../../db/domain/documents/documents.ts";
import { listRecords } from "../../../../db/records/lists/listing.ts";
import { putRecord } from "../../../../db/records/records.ts";
import { codeOf, openRoom } from "../../../support/room.ts";

const FIRM = { name_zh: "甲电池有限公司", sector: "enterprise", city: "成都" } as const;

it("keeps a credit code as registers write it, tells what is wrong with it, and who has the same", () => {
  const room = openRoom();
  const put = (credit_code: string) => putRecord(room, "organization", { fields: { ...FIRM, credit_code } });
  const first = put(" 91510112ma0000015e ");
  expect([first.record.credit_code, first.warnings]).toEqual(["91510112MA0000015E", []]);
  expect(put("91350100M000100Y4A").warnings).toContainEqual({
    code: "W_CODE_CHECK",
    params: { code: "91350100M000100Y4A", expected: "3" },
  });
  const codes = (code: string) => put(code).warnings.map((one) => one.code);
  expect(codes("9.15E+17")).toContain("W_CODE_DESTROYED");
  expect(codes("9151O112MA0000015E")).toContain("W_CODE_LETTERS");
  expect(codes("没有")).toContain("W_CODE_FORM");
  expect(put("91510112MA0000015E").warnings).toContainEqual({
    code: "W_SAME_CODE",
    params: expect.objectContaining({ id: first.record.id }),
  });
});

it("a figure is somebody's, exact to the last digit, and ordered as a number", () => {
  const room = openRoom();
  const { id: organization } = room.put("organization", FIRM);
  const figure = { kind: "output", year: "2024", unit: "万元" } as const;
  expect(codeOf(() => room.put("figure", { ...figure, value: "1" }))).toBe("E_FIGURE_OF");
  for (const value of ["9", "10", "123456789012345.123456789012345", "-2"])
    room.put("figure", { ...figure, organization, value });
  for (const value of ["1,000", "1e3", "01", "1.50", "-0", "1234567890123456"])
    expect([value, codeOf(() => room.put("figure", { ...figure, organization, value }))]).toEqual([value, "E_DECIMAL"]);
  const asked = { filters: [], sort: [{ field: "value", dir: "asc" as const }], offset: 0, limit: 10 };
  expect(listRecords(room.reader, "figure", asked).rows.map(({ value }) => value)).toEqual([
    "-2",
    "9",
    "10",
    "123456789012345.123456789012345",
  ]);
  const above = listRecords(room.reader, "figure", {
    ...asked,
    filters: [{ field: "value", op: "from", value: "10" }],
  });
  expect(above.rows).toHaveLength(2);
});

it("somebody of whom only the duty is known is called by it", () => {
  const room = openRoom();
  const { id: organization } = room.put("organization", FIRM);
  expect(codeOf(() => room.put("person", { organization }))).toBe("E_NAME_MISSING");
  expect(room.put("person", { organization, duty: "总经理" })).toMatchObject({ name: null, duty: "总经理" });
});

it("a list leaves without what is about persons, unless somebody asks for it", async () => {
  const room = openRoom();
  room.put("organization", { ...FIRM, contact: "张三 13800000000", web: "https://example.cn" });
  const made = async (personal?: true) => {
    const records = { subject: "organization" as const, filters: [], sort: [] };
    const input = { kind: "list" as const, language: "zh" as const, format: "xlsx" as const, records };
    const { parts } = await openDocument(room, { ...input, ...(personal && { personal }) });
    const bytes: Uint8Array[] = [];
    for await (const part of parts) bytes.push(part);
    return JSON.stringify(await readXlsx(Buffer.concat(bytes)));
  };
  expect(await made()).toContain("https://example.cn");
  expect(await made()).not.toContain("13800000000");
  expect(await made(true)).toContain("13800000000");
});
