/**
 * What ties between organizations are called when somebody says them: from the one that a tie begins at (forward) and from the
 * other (backward). What a term says of itself goes before; these are what people type beside it, for the kinds that every
 * workspace begins with.
 */
import type { RecordOf } from "../../contract/subjects/index.ts";

export interface LinkKind {
  /** Id of the term. */
  id: string;
  forward: readonly string[];
  backward: readonly string[];
}

type Words = Pick<LinkKind, "forward" | "backward">;

const BESIDE: Readonly<Record<string, Words>> = {
  "lt-supply": {
    forward: [
      "供应",
      "供货",
      "供应给",
      "供货给",
      "配套",
      "supplies",
      "supply",
      "supplies to",
      "sells to",
      "delivers to",
    ],
    backward: ["采购", "采购自", "购自", "进货自", "buys from", "purchases from", "supplied by", "is supplied by"],
  },
  "lt-joint-venture": {
    forward: ["合资", "合资设立", "合资成立", "joint venture", "co-owns"],
    backward: ["合资方", "合资股东", "joint venture of", "co-owned by"],
  },
  "lt-investment": {
    forward: ["投资", "入股", "持股", "参股", "控股", "invests in", "holds shares of", "shareholder of"],
    backward: ["股东", "投资方", "invested in by", "owned by", "shareholder"],
  },
  "lt-subsidiary": {
    forward: ["子公司", "全资子公司", "下属", "分公司", "subsidiary", "has subsidiary", "parent of"],
    backward: ["隶属", "母公司", "上级公司", "belongs to", "subsidiary of", "parent"],
  },
  "lt-rd": { forward: ["研发", "合作研发", "联合研发", "研发合作", "develops with", "research with"], backward: [] },
  "lt-strategic": { forward: ["战略合作", "战略协议", "strategic agreement with", "partner of"], backward: [] },
  "lt-alliance-member": {
    forward: ["加入", "参加", "joins", "member of", "is a member of"],
    backward: ["成员", "成员单位", "has member", "member"],
  },
  "lt-infrastructure": { forward: ["共建", "共建设施", "基础设施", "builds with"], backward: [] },
  "lt-gov-agreement": { forward: ["协议", "签订协议", "政府协议", "agreement with"], backward: [] },
  "lt-gov-enterprise": {
    forward: ["落户", "落地", "政企合作", "project with", "settles in"],
    backward: ["引进", "hosts", "hosts project of"],
  },
};

/** A kind of tie with all words that begin a line of it. */
export function linkKindOf(term: RecordOf<"term">): LinkKind {
  const beside = BESIDE[term.id] ?? { forward: [], backward: [] };
  const words = (...all: (string | null)[]) => [...new Set(all.map((one) => (one ?? "").trim()).filter(Boolean))];
  const forward = words(term.name_zh, term.name_en, term.forward_zh, term.forward_en, ...beside.forward);
  const backward = words(term.backward_zh, term.backward_en, ...beside.backward);
  // What is said alike from both ends is no direction.
  return { id: term.id, forward, backward: backward.filter((word) => !forward.includes(word)) };
}

/** What a tie is said to be by one of its ends, which comes before the name of the other one. */
export function linkSaid(
  term: Pick<RecordOf<"term">, "name_zh" | "name_en" | "forward_zh" | "forward_en" | "backward_zh" | "backward_en">,
  back: boolean,
  language: "zh" | "en",
): string {
  const zh = (back ? term.backward_zh : term.forward_zh) ?? null;
  const en = (back ? term.backward_en : term.forward_en) ?? null;
  const said = language === "zh" ? (zh ?? en) : (en ?? zh);
  return said ?? (language === "zh" ? term.name_zh : (term.name_en ?? term.name_zh));
}
