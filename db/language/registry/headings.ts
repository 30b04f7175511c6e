/** What the columns of tables are called, in Chinese and English, and which field of which kind of record each is. Pure. */

import { TABLE_SUBJECTS, type TableSubject } from "../../contract/vocabulary.ts";

/** Figures that stand beside an organization, each in a column of its own: `figure.output`. */
export const FIGURE_COLUMN = "figure.";

/** The column by which a table that Concord wrote says which record a row is (own-table.ts). */
export const OWN_COLUMN = "id";
/** Where a row has its values from: the title of its source, and the day of which they are. Columns of any table. */
export const SOURCE_TITLE = "source.title";
export const SOURCE_DAY = "source.day";
/** What this program itself heads these columns. */
export const SOURCE_WORDS: Readonly<Record<string, { zh: string; en: string }>> = {
  [SOURCE_TITLE]: { zh: "资料来源", en: "Source" },
  [SOURCE_DAY]: { zh: "数据日期", en: "As of" },
};

/** Whether a column is no field of the record but stands beside it: a figure, or where the row has its values from. */
export function isBeside(field: string): boolean {
  return field.startsWith(FIGURE_COLUMN) || field === SOURCE_TITLE || field === SOURCE_DAY || field === OWN_COLUMN;
}

const OF_SOURCES = {
  [SOURCE_TITLE]: "资料来源 数据来源 信息来源 来源 出处 source sources datasource",
  [SOURCE_DAY]: "数据日期 数据时间 更新日期 更新时间 采集日期 核实日期 统计日期 asof updated dataasof",
};

