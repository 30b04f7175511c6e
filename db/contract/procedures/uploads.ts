/**
 * Files that come into Concord, in parts, so that a large one neither blocks it nor fills the memory. Whoever takes one in
 * begins it (`paper.begin`, `minutes.begin`, `workspace.beginRestore`) and has its own right for that; parts belong to the
 * connection and the person that began, whether or not a workspace is open. What goes out in parts is in documents.ts.
 */
import { z } from "zod";
import { id } from "../fields.ts";
import { procedure } from "../procedure.ts";

const none = z.void();

/** A file that is to come: one that is too large is refused before any of it is sent. */
export const announced = z.strictObject({ name: z.string().min(1).max(1_000), bytes: z.number().int().min(0) });

/** A file that is ready to be fetched, by `document.read`. */
export const begun = z.object({ export: id, name: z.string(), mime: z.string() });

/** What every procedure answers that begins to take a file in. */
export const uploading = z.object({ upload: id });

export const uploadProcedures = {
  /** Adds the next part. */
  append: procedure("anyone", "room")
    .input(uploading.strict().extend({ base64: z.base64().max(400_000) }))
    .output(none),
  cancel: procedure("anyone", "room").input(uploading.strict()).output(none),
};
