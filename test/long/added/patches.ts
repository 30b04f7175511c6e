/** A made-up kind of record, as somebody would add it by docs/adding-an-entity.md: what is written into which file. */

/** File, and what becomes of its text; a new file begins empty. */
export const PATCHES: Readonly<Record<string, (text: string) => string>> = {
  "db/contract/subjects/standards.ts": () => `/** Standards that bind or guide the industry. */
import { line, oneOf, partialDate, ref, text } from "../fields.ts";
import { subject } from "./define.ts";
import { provenance } from "./provenance.ts";

export const standard = subject(
  "standard",
  "standards",
  {
    name_zh: line({ required: true, index: true }),
    name_en: line({ index: true }),
    kind: oneOf(["national", "industry", "group"], { required: true, begins: "national", index: true, width: 110 }),
    scope: text(),
    issued: partialDate({ index: true }),
    organization: ref("organization"),
    ...provenance,
  },
  {
    title: { zh: ["name_zh"], en: ["name_en", "name_zh"] },
    searched: ["name_zh", "name_en", "scope"],
    sort: { field: "issued", dir: "desc" },
    screen: { at: "/standards/$id", rail: 99, columns: ["kind", "issued", "organization"], groups: ["kind"] },
  },
);
`,
  "db/contract/subjects/index.ts": (text) =>
    after(
      after(text, 'from "./series.ts";\n', 'import { standard } from "./standards.ts";\n'),
      "  problem,\n",
      "  standard,\n",
    ),
  "db/contract/labels/zh.ts": labelled("标准", "标准", "适用范围", {
    national: "国家标准",
    industry: "行业标准",
    group: "团体标准",
  }),
  "db/contract/labels/en.ts": labelled("Standard", "Standards", "Scope", {
    national: "National",
    industry: "Industry",
    group: "Group",
  }),
  "docs/glossary.md": (text) =>
    text.replace(/\n(?=\| `problem` )/, "\n| `standard` | 标准 | Standard | what binds or guides the industry | – |\n"),
  "test/unit/domain/standards.test.ts": () => `/** Standards go the common way of all records. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ContractRouterClient } from "@orpc/contract";
import { type AnyRouter, createRouterClient } from "@orpc/server";
import { expect, it } from "vitest";
import type { Api } from "../../../db/contract/api.ts";
import { inWords } from "../../../db/contract/labels/in-words.ts";
import { createRouter } from "../../../db/server/router.ts";
import { Session } from "../../../db/server/session.ts";
import { SCREENS } from "../../../renderer/app/screens.ts";
import { CHEAP_KDF } from "../../support/cheap-kdf.ts";
import { here } from "../../support/in-process.ts";

const home = mkdtempSync(join(tmpdir(), "concord-standards-"));

it("is made, listed, narrowed down, found by words, and taken back", async () => {
  const session = new Session({ home, kdf: CHEAP_KDF });
  const client = createRouterClient(createRouter(session) as AnyRouter, here(session)) as ContractRouterClient<Api>;
  try {
    await client.workspace.create({ name: "w", passphrase: "correct horse battery staple", profile: "协调", starter: false });
    const organization = (await client.organization.put({ fields: { name_zh: "甲研究院", sector: "academia", city: "重庆" } })).record.id;
    const { record } = await client.standard.put({ fields: { name_zh: "换电接口", scope: "乘用车换电", issued: "2026-03", organization } });
    expect(record).toMatchObject({ kind: "national", confidence: null, sources: [] });
    await client.standard.put({ fields: { name_zh: "电池回收", kind: "group" } });
    const narrowed = await client.standard.list({ filters: [{ field: "kind", op: "is", value: "national" }] });
    expect(narrowed.rows.map(({ id }) => id)).toEqual([record.id]);
    expect(narrowed.labels[organization]?.zh).toBe("甲研究院");
    expect((await client.search.query({ text: "换电" })).hits).toMatchObject([{ subject: "standard", id: record.id }]);
    const asked = { kind: "list" as const, language: "zh" as const, records: { subject: "standard" as const, filters: [], sort: [] } };
    expect(JSON.stringify(await client.document.blocks(asked))).toContain("换电接口");
    expect((await client.document.begin({ ...asked, format: "xlsx" })).name).toMatch(/^标准.*\\.xlsx$/);
    await expect(client.standard.put({ fields: { name_zh: "x", organization: "no-such" } })).rejects.toMatchObject({ code: "E_UNKNOWN_RECORD" });
    await client.history.undo({});
    expect(await client.standard.count({})).toBe(1);
  } finally {
    await session.close();
    rmSync(home, { recursive: true });
  }
});

it("has its place in the rail, and is read in both languages, without a screen of its own", () => {
  expect(SCREENS).toContainEqual(expect.objectContaining({ to: "/standards", group: "region", key: "collections.standard" }));
  const read = (language: "zh" | "en") =>
    Object.entries({ kind: "group", issued: "2026", organization: "o" }).map(([field, value]) =>
      inWords("standard", field, value, { language, nameOf: (id) => \`<\${id}>\` }),
    );
  expect(read("zh")).toEqual(["团体标准", "2026", "<o>"]);
  expect(read("en")).toEqual(["Group", "2026", "<o>"]);
});
`,
};

/** Written by the tests that compare them with what they find (`UPDATE_GOLDEN=1`). */
export const WRITTEN_BY_TESTS = ["docs/data.md", "docs/rights.md"];

function labelled(one: string, many: string, scope: string, kinds: object): (text: string) => string {
  const values = Object.entries(kinds).map(([value, name]) => `      ${value}: "${name}",\n`);
  return (text) => {
    const subjects = after(text, "  subjects: {\n", `    standard: "${one}",\n`);
    const collections = after(subjects, "  collections: {\n", `    standard: "${many}",\n`);
    const fields = after(collections, "  fields: {\n", `    scope: "${scope}",\n`);
    return after(fields, "    kind: {\n", values.join(""));
  };
}

/** @throws Error if the text no longer holds the place */
function after(text: string, place: string, added: string): string {
  if (!text.includes(place)) throw new Error(`there is no ${JSON.stringify(place)} any more`);
  return text.replace(place, place + added);
}
