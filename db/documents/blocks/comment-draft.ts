/**
 * Minutes that go out for comments (征求意见稿): the minutes as they stand, with until when and to whom to answer said under
 * their title, and as an annex a slip on which a party writes what it wants changed. What only issued minutes have (版记) is
 * left out.
 */
import type { Block, FlatBlock } from "../../contract/blocks.ts";
import type { MinutesModel } from "../../contract/minutes.ts";
import type { MinutesLanguage } from "../../contract/vocabulary.ts";
import type { Look } from "../formats/look.ts";
import { languagesOf } from "./bilingual.ts";
import { documentOf, titleOf } from "./document.ts";
import type { Language } from "./words.ts";
import { writtenDate } from "./written.ts";

export interface CommentDraft {
  minutes: MinutesModel;
  look: Look;
  /** Last day for answers, `YYYY-MM-DD`. */
  until: string | null;
  contact: string | null;
  phone: string | null;
}

const SAY = {
  zh: {
    titled: (title: string) => `${title}（征求意见稿）`,
    asked: (until: string | null, contact: string) =>
      `征求意见稿，${until ? `请于${until}前` : "请尽快"}反馈意见，反馈单见附件。${contact ? `${contact}。` : ""}`,
    person: (name: string, phone: string) =>
      [name && `联系人：${name}`, phone && `联系电话：${phone}`].filter(Boolean).join("；"),
    annex: "附件",
    slip: "意见反馈单",
    party: "反馈单位：",
    columns: ["所在部分或段落", "建议改为", "理由"],
    foot: (until: string | null, contact: string) =>
      `${until ? `请于${until}前反馈` : "请尽快反馈"}，没有意见也请注明“无意见”。${contact ? `${contact}。` : ""}`,
  },
  en: {
    titled: (title: string) => `${title} (draft for comments)`,
    asked: (until: string | null, contact: string) =>
      `Draft for comments. Please answer ${until ? `by ${until}` : "as soon as you can"}; there is a slip for it at the end.${contact ? ` ${contact}.` : ""}`,
    person: (name: string, phone: string) =>
      [name && `Contact: ${name}`, phone && `telephone: ${phone}`].filter(Boolean).join("; "),
    annex: "Annex",
    slip: "Comments",
    party: "Organization:",
    columns: ["Part or paragraph", "Should read", "Why"],
    foot: (until: string | null, contact: string) =>
      `Please answer ${until ? `by ${until}` : "as soon as you can"}, also if you have no comments.${contact ? ` ${contact}.` : ""}`,
  },
} as const;

const SLIP_WIDTHS = [0.24, 0.46, 0.3];
/** Comments that a slip has room for. */
const ROWS = 8;

export function commentDraftTitle({ minutes }: CommentDraft, language: Language): string {
  return SAY[language].titled(titleOf(minutes, language));
}

/** In two languages the slip stands at the end once. */
export function commentDraftBlocks(draft: CommentDraft, language: MinutesLanguage): Block[] {
  const languages = languagesOf(language);
  const blocks = documentOf(draft.minutes, language, draft.look).filter(({ kind }) => kind !== "imprint");
  const asked = (of: Language): FlatBlock => ({
    kind: "note",
    text: SAY[of].asked(untilOf(draft, of), personOf(draft, of)),
    language: of,
  });
  return [...underTitles(blocks, languages.map(asked)), ...slip(draft, languages)];
}

/** Notes stand under the last title of the head; before all else where nobody gave the meeting a title. */
function underTitles(blocks: readonly Block[], notes: readonly FlatBlock[]): Block[] {
  const at = blocks.findLastIndex(
    (block) => block.kind === "title" || (block.kind === "columns" && block.left.some(({ kind }) => kind === "title")),
  );
  return [...blocks.slice(0, at + 1), ...notes, ...blocks.slice(at + 1)];
}

function slip(draft: CommentDraft, languages: readonly [Language, ...Language[]]): FlatBlock[] {
  const [language] = languages;
  const both = (text: (of: Language) => string, between: string) => [...new Set(languages.map(text))].join(between);
  return [
    { kind: "annex", label: both((of) => SAY[of].annex, " "), title: both((of) => SAY[of].slip, " "), language },
    {
      kind: "slip",
      title: both((of) => SAY[of].party, " "),
      head: SAY[language].columns.map((_, column) => both((of) => SAY[of].columns[column] ?? "", "\n")),
      widths: SLIP_WIDTHS,
      seats: ROWS,
      foot: both((of) => SAY[of].foot(untilOf(draft, of), personOf(draft, of)), " "),
      language,
    },
  ];
}

function untilOf({ until }: CommentDraft, language: Language): string | null {
  return until && writtenDate(until, language);
}

function personOf({ contact, phone }: CommentDraft, language: Language): string {
  return SAY[language].person(contact ?? "", phone ?? "");
}
