/** Made-up organizations for the bench: enough different names, cities and segments to make indexes honest. */
import type { Database } from "../../db/base/database.ts";
import { columnsOf, toSql, wholeFields } from "../../db/schema/columns.ts";
import { searchTable } from "../../db/schema/tables.ts";
import { tokensOf } from "../../db/search/tokens.ts";

const PLACES = ["重庆", "成都", "宜宾", "绵阳", "遂宁", "眉山", "南充", "资阳", "德阳", "泸州"];
const TRADES = [
  "动力电池",
  "电机控制",
  "热管理",
  "隔膜材料",
  "整车制造",
  "充电设备",
  "汽车电子",
  "轻量化",
  "氢能",
  "智能网联",
];
const WORDS = ["华", "川", "渝", "安", "达", "新", "科", "锐", "恒", "远", "宏", "瑞", "博", "创", "嘉", "盛"];
const LATIN = ["Power", "Motor", "Battery", "Charging", "Vehicle", "Control", "Thermal", "Hydrogen", "Smart", "Light"];
const SECTORS = ["enterprise", "enterprise", "enterprise", "government", "ngo", "academia"];

/** The n-th organization; the same for the same n. */
export function organizationAt(n: number) {
  // A multiplicative hash per field, so that names, cities and trades vary independently of each other.
  const pick = <T>(list: readonly T[], salt: number) =>
    list[(Math.imul((n + 1) * (2 * salt + 1), 2_654_435_761) >>> 9) % list.length] as T;
  const city = pick(PLACES, 1);
  return {
    id: `org-b${n}`,
    fields: {
      name_zh: `${city}${pick(WORDS, 2)}${pick(WORDS, 3)}${pick(WORDS, 4)}${pick(TRADES, 5)}有限公司${n}`,
      name_en: `${pick(LATIN, 6)} ${pick(LATIN, 7)} ${n} Ltd`,
      sector: pick(SECTORS, 8),
      city,
      region: pick(PLACES, 9),
      products: `${pick(TRADES, 10)}、${pick(TRADES, 11)}`,
      segments: [],
    },
  };
}

/** The same rows with the same search index, by hand, in transactions of `batch`: the baseline of bulk writing. */
export function insertRaw(database: Database, count: number, batch: number): void {
  const columns = columnsOf("organization");
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const insert = database.prepare(
    `INSERT INTO organization (id, ${names}, _origin) VALUES (?, ${columns.map(() => "?").join(", ")}, 1)`,
  );
  const index = database.prepare(`INSERT INTO "${searchTable("organization")}" (rowid, words) VALUES (?, ?)`);
  for (let start = 0; start < count; start += batch) {
    database.exec("BEGIN IMMEDIATE");
    for (let n = start; n < Math.min(start + batch, count); n++) {
      const { id, fields } = organizationAt(n);
      const whole = wholeFields("organization", fields);
      const { lastInsertRowid } = insert.run(id, ...columns.map((column) => toSql(column, whole[column.name])));
      index.run(lastInsertRowid, tokensOf([fields.name_zh, fields.name_en, fields.city, fields.products].join("\n")));
    }
    database.exec("COMMIT");
  }
}
