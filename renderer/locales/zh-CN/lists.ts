/** Lists that are taken in as a whole. */
export default {
  lists: {
    paste: "粘贴名单",
    label: "名单",
    hint: "每行一家：名称，后面可写类别、简称、城市，顺序不限。可从 Excel 或 Word 表格直接复制。",
    example: "长安汽车股份有限公司\t企业\t长安汽车\t重庆\n四川省经济和信息化厅，政府，成都",
    preview: "识别结果",
    columns: { line: "行", name: "名称", sector: "类别", short: "简称", city: "城市", state: "状态" },
    choose: "请选择",
    usualCity: "未写城市的，按此填写",
    incomplete: "第 {{lines}} 行还缺类别、城市，或未说明是哪一家；补上后才能添加。",
    ready: "共 {{count}} 家，其中新建 {{fresh}} 家；一次撤销即可全部收回。",
    add_one: "添加 {{count}} 家",
    add_other: "添加 {{count}} 家",
    same: "与第 {{line}} 行相同",
    there: "已有：{{name}}（{{city}}）",
    which: "有重名，请选择",
    fresh: "新建",
    nameless: "缺名称",
    left: "未采用：{{cells}}",
    comma: "、",
  },
};
