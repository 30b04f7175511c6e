/**
 * Verbs of what is to be done. A day without a word such as 前 or "by" is when something is due only where it stands before one
 * of them: 12月15日召开座谈会, but 12月15日座谈会的记录.
 */

const HOW =
  "再|统一|集中|一并|正式|全面|全部|初步|基本|分别|联合|共同|现场|实地|逐家|上门|书面|陆续|如期|按时|力争|争取|预计|计划|拟|将|需|应|要|前往|牵头|率队";
const VERBS =
  "提交|提供|提出|报送|上报|报告|报|完成|召开|组织|起草|征求|发布|印发|启动|开展|汇总|反馈|上线|交付|落实|建立|建成|形成|制定|出台|签订|签署|签约|对接|公开|公布|公示|举办|举行|审议|审定|评审|评估|验收|整改|回复|答复|复核|复盘|检查|送|交|开|办|发|到位|投产|投入|投用|试点|试运行|上会|踏勘|调研|考察|走访|回访|参加|出席|招标|挂牌|揭牌|竣工|通车|接入|移交|支付|拨付|缴纳|兑现|结清|邀请|培训|宣传|推进|实现|确定|明确|编制|修订|更新|切换|关闭|整理|补";
/** With whom, where or by whom, before the verb: 到宜宾基地现场踏勘, 由市交通局召开. */
const WITH_WHOM = "(?:由|在|到|赴|向|与|和|同|会同|为|对|就|请)[^,，。;；:\\s\\d]{1,16}?";
const DOING = new RegExp(`^\\s*(?:${WITH_WHOM})?(?:${HOW}){0,2}(?:${VERBS})`, "u");
/** The verb says of a noun which one it is, or of something else when: 签订的协议, 考察后形成报告. */
const OF_NOUN = /^[^,，。;；\s]{1,14}(?:的\p{Script=Han}|(?:之后|以后|后|时)\p{Script=Han})/u;

/** English verbs, as far as they are surely verbs where a clause begins. */
const DOING_EN =
  /^,?\s*(?:please\s+)?(?:send|submit|hold|deliver|report|present|publish|sign|complete|finish|provide|prepare|start|launch|review|hand|give|make|call|invite|collect|write|draft|agree|close|open|bring|meet|visit|test|check|compare|confirm|share|set|install|update|begin|issue)\b/iu;

/** Whether something is to be done, in what stands directly behind a Chinese day. @param after in half width */
export function isDoing(after: string): boolean {
  return DOING.test(after);
}

/** Whether the verb behind a Chinese day may describe a noun, or when something else is done, instead. */
export function mayDescribe(after: string): boolean {
  return OF_NOUN.test(after);
}

/** Whether something is to be done, in what stands directly behind an English day at the beginning of a clause. */
export function isDoingEnglish(after: string): boolean {
  return DOING_EN.test(after);
}
