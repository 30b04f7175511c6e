/** What a paragraph of the minutes can ask of the list that it stands in. */
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";

export interface RowActions {
  /** The row has the focus now. */
  reached(name: string): void;
  begin(name: string): void;
  /** @param focus the row itself gets the focus back */
  end(name: string, focus: boolean): void;
  /** Back to the comment for whose sake the paragraph is open. @returns whether there is one */
  leave(name: string): boolean;
  step(by: 1 | -1): void;
  write(paragraph: MinutesParagraph, text: string, was: string): Promise<unknown>;
  /** The polished wording is right although the record changed. */
  keep(paragraph: MinutesParagraph): Promise<unknown>;
  /** Back to Concord's wording. */
  back(paragraph: MinutesParagraph): Promise<unknown>;
  /** Shows the record behind the row of this name. */
  open(about: { subject: string; id: string }, name: string): void;
}
