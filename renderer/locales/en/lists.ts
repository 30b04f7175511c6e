/** Lists that are taken in as a whole. */
export default {
  lists: {
    paste: "Paste a list",
    label: "List",
    hint: "One party per line: name, then sector, short name and city in any order. Copy it from Excel or a Word table.",
    example:
      "Changan Automobile Co., Ltd.\tenterprise\tChangan\tChongqing\nSichuan Department of Economy, government, Chengdu",
    preview: "Preview",
    columns: { line: "Line", name: "Name", sector: "Sector", short: "Short name", city: "City", state: "State" },
    choose: "Choose",
    usualCity: "City, where none is given",
    incomplete: "Line {{lines}}: sector, city or party is missing. Nothing is added until it is there.",
    ready: "{{count}} in all, {{fresh}} of them new; one undo removes them all.",
    add_one: "Add {{count}} party",
    add_other: "Add {{count}} parties",
    same: "same as line {{line}}",
    there: "Known: {{name}} ({{city}})",
    which: "Several have this name",
    fresh: "new",
    nameless: "no name",
    tooLong: "The name is longer than {{max}} characters",
    left: "ignored: {{cells}}",
    comma: ", ",
  },
};
