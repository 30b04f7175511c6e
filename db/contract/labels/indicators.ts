/**
 * What each indicator is called, how it is made in words and in symbols, where the formula comes from and what it does not say;
 * and why there may be none. Read by the screen, the command line and whatever prints them.
 */
import type { BESIDE, COUNTED, IndicatorId, UNTOLD } from "../procedures/region/indicators.ts";

export interface IndicatorWords {
  name: string;
  /** In a few words, what it tells. */
  tells: string;
  made: string;
  formula: string;
  source: string;
  notSaid: readonly string[];
}

interface Words {
  indicators: Readonly<Record<IndicatorId, IndicatorWords>>;
  groups: Readonly<Record<(typeof GROUPS)[number][0], string>>;
  untold: Readonly<Record<(typeof UNTOLD)[number], string>>;
  counted: Readonly<Record<(typeof COUNTED)[number], string>>;
  beside: Readonly<Record<(typeof BESIDE)[number], string>>;
}

/** In what order and under what heading they are read. */
export const GROUPS = [
  ["structure", ["similarity", "krugman", "location", "herfindahl", "theil"]],
  ["ties", ["ties_across", "tie_density", "battery_supply"]],
  ["policies", ["policy_overlap"]],
  ["kept", ["closing_rate", "dates_kept"]],
  ["meetings", ["attendance"]],
] as const satisfies readonly (readonly [string, readonly IndicatorId[]])[];

const zh: Words = {
  groups: { structure: "结构", ties: "联系", policies: "政策", kept: "兑现", meetings: "会议" },
  indicators: {
    similarity: {
      name: "产业结构相似系数",
      tells: "两地各环节企业数的比例有多接近",
      made: "把两地各环节的企业数各排成一列，取两列夹角的余弦。一家企业属于几个环节就计几次。",
      formula: "S = Σ aₖbₖ / √(Σ aₖ² · Σ bₖ²)",
      source: "UNIDO, World Industry since 1960 (1979)",
      notSaid: ["相似不等于恶性竞争。", "家数不是产值；大厂小厂各算一家。", "分类越粗，数越高。"],
    },
    krugman: {
      name: "克鲁格曼指数",
      tells: "两地各环节份额相差多少",
      made: "两地各环节份额之差的绝对值之和。一半就是一地要搬动多大份额才与另一地相同。",
      formula: "K = Σ |aₖ/Σa − bₖ/Σb|",
      source: "Krugman, Geography and Trade (1991)",
      notSaid: ["与相似系数用同样的数，不是第二份证据。", "家数不是产值。"],
    },
    location: {
      name: "区位商",
      tells: "哪些环节在一地比在两地合计中更集中",
      made: "某环节在本地所占份额，除以它在两地合计中所占份额。两地企业都不少于 5 家的环节才出数。",
      formula: "LQ = (xᵢⱼ/xⱼ) / (xᵢ/x)",
      source: "Florence, Report on the Location of Industry (1939)",
      notSaid: ["以两地合计为底：一地大于 1，另一地必小于 1。", "表中数值属于第一地。"],
    },
    herfindahl: {
      name: "赫芬达尔指数",
      tells: "产值集中在少数企业的程度",
      made: "各企业产值份额的平方和。只用同一年、同一单位的产值。",
      formula: "H = Σ sᵢ²",
      source: "Hirschman (1945); Herfindahl (1950)",
      notSaid: ["按家数算永远是 1/n，所以没有产值就不出数。", "反垄断的分界线用于市场，不用于地区。"],
    },
    theil: {
      name: "泰尔指数",
      tells: "企业产值相差多大，其中多少在两地之间",
      made: "泰尔 T：各企业产值与平均值之比的加权对数平均；可分为两地之间与各地之内。",
      formula: "T = (1/n) Σ (yᵢ/μ) ln(yᵢ/μ)",
      source: "Theil, Economics and Information Theory (1967)",
      notSaid: ["只看填了产值的企业。", "差距大不一定不好。"],
    },
    ties_across: {
      name: "跨市联系（E-I 指数）",
      tells: "两地之间的合作比各地之内多还是少",
      made: "跨两地的合作数减去同在一地的合作数，再除以全部合作数。旁边是随机结成合作时的期望值。",
      formula: "(E − I) / (E + I)",
      source: "Krackhardt & Stern (1988)",
      notSaid: ["没有记录不等于没有合作。", "按城市字段计；省级机关写在所在城市。", "只计“已有”的合作。"],
    },
    tie_density: {
      name: "跨市联系密度",
      tells: "可能的跨市合作中，记录了多少",
      made: "跨两地的合作数，除以两地单位可能结成的对数。先看条数，密度只作注脚。",
      formula: "L / (n₁ · n₂)",
      source: "Wasserman & Faust, Social Network Analysis (1994)",
      notSaid: ["名册越全，密度越低；两个日期的名册不同就不能比。"],
    },
    battery_supply: {
      name: "电池本地配套",
      tells: "电池与整车企业的合作中，两端都在本区域的有多少",
      made: "动力电池企业与整车企业之间已有的合作中，两端都不在区外的条数所占比例。",
      formula: "L本地 / L全部",
      source: "Concord",
      notSaid: ["不按金额、不按电量。", "建议的合作不计。"],
    },
    policy_overlap: {
      name: "政策重叠",
      tells: "两地政策在多大程度上用同样的工具支持同样的环节",
      made: "每件政策按“工具 × 环节”成格；两地都有的格数除以任一地有的格数。国家政策、联合政策不算哪一地的。",
      formula: "J = |A ∩ B| / |A ∪ B|",
      source: "Jaccard (1901)",
      notSaid: ["标签由人工判定。", "重叠不等于恶性竞争，也可能是步调一致。", "一件政策标签多，格数就多。"],
    },
    closing_rate: {
      name: "办结率",
      tells: "会议议定的任务办结了多少",
      made: "已办结的任务数除以全部任务数。",
      formula: "已办结 / 全部",
      source: "Concord",
      notSaid: ["任务有大有小，各算一项。", "未写状态的算未办结。"],
    },
    dates_kept: {
      name: "未逾期率",
      tells: "有期限的任务中，没有逾期的占多少",
      made: "有期限的任务中，已办结或期限未到的所占比例。",
      formula: "未逾期 / 有期限",
      source: "Concord",
      notSaid: ["延期后的期限算新期限。", "没有期限的任务不在其中。"],
    },
    attendance: {
      name: "到会率",
      tells: "应到单位中，到会的占多少",
      made: "已闭会的会议中，到会席位数除以名单席位数。",
      formula: "到会 / 应到",
      source: "Concord",
      notSaid: ["到会不等于发言。", "名单只记到会单位的会议会抬高到会率。"],
    },
  },
  untold: {
    no_places: "名册中不足两个城市。",
    no_firms: "有一地没有登记企业或产业链环节。",
    no_output: "没有企业填写产值：按家数算没有意义。",
    few_output: "填写产值的企业太少。",
    no_ties: "没有两端都在这两地的已有合作。",
    no_battery_ties: "没有记录电池企业与整车企业的合作。",
    few_battery_ties: "合作太少，不写百分比。",
    no_policies: "有一地没有可归属的政策，或政策没有填工具和环节。",
    few_actions: "任务太少。",
    few_due: "有期限的任务太少，说不出按期与否。",
    few_segments: "没有一个环节两地都有 5 家以上企业。",
    no_absent: "名单上的单位全部到会：名单记的是到会，不是应到。",
    few_seats: "已闭会会议的席位太少。",
  },
  counted: {
    firms: "企业",
    without_segment: "其中没有环节",
    organizations: "单位",
    across: "跨市合作",
    within: "市内合作",
    battery_ties: "电池—整车合作",
    policies: "政策",
    cells: "工具 × 环节",
    output: "有产值的企业",
    other_units: "年份或单位不同、未计入的数",
    actions: "任务",
    with_due: "有期限的任务",
    seats: "席位",
    segments: "可算的环节 / 全部",
  },
  beside: {
    other_level: "换另一分类层级",
    half: "要搬动的份额 K/2",
    chance: "随机时",
    normalized: "标准化",
    equivalent: "相当于几家同样大小",
    mean_log: "泰尔 L",
    between: "其中两地之间",
  },
};

