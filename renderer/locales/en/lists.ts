/** Lists that are taken in as a whole. */
export default {
  lists: {
    paste: "Paste a list",
    label: "List",
    hint: "One party a line: the name, then sector, short name and city in any order. Copy it from Excel or a Word table.",
    example:
      "Changan Automobile Co., Ltd.\tenterprise\tChangan\tChongqing\nSichuan Department of Economy, government, Chengdu",
    preview: "What was read",
    columns: { line: "Line", name: "Name", sector: "Sector", short: "Short name", city: "City", state: "State" },
    choose: "Choose",
    usualCity: "City, where none is written",
    incomplete: "Line {{lines}}: sector, city or which party is meant is missing. Nothing is added before it is there.",
    ready: "{{count}} in all, {{fresh}} of them new; one undo takes all of them back.",
    add_one: "Add {{count}} party",
    add_other: "Add {{count}} parties",
    same: "same as line {{line}}",
    there: "Known: {{name}} ({{city}})",
    which: "Several are called so",
    fresh: "new",
    nameless: "no name",
    tooLong: "The name is longer than {{max}} characters",
    left: "not taken: {{cells}}",
    comma: ", ",
  },
};