const HEADINGS: Readonly<Record<TableSubject, Readonly<Record<string, string>>>> = {
  organization: {
    name_zh:
      "企业名称 单位名称 公司名称 公司全称 单位全称 名称 机构名称 单位 企业 公司 企业集团名称 企业全称 中文名称 主体名称 纳税人名称 法人单位名称 company organisation organization companyname companynamechinese organizationname organisationname",
    name_en: "英文名称 英文名 外文名称 外文名 englishname nameen companyenglishname",
    short_name: "简称 企业简称 单位简称 公司简称 规范简称 股票简称 a股简称 品牌 shortname abbreviation",
    aliases: "别名 曾用名 原名称 原名 又名 alsoknownas formername aliases",
    credit_code:
      "统一社会信用代码 社会信用代码 信用代码 统一代码 组织机构代码 uscc creditcode unifiedsocialcreditcode socialcreditcode",
    legal_form: "组织形式 法律形式 legalform",
    status: "存续状态 经营状态 登记状态 企业状态",
    sector: "主体类型 主体类别 单位性质 机构类型 机构类别 单位类型 sector",
    region: "所在地区 所属区域 片区 省份 省 省市 region province",
    city: "所在城市 城市 地市 市州 市 所在市 city headquarterslocation",
    district: "区县 所在区县 县区 县市区 行政区 所属区 district county",
    address: "地址 注册地址 通讯地址 单位地址 详细地址 address registeredaddress",
    web: "网址 网站 官网 公司网址 单位网站 website homepage",
    segments:
      "产业链环节 所属环节 环节 产业环节 所属产业链 产业领域 所属行业 行业 细分领域 行业类别 segment segments industry valuechain gicssector",
    products: "主要产品 主营产品 主营业务 产品 产品及服务 products mainbusiness mainproducts",
    owner: "股东 控股股东 隶属 上级单位 母公司 所属集团 股东隶属 owner parent parentcompany",
    founded: "成立时间 成立日期 注册日期 注册时间 成立年份 建厂时间 投产时间 founded established estdate",
    contact: "联系人 联系电话 联系方式 电话 手机 手机号 邮箱 电子邮箱 contact phone email telephone",
    note: "备注 说明 其他 附注 note notes remarks remark comment",
    confidence: "可信度 confidence",
    "figure.output": "产值 总产值 工业总产值 output outputvalue",
    "figure.revenue": "营业收入 营收 销售收入 主营业务收入 销售额 年营业额 revenue sales turnover",
    "figure.profit": "利润 利润总额 净利润 profit",
    "figure.tax": "税收 纳税额 上缴税金 tax",
    "figure.research": "研发投入 研发经费 研发费用 rdspending",
    "figure.capital": "注册资本 注册资金 capital registeredcapital",
    "figure.capacity": "产能 年产能 设计产能 capacity",
    "figure.staff": "从业人数 从业人员 员工人数 职工人数 员工数 人数 employees staff headcount",
    "figure.patents": "专利数 专利数量 发明专利数 patents",
  },
  policy: {
    title_zh: "政策名称 文件名称 标题 名称 文件标题 文档标题 政策文件 title policy policytitle",
    title_en: "英文标题 titleen englishtitle",
    doc_number: "文号 发文字号 文件编号 发文号 documentno documentnumber",
    issuers: "发文机关 发布机关 制定机关 发布单位 印发单位 发文单位 issuer authority issuingauthority",
    level: "级别 层级 政策层级 效力级别 level",
    issued: "成文日期 印发日期 发文日期 issued issuedate",
    published: "公布日期 发布日期 发布时间 published publicationdate",
    valid_from: "施行日期 生效日期 实施日期 起始日期 effective effectivedate",
    valid_to: "有效期至 失效日期 终止日期 expires expirydate",
    review: "复审日期 评估时间 复核日期",
    status: "效力状态 时效性 有效性 status",
    stage: "阶段 stage",
    instruments: "政策工具 支持方式 政策类型 政策手段 扶持方式 instrument instruments",
    segments: "适用领域 支持领域 适用产业 产业链环节 segment",
    parent: "上位政策 上位文件 依据 basedon",
    also_implements: "落实文件 implements",
    beneficiaries: "受益对象 支持对象 适用对象 扶持对象 申报对象 beneficiaries eligible",
    budget: "预算 资金规模 预算资金 资金总额 budget funding",
    budget_unit: "预算单位 资金单位 budgetunit",
    criteria_note: "要求说明 质量要求 安全要求 criteria",
    summary: "主要内容 内容摘要 政策要点 支持标准 summary keypoints",
    note: "备注 说明 note notes remarks",
  },
  problem: {
    title_zh: "问题 问题名称 存在问题 存在的问题 主要问题 困难问题 诉求 problem issue",
    description: "问题描述 具体情况 问题说明 详细描述 description details",
    type: "问题类型 问题类别 problemtype",
    owner: "责任单位 负责单位 解决单位 承办单位 主办单位 responsible owner",
    status: "办理状态 解决情况 处理状态 状态 status",
    severity: "轻重 严重程度 紧急程度 severity",
    raised_by: "反映单位 提出单位 反映企业 raisedby",
    raised_on: "提出日期 反映时间 提出时间 raisedon",
    raised_in: "提出会议 raisedat",
    organizations: "涉及单位 相关企业 涉及企业 organizations",
    segments: "产业链环节 所属环节 segment",
    policies: "相关政策 涉及政策 policies",
    note: "备注 说明 note notes remarks",
  },
  action: {
    text: "任务 事项 工作任务 工作事项 任务内容 工作内容 重点任务 待办事项 行动 action actionitem actionitems task todo",
    lead: "牵头单位 责任单位 主办单位 负责单位 lead owner assignedto responsible",
    supporting: "配合单位 协办单位 参与单位 supporting support",
    person: "责任人 负责人 assignee",
    due: "完成时限 截止日期 办理时限 完成时间 时限 期限 due duedate deadline",
    status: "状态 完成状态 办理状态 status",
    percent: "进度 完成进度 完成比例 progress percent",
    status_note: "进展 进展情况 工作进展 完成情况 progressnote",
    meeting: "会议 来源会议 meeting",
    task_force: "专班 taskforce",
  },
  person: {
    name: "姓名 人员 联系人 人员姓名 name fullname personname",
    name_latin: "拼音 英文姓名 latinname",
    organization: "单位 工作单位 所在单位 单位名称 企业名称 公司 organization company employer",
    duty: "职务 职位 岗位 title position duty",
    contact: "联系电话 电话 手机 手机号 联系方式 邮箱 contact phone email",
    note: "备注 note notes remarks",
  },
  link: {
    from: "甲方 一方 供方 供应方 供应商 from supplier",
    to: "乙方 另一方 需方 采购方 客户 to customer buyer",
    type: "合作类型 关系 关系类型 合作方式 linktype relationship",
    status: "合作状态 linkstatus",
    segment: "产业链环节 环节 segment",
    description: "合作内容 合作事项 内容 说明 description",
    share: "份额 持股比例 股比 share",
    since: "合作时间 开始时间 签约时间 since",
    note: "备注 note notes remarks",
  },
  figure: {
    organization: "单位 企业 企业名称 单位名称 organization company",
    segment: "产业链环节 环节 segment",
    city: "城市 地市 city",
    kind: "指标 指标名称 数据项 indicator figure metric",
    year: "年份 年度 时间 时期 year period",
    value: "数值 数据 值 指标值 value",
    unit: "计量单位 单位计量 unit",
    label: "具体指标 说明 detail",
    note: "备注 note notes remarks",
  },
};

