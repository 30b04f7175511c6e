/** Answers what leads from a file to the text of a policy: its paragraphs, read in a thread of their own. */
import { ConcordError } from "../../contract/errors.ts";
import type { textProcedures } from "../../contract/procedures/policies/clauses.ts";
import type { Block, Where } from "../../import/papers/paper-text.ts";
import { readPaper } from "../../import/papers/read-paper.ts";
import { joined } from "../../language/clauses/pasted.ts";
import type { Handlers } from "../../records/handlers.ts";
import type { Call } from "../connection.ts";
import type { Session } from "../session.ts";

type Reading = Pick<typeof textProcedures, "beginText" | "readText">;
interface Paragraph {
  text: string;
  numbering?: string;
  page?: number;
}

export function policyTextHandlers(session: Session): Handlers<{ policy: Reading }, Call> {
  const coming = () => session.transfers.coming;
  return {
    policy: {
      beginText: (call, input) => coming().beginReading(call, input),
      async readText(call, { upload }, signal) {
        const { name, bytes } = coming().takeNamed(call, upload);
        const { kind, parts, cut } = await readPaper({ name, bytes }, signal);
        // A text stands in a document; tables and slides hold none by clauses.
        if (kind === "workbook" || kind === "slides") throw new ConcordError("E_NO_TEXT_KIND");
        const paragraphs = parts.flatMap(({ where, blocks }) => paragraphsOf(blocks, where));
        return { name, taken_from: kind === "pdf" ? "pdf" : "docx", paragraphs, cut };
      },
    },
  };
}

/** Paragraphs that a page broke are one; the rows of a table are one each. */
export function paragraphsOf(blocks: readonly Block[], where: Where): Paragraph[] {
  const page = where && "page" in where ? { page: where.page } : {};
  const paragraphs: Paragraph[] = [];
  for (const block of blocks) {
    if (block.type === "table") {
      for (const row of block.rows) paragraphs.push({ text: row.filter(Boolean).join("　"), ...page });
      continue;
    }
    const { text, numbering, continues } = block;
    const before = paragraphs.at(-1);
    if (continues && before) {
      before.text = joined(before.text, text);
      continue;
    }
    for (const [at, line] of text.split("\n").entries())
      paragraphs.push({ text: line, ...(at === 0 && numbering !== undefined && { numbering }), ...page });
  }
  return paragraphs.filter(({ text }) => text.trim() !== "");
}
