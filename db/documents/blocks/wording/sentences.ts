/**
 * Sentences as an office writes them: one verb, one full stop, nothing that reads like the field of a form. What was typed
 * stays as it is; only what stands around it follows from how it begins and ends.
 */

/** Verbs with which tasks and agenda items begin. */
const VERBS =
  "提交|提出|提供|提升|提高|完成|完善|编制|编写|编印|制定|制订|起草|拟定|拟订|报送|上报|呈报|组织|组建|开展|开放|开通|建立|建设|建成|成立|印发|发布|公布|公示|公开|出台|落实|推进|推动|推广|加快|加强|加大|协调|协助|配合|联系|联合|对接|研究|论证|审议|审定|审核|审查|核实|核查|核定|检查|排查|调查|调研|摸排|摸清|梳理|汇总|整理|收集|征求|征集|修改|修订|优化|解决|处理|办理|办结|启动|实施|试行|召开|举办|安排|部署|通报|汇报|报告|听取|传达|学习|讨论|总结|明确|确定|确认|签订|签署|申报|申请|争取|支持|保障|确保|做好|抓好|形成|设立|设置|投运|验收|评估|评审|测算|培训|宣传|统计|监测|监督|督促|督办|跟踪|反馈|回复|答复|邀请|选定|选址|采购|招标|安装|改造|扩建|新建|试点|共建|共享|统筹|会同|复制|扩大|下达|分解|细化|公开|移交|交付|更新|发放|兑现|清理|整改|规范|健全|强化|深化|引进|培育|搭建|打通|研发|制作|准备|筹备|汇编|商定|达成|转发|送交|送达|报(?![告表名道价关刊社纸废])";
/** With these a sentence goes on as with a verb: 向市政府报送, 将方案报送, 尽快提交. */
const BEFORE_VERBS =
  "尽快|及时|抓紧|进一步|继续|按时|按期|按照|按|根据|共同|认真|切实|积极|逐步|先行|集中|全面|再次|向|对|将|把|由|与|同|就|在|为|从|以|每";
/** Behind a verb they make a noun of both: 建设方案, 选址报告. */
const NOUNS =
  "报告|方案|计划|清单|意见|办法|指南|名单|材料|规划|标准|目录|台账|机制|平台|情况|总结|表|书|稿|图|草案|预案|细则|规程|协议|合同|数据|结果|结论|体系|项目|工作|进展|中心|小组|专班";
/** Verbs that are as often part of a noun. */
const NOMINAL =
  "建设|研究|调查|调研|审核|审查|检查|核查|监测|统计|宣传|培训|评估|评审|验收|测算|选址|采购|招标|试点|改造|学习|申报|申请|汇报|推广|实施|整改|研发|报告|监督|共建|共享";

const BEGINS_WITH_VERB = new RegExp(`^(?:${VERBS})`, "u");
const GOES_ON = new RegExp(`^(?:${BEFORE_VERBS}|${VERBS})`, "u");
const IS_NOUN = new RegExp(`^(?:${NOMINAL})(?:${NOUNS})`, "u");
const ENDS_AS_NOUN = new RegExp(`(?:${NOUNS})(?:初稿|终稿|草案|文本)?$`, "u");
const CLAUSES = /[，。；：！？,;:!?\n]/u;
/** What stands between 关于 and a comma is read in one go. */
const READ_AT_ONCE = 40;
const SHORT_NOUN = 24;
const CLOSING = `["”’」』）)》]*\\s*$`;
const ENDED = new RegExp(`[。！？；：…]${CLOSING}`, "u");
const ENDED_IN_LATIN = new RegExp(`[.!?;:]${CLOSING}`, "u");

/** Each line with a stop at its end, by default that of the script in which it is written; what has one keeps it. */
export function ended(text: string, stop?: "。" | "."): string {
  return text
    .split("\n")
    .map((line) => {
      const bare = line.trimEnd();
      if (bare === "" || ENDED.test(bare) || ENDED_IN_LATIN.test(bare)) return line;
      return `${bare}${stop ?? (/\p{Script=Han}/u.test(bare) ? "。" : ".")}`;
    })
    .join("\n");
}

/** Without the stop at its end, for words that go on behind it. */
export function unended(text: string): string {
  return text.trimEnd().replace(/(?<!\.)[。.]$/u, "");
}

/** A sentence with something in brackets before its stop. @param more with its brackets; empty: nothing */
export function endedWith(text: string, more: string): string {
  if (more === "") return ended(text);
  return `${unended(text)}${more}${more.endsWith("）") ? "。" : "."}`;
}

/**
 * 会议决定，…; what begins with such a verb itself does not get a second one: 会议同意…, 会议决定…
 * @param verb 决定 @param others verbs that mean the same, 同意
 */
export function saidByMeeting(text: string, verb: string, others: readonly string[]): string {
  const same = [verb, ...others].join("|");
  if (new RegExp(`^会议(?:${same})`, "u").test(text)) return text;
  if (new RegExp(`^(?:${same})`, "u").test(text)) return `会议${text}`;
  return `会议${verb}，${text}`;
}

/** What became of a proposal, in one sentence. @param fate 会议未予通过 */
export function aboutProposal(text: string, fate: string): string {
  const bare = unended(text);
  if (!CLAUSES.test(bare) && bare.length <= READ_AT_ONCE)
    return `${bare.startsWith("关于") ? bare : `关于${bare}`}，${fate}。`;
  if (!/[“”\n]/u.test(bare)) return `对“${bare}”的提议，${fate}。`;
  return ended(`以下提议，${fate}：${bare}`);
}

/**
 * What stands between 于12月4日前 and the task, so that both make one sentence: nothing before a verb, 完成 before what is to
 * be made, and a colon where the task is a sentence of its own.
 */
export function beforeTask(text: string): string {
  if (GOES_ON.test(text) && !IS_NOUN.test(text)) return "";
  const bare = unended(text);
  return !CLAUSES.test(bare) && bare.length <= SHORT_NOUN && ENDS_AS_NOUN.test(bare) ? "完成" : TASK_APART;
}

export const TASK_APART = "办理以下事项：";

/** A task without the words that the sentence around it says: 会议要求，牵头…, 负责…. */
export function bareTask(text: string): string {
  return text.replace(/^会议要求[，,：:]?\s*/u, "").replace(/^(?:牵头|负责)(?=\p{Script=Han}{2})/u, "");
}

/** What a meeting was about: titles with a verb stand as they are, before the others stands 研究. */
export function dealtWith(titles: readonly string[]): string {
  const groups: { verbal: boolean; titles: string[] }[] = [];
  for (const title of titles.map(unended)) {
    const verbal = BEGINS_WITH_VERB.test(title) && !IS_NOUN.test(title);
    const last = groups.at(-1);
    if (last && !verbal && !last.verbal) last.titles.push(title);
    else groups.push({ verbal, titles: [title] });
  }
  return groups.map(({ verbal, titles: of }) => `${verbal ? "" : "研究"}${of.join("、")}`).join("，");
}