/** Of these the column says what a record is called: without one there is nothing to take in. */
export const NAMED_BY: Readonly<Record<TableSubject, readonly string[]>> = {
  organization: ["name_zh", "name_en"],
  policy: ["title_zh", "title_en"],
  problem: ["title_zh"],
  action: ["text"],
  person: ["name", "duty"],
  link: ["from"],
  figure: ["value"],
};

/** What tells of two kinds of records that have a heading in common: these are of one of them alone. */
export const TELLING: Readonly<Record<TableSubject, readonly string[]>> = {
  organization: ["credit_code", "founded", "city", "short_name", "name_en", "products", "figure.capital"],
  policy: ["doc_number", "issuers", "valid_to", "instruments"],
  problem: ["description", "organizations"],
  action: ["lead", "due", "supporting", "percent"],
  person: ["name", "duty"],
  link: ["from", "to"],
  figure: ["kind", "value", "year"],
};

const SYNONYMS: Readonly<Record<TableSubject, ReadonlyMap<string, string>>> = Object.fromEntries(
  TABLE_SUBJECTS.map((subject) => [
    subject,
    new Map(
      Object.entries({ ...HEADINGS[subject], ...OF_SOURCES }).flatMap(([field, words]) =>
        words.split(" ").map((word): [string, string] => [word, field]),
      ),
    ),
  ]),
) as never;

/** A heading without what does not belong to its name: brackets, marks, blanks, width and case. */
export function bareHeading(heading: string): string {
  return heading
    .normalize("NFKC")
    .replace(/\([^)]*\)|\[[^\]]*\]/g, "")
    .replace(/(19|20)\d{2}年(度|末|底)?/g, "")
    .toLowerCase()
    .replace(/[\s_*:.·\-/、,"'&]/g, "");
}

const HAN = /\p{Script=Han}/u;
/** A heading that says so much more than a word is something else: the name of a firm holds 公司. */
const MORE = 6;
const FEW = 3;
const LONG = 4;

/** What things of every kind are called: such a heading needs others beside it that tell which. */
const ANY_KIND = new Set("名称 标题 title name 单位 企业 说明 内容 organization company status 状态".split(" "));

/** Whether a heading alone says of which kind the records are. */
export function isTelling(heading: string): boolean {
  return !ANY_KIND.has(bareHeading(heading));
}

export interface HeadingRead {
  field: string;
  /** The heading is this word; otherwise it holds it. */
  whole: boolean;
}

/**
 * What a heading is a field of.
 * @param own headings that are this program's own words for fields, as they stand in its exports
 */
export function readHeading(
  subject: TableSubject,
  heading: string,
  own: ReadonlyMap<string, string> = new Map(),
): HeadingRead | null {
  const bare = bareHeading(heading);
  if (bare === "") return null;
  // With what stands in brackets, as in 企业（集团）名称 and 名称（英文）.
  const within = bareHeading(heading.normalize("NFKC").replace(/[()]/g, ""));
  const field = own.get(within) ?? SYNONYMS[subject].get(bare) ?? SYNONYMS[subject].get(within);
  if (field !== undefined) return { field, whole: true };
  // Of several words that it holds the longest says most.
  const [held] = [...SYNONYMS[subject]]
    .filter(
      ([word]) =>
        word.length >= (HAN.test(word) ? 2 : 6) &&
        bare.includes(word) &&
        bare.length <= word.length + (word.length < LONG ? FEW : MORE),
    )
    .toSorted(([one], [other]) => other.length - one.length);
  return held ? { field: held[1], whole: false } : null;
}

/** What a heading says of the unit of its numbers, and of their year. */
export function readUnit(heading: string): { unit: string; year: string | null } {
  const text = heading.normalize("NFKC");
  const brackets = [...text.matchAll(/\(([^)]*)\)/g)].map(([, inner = ""]) => inner.replace(/^(单位):?/, "").trim());
  const unit = brackets.find((inner) => UNIT.test(inner)) ?? "";
  const year = /(?<!\d)(19\d{2}|20\d{2})(?!\d)/.exec(text)?.[1] ?? null;
  return { unit, year };
}

const UNIT =
  /^(万|亿|千|百万|十亿)?(元|美元|欧元|人民币|人|家|个|辆|台|套|吨|千吨|件|项|亩|公顷|平方米|千瓦时|度|%|‰|gwh|mwh|kwh|gw|mw|kw|km|rmb|usd|cny)(\/年)?$/i;

/** The fields of figures that a column beside an organization can be. */
export function figureFields(): string[] {
  return Object.keys(HEADINGS.organization).filter((field) => field.startsWith(FIGURE_COLUMN));
}