const en: Words = {
  groups: { structure: "Structure", ties: "Ties", policies: "Policies", kept: "Kept", meetings: "Meetings" },
  indicators: {
    similarity: {
      name: "Structure similarity",
      tells: "how alike the shares of firms by segment are",
      made: "Firms of each place by segment, as two rows of numbers: the cosine of the angle between them. A firm counts in each of its segments.",
      formula: "S = Σ aₖbₖ / √(Σ aₖ² · Σ bₖ²)",
      source: "UNIDO, World Industry since 1960 (1979)",
      notSaid: [
        "Similar structure is not harmful competition.",
        "Firms are counted, not output: large and small count one each.",
        "The coarser the segments, the higher the figure.",
      ],
    },
    krugman: {
      name: "Krugman index",
      tells: "how far the shares of the segments differ",
      made: "The differences of the shares of each segment, added up without their signs. Half of it is the share that one place would have to move to look like the other.",
      formula: "K = Σ |aₖ/Σa − bₖ/Σb|",
      source: "Krugman, Geography and Trade (1991)",
      notSaid: ["Made of the same numbers as the similarity: no second proof.", "Firms are counted, not output."],
    },
    location: {
      name: "Location quotient",
      tells: "of which segments a place has more than both together",
      made: "The share of a segment in the first place, divided by its share in both together. Only for segments of which both have at least 5 firms.",
      formula: "LQ = (xᵢⱼ/xⱼ) / (xᵢ/x)",
      source: "Florence, Report on the Location of Industry (1939)",
      notSaid: [
        "The base is both places: above 1 in one means below 1 in the other.",
        "The values in the table are those of the first place.",
      ],
    },
    herfindahl: {
      name: "Herfindahl index",
      tells: "how far output lies with few firms",
      made: "The squares of the firms' shares of output, added up. Output of one year and one unit only.",
      formula: "H = Σ sᵢ²",
      source: "Hirschman (1945); Herfindahl (1950)",
      notSaid: [
        "By counts of firms it always is 1/n; without output it is not told.",
        "Thresholds of competition law are for markets, not for regions.",
      ],
    },
    theil: {
      name: "Theil index",
      tells: "how unequal the firms' output is, and how much of that lies between the places",
      made: "Theil T: each firm's output beside the mean, weighed by its logarithm; it splits into a part between the places and one within them.",
      formula: "T = (1/n) Σ (yᵢ/μ) ln(yᵢ/μ)",
      source: "Theil, Economics and Information Theory (1967)",
      notSaid: ["Only firms whose output is known.", "Inequality is not bad by itself."],
    },
    ties_across: {
      name: "Ties across (E-I index)",
      tells: "whether there are more ties between the places than within them",
      made: "Ties across less ties within, of all ties. Beside it what chance would give.",
      formula: "(E − I) / (E + I)",
      source: "Krackhardt & Stern (1988)",
      notSaid: [
        "No tie recorded is not no tie.",
        "By the field City; provincial bodies count in the city in which they sit.",
        "Only ties that exist.",
      ],
    },
    tie_density: {
      name: "Density of ties across",
      tells: "how many of the possible ties across are recorded",
      made: "Ties across, divided by the pairs that the organizations of both places could make. Read the count first.",
      formula: "L / (n₁ · n₂)",
      source: "Wasserman & Faust, Social Network Analysis (1994)",
      notSaid: ["The fuller the register, the lower it is: two dates with different registers cannot be compared."],
    },
    battery_supply: {
      name: "Local battery supply",
      tells: "how many ties of battery and vehicle makers have both ends in the region",
      made: "Of the existing ties between firms of the battery and the vehicle segment: those with no end outside the region.",
      formula: "L local / L all",
      source: "Concord",
      notSaid: ["Not by value and not by capacity.", "Suggested ties are not counted."],
    },
    policy_overlap: {
      name: "Overlap of policies",
      tells: "how far both places use the same instruments on the same segments",
      made: "Each policy gives cells of instrument and segment: cells that both places have, of those that either has. National and joint policies are nobody's own.",
      formula: "J = |A ∩ B| / |A ∪ B|",
      source: "Jaccard (1901)",
      notSaid: [
        "The tags were set by people.",
        "Overlap is not harmful competition: it may be agreement.",
        "A policy with many tags makes many cells.",
      ],
    },
    closing_rate: {
      name: "Closing rate",
      tells: "how many of the actions that were agreed are done",
      made: "Actions that are done, divided by all actions.",
      formula: "done / all",
      source: "Concord",
      notSaid: ["Large and small actions count one each.", "An action without a known status counts as not done."],
    },
    dates_kept: {
      name: "Dates kept",
      tells: "how many of the actions with a due date are not overdue",
      made: "Of the actions with a due date: those that are done, or whose date has not come.",
      formula: "not overdue / with a date",
      source: "Concord",
      notSaid: ["A date that was extended counts as it is now.", "Actions without a date are not in it."],
    },
    attendance: {
      name: "Attendance",
      tells: "how many of those on the list came",
      made: "Of the seats on the lists of meetings that were held: those whose party came.",
      formula: "came / on the list",
      source: "Concord",
      notSaid: ["To come is not to speak.", "Lists that name only those who came make it higher."],
    },
  },
  untold: {
    no_places: "The register holds fewer than two cities.",
    no_firms: "One of the places has no firms, or none with a segment.",
    no_output: "No firm's output is recorded; by counts of firms it would say nothing.",
    few_output: "The output of too few firms is recorded.",
    no_ties: "No existing tie has both ends in these places.",
    no_battery_ties: "No tie of a battery maker with a vehicle maker is recorded.",
    few_battery_ties: "Too few ties for a percentage.",
    no_policies: "One of the places has no policy of its own, or none with instruments and segments.",
    few_actions: "Too few actions.",
    few_due: "Too few actions have a due date to tell whether dates are kept.",
    few_segments: "No segment has 5 firms or more in both places.",
    no_absent: "Everybody on the lists came: the lists say who came, not who was expected.",
    few_seats: "Too few seats in meetings that were held.",
  },
  counted: {
    firms: "Firms",
    without_segment: "of them without a segment",
    organizations: "Organizations",
    across: "Ties across",
    within: "Ties within",
    battery_ties: "Battery–vehicle ties",
    policies: "Policies",
    cells: "Instrument × segment",
    output: "Firms with output",
    other_units: "Figures of another year or unit, left out",
    actions: "Actions",
    with_due: "Actions with a due date",
    seats: "Seats",
    segments: "Segments told / all",
  },
  beside: {
    other_level: "at the other level of segments",
    half: "share to move, K/2",
    chance: "by chance",
    normalized: "normalized",
    equivalent: "as many firms of equal size",
    mean_log: "Theil L",
    between: "of it between the places",
  },
};

export const INDICATOR_WORDS = { zh, en };
