/** What leaves a workspace: documents, papers, templates and backups alike go in parts. */
import type { FaceUsed } from "../contract/documents.ts";
import type { Rendered } from "./formats/index.ts";

/** A file that is being made: its parts in order, of any size, and how much of it is there, 0 to 1. */
export interface Output {
  name: string;
  mime: string;
  /** See `Rendered`. */
  faces?: readonly FaceUsed[];
  parts: AsyncGenerator<Uint8Array, void>;
  share(): number;
}

/** A file that is there already, handed over in one piece. */
export function whole({ bytes, ...about }: Omit<Rendered, "faces"> & { faces?: Rendered["faces"] }): Output {
  let share = 0;
  return {
    ...about,
    parts: (async function* () {
      share = 1;
      yield bytes;
    })(),
    share: () => share,
  };
}
