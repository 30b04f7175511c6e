/** Where the fields of a record stand on its page, and what names it: by what its subject says. */
import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import { labelFrom } from "../../../db/contract/labels/in-words.ts";
import { SUBJECTS, subjectOf } from "../../../db/contract/subjects/index.ts";
import { isFilled, otherEnd, otherName, placedOf, relatedTo } from "../../../renderer/records/page/record-parts.ts";
import { factLabel } from "../../../renderer/ui/labels.ts";

const FIRM = {
  id: "o",
  name_zh: "川江重汽",
  name_en: "Chuanjiang Trucks",
  sector: "enterprise",
  city: "成都",
  district: null,
  segments: ["s"],
  aliases: [],
  products: "重卡",
  contact: "",
  note: null,
};

it("fields stand at the head, among the facts or as links; those that are empty, apart or a name do not", () => {
  expect(placedOf("organization", FIRM, "zh")).toEqual({
    head: ["sector", "city", "segments"],
    facts: ["products"],
    linked: [],
  });
  // Of two languages the one that is read; where that is empty, the other.
  const both = { ...FIRM, city_en: "Chengdu", products_en: "Trucks" };
  expect(placedOf("organization", both, "en")).toMatchObject({
    head: ["sector", "city_en", "segments"],
    facts: ["products_en"],
  });
  expect(placedOf("organization", both, "zh")).toEqual(placedOf("organization", FIRM, "zh"));
  // Also where no list has the two as one column.
  const placed = { ...both, region: "四川", region_en: "Sichuan" };
  expect(placedOf("organization", placed, "en").facts).toEqual(["region_en", "products_en"]);
  expect(placedOf("organization", placed, "zh").facts).toEqual(["region", "products"]);
  expect(placedOf("organization", FIRM, "en").head).toEqual(["sector", "city", "segments"]);
  const action = { text: "提交", lead: "o", supporting: ["p"], meeting: "m", due: "2026-12-15", percent: 0, rank: 3 };
  // As the columns of its list have them, and without what the page shows otherwise.
  expect(placedOf("action", action, "zh", ["due", "percent"])).toEqual({
    head: [],
    facts: [],
    linked: ["lead", "supporting", "meeting"],
  });
});

it("to whoever reads English the English one of two fields has their plain name, and the other says that it is Chinese", () => {
  const t = ((key: string | string[], given?: { label: string }) =>
    given ? `${given.label} (Chinese)` : [key].flat().at(-1)) as unknown as TFunction;
  const labels = (language: "zh" | "en") =>
    ["region", "region_en", "founded", "name_zh", "name_en"].map((field) =>
      factLabel(t, "organization", field, language),
    );
  const names = ["fields.name_zh", "fields.name_en"];
  expect(labels("zh")).toEqual(["fields.region", "fields.region_en", "fields.founded", ...names]);
  expect(labels("en")).toEqual(["fields.region (Chinese)", "fields.region", "fields.founded", ...names]);
});

it("nothing stands in an empty text, an empty list and a plain no; a zero says something", () => {
  expect([null, undefined, "", [], false].map(isFilled)).toEqual([false, false, false, false, false]);
  expect([0, "a", ["a"], true].map(isFilled)).toEqual([true, true, true, true]);
});

it("the other name is told where it is another one", () => {
  expect(otherName("organization", FIRM, "zh")).toBe("Chuanjiang Trucks");
  expect(otherName("organization", FIRM, "en")).toBe("川江重汽");
  expect(otherName("organization", { ...FIRM, name_en: null }, "zh")).toBeNull();
});

it("what names a record is counted by kinds, those first that its subject names, each record once", () => {
  const of = (subject: string, id: string, field: string) => ({
    subject,
    id,
    field,
    label: { subject, zh: id, en: null },
  });
  const { tabs, others } = relatedTo("organization", [
    of("meeting", "m", "organizers"),
    of("seal", "x", "by"),
    of("action", "a", "lead"),
    of("action", "a", "supporting"),
    of("link", "l", "from"),
    of("attendance", "t", "organization"),
  ]);
  expect(tabs).toEqual([
    { kind: "link", ids: ["l"] },
    { kind: "action", ids: ["a"] },
    { kind: "attendance", ids: ["t"] },
    { kind: "meeting", ids: ["m"] },
  ]);
  expect(others.map(({ id }) => id)).toEqual(["x"]);
});

it("a tie is known by its other end, a record with a page by itself", () => {
  expect(otherEnd("link", { from: "o", to: "p" }, "o")).toBe("p");
  expect(otherEnd("link", { from: "o", to: "p" }, "p")).toBe("o");
  expect(otherEnd("attendance", { meeting: "m", organization: "o" }, "o")).toBe("m");
  expect(otherEnd("person", { organization: "o" }, "o")).toBeNull();
  expect(otherEnd("action", { lead: "p" }, "o")).toBeNull();
});

it("a label wears the sector of a party, and every subject that others name by a page has a label", () => {
  expect(labelFrom("organization", FIRM)).toEqual({
    subject: "organization",
    zh: "川江重汽",
    en: "Chuanjiang Trucks",
    badge: "enterprise",
  });
  for (const subject of SUBJECTS.filter((name) => subjectOf(name).screen))
    expect(labelFrom(subject, {})).toEqual({ subject, zh: null, en: null });
});
