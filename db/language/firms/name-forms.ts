/**
 * The name of a firm or an office taken apart, as its spellings differ: the legal form, the place, the branch, and what is left,
 * by which it is known. Organs, universities and associations keep their whole names: 重庆大学 is not 重庆理工大学.
 */
import { LATIN_PLACES, PLACE_ALONE, PLACE_FIRST } from "./places.ts";

export interface NameForms {
  /** As it is written, but for width, marks, brackets, case and traditional characters. */
  full: string;
  /** Without legal form and place. */
  core: string;
  /** Places that it names, without what kind of place they are. */
  places: readonly string[];
  /** The branch that it is, with the place before it: 四川分公司 is 四川. Null where it is none. */
  branch: string | null;
  /** It ends with a whole legal form, as names in a register do: 有限公司, but not 集团 or 股份 alone. */
  legal: boolean;
  /** An organ, university, institute or association: only the whole name counts. */
  whole: boolean;
  latin: boolean;
}

const INVISIBLE = /[\p{Cf}\p{Mn}]/gu;
const DASHES = /[‐‑–—―－−]/gu;
const MARKS = /[·.,，。'’"“”]/gu;
const LEGAL =
  "(?:集团)?股份有限(?:责任)?公司|有限责任公司|集团有限公司|有限公司|合伙企业(?:\\(有限合伙\\))?|个人独资企业|农民专业合作社";
const LEGAL_END = new RegExp(`(?:${LEGAL})$`, "u");
const SHORT_END = /(?:股份公司|集团公司|集团|股份|控股|公司|厂)$/u;
const BRANCH = /(?:第[一二三四五六七八九十\d]+)?(?:分公司|分行|分部|分院|办事处|营业部|支行|分厂)$/u;
const WHOLE =
  /(?:大学|学院|学校|研究院|研究所|委员会|委|局|厅|部|协会|联盟|学会|商会|促进会|医院|政府|办公室|中心|法院|检察院)$/u;
const LATIN_LEGAL =
  /(?:^|\s)(?:co|company|corp|corporation|limited|ltd|inc|incorporated|llc|plc|gmbh|ag|sa|spa|group|holdings?)(?=\s|$)/gu;

/**
 * Takes a name apart. An empty name has an empty core.
 * @param simplified gives traditional characters as simplified ones
 */
export function nameForms(name: string, simplified: (text: string) => string): NameForms {
  const full = fullForm(simplified(name.normalize("NFKC").replaceAll(INVISIBLE, "")));
  return /\p{Script=Han}/u.test(full) ? chinese(full) : latin(full);
}

/** Small letters, without marks and blanks between Chinese. */
function fullForm(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(DASHES, "-")
    .replaceAll(MARKS, (mark) => (mark === "." || mark === "," ? " " : ""))
    .replaceAll(/[（【[〔]/gu, "(")
    .replaceAll(/[）】\]〕]/gu, ")")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/(?<=[\p{Script=Han}()])\s|\s(?=[\p{Script=Han}()])/gu, "")
    .trim();
}

function chinese(full: string): NameForms {
  const places: string[] = [];
  let core = withoutBrackets(full, places);
  const { rest, branch } = withoutBranch(core);
  core = rest;
  let legal = false;
  for (let times = 0; times < 4; times++) {
    const shorter = core.replace(LEGAL_END, "");
    if (shorter !== core) legal = true;
    const next = shorter === core ? core.replace(SHORT_END, "") : shorter;
    if (next === core || next === "") break;
    core = next;
  }
  const whole = !legal && WHOLE.test(core);
  return { full, core: withoutPlaces(core, places), places, branch, legal, whole, latin: false };
}

/** (重庆) is a place, (集团) a legal form; what else stands in brackets says which one only to its own people. */
function withoutBrackets(full: string, places: string[]): string {
  return full.replaceAll(/\(([^()]*)\)/gu, (_, inner: string) => {
    const place = PLACE_ALONE.exec(inner)?.groups?.place;
    if (place) places.push(place);
    return inner === "有限合伙" ? "(有限合伙)" : "";
  });
}

function withoutBranch(name: string): { rest: string; branch: string | null } {
  const rest = name.replace(BRANCH, "");
  if (rest === name) return { rest, branch: null };
  const legal = [...rest.matchAll(new RegExp(LEGAL, "gu"))].at(-1);
  const cut = legal ? legal.index + legal[0].length : rest.length;
  const where = rest.slice(cut);
  return { rest: rest.slice(0, cut), branch: PLACE_FIRST.exec(where)?.groups?.place ?? where };
}

/** What many places have one of each. */
const ALONE_SAYS_NOTHING = /^(?:大学|学院|医院|市|省)$/u;

/** Takes off at most two places, and none that would leave only a word of the trade: 北京汽车 is called so. */
function withoutPlaces(name: string, places: string[]): string {
  let core = name;
  for (let times = 0; times < 2; times++) {
    const match = PLACE_FIRST.exec(core);
    const rest = match && core.slice(match[0].length);
    if (!match || !rest) break;
    const place = match.groups?.place ?? "";
    // What kind of place it is, is said or not: 四川省能源投资, 四川能源投资.
    if (rest.length < 2 || withoutTrade(rest) === "" || ALONE_SAYS_NOTHING.test(rest)) return place + rest;
    places.push(place);
    core = rest;
  }
  return core;
}

function latin(full: string): NameForms {
  const plain = full.replaceAll(/[()]/gu, " ").replaceAll("&", " and ");
  const bare = plain.replaceAll(LATIN_LEGAL, " ").replaceAll(/\s+/gu, " ").trim();
  const words = bare.split(" ").filter(Boolean);
  const places = words.filter((word) => LATIN_PLACES.has(word));
  const rest = words.filter((word) => !LATIN_PLACES.has(word));
  const core = (rest.length > 0 ? rest : words).join(" ");
  return { full, core, places, branch: null, legal: bare !== plain.trim(), whole: false, latin: true };
}

/** Words that many names end with and that tell nobody apart. */
const TRADE = [
  "新能源汽车 新能源科技 新能源 新材料 动力电池 智能装备 智能设备 信息技术 电子信息 零部件 汽车工业 汽车实业 汽车集团",
  "科技 技术 能源 实业 工业 产业 企业 汽车 客车 商用车 乘用车 卡车 货车 车辆 电子 电气 电器 机电 机械 制造 材料 动力 电池 锂电 锂业 锂能 设备 装备 智能 系统 部件 投资 发展 建设 开发 贸易 商贸 销售 服务 环保 信息 网络 软件 管理 咨询 集团 股份 控股 研究 研发 国际 中国 的 与 和",
]
  .join(" ")
  .split(" ")
  .toSorted((one, other) => other.length - one.length);
const TRADE_WORDS = new RegExp(TRADE.join("|"), "gu");

/** What is left of a core without words of the trade: its brand; empty where it is made of nothing else. */
export function withoutTrade(core: string): string {
  return core.replaceAll(TRADE_WORDS, "");
}
