/** Papers: files that come and go in parts, so that a large one neither blocks the workspace nor fills the memory. */
import { z } from "zod";
import { id, line } from "../fields.ts";
import { procedure } from "../procedure.ts";
import { opId } from "../records.ts";
import { subjects } from "../subjects/index.ts";
import { announced, begun, uploading } from "./uploads.ts";

const place = z.strictObject({
  meeting: id.optional(),
  agenda_item: id.optional(),
  action: id.optional(),
  source: id.optional(),
  organization: id.optional(),
});

export const paperProcedures = {
  /** Begins to take a file in, by `upload.append`. */
  begin: procedure("write", "room").input(announced).output(uploading),
  finish: procedure("write", "room")
    .input(z.strictObject({ upload: id, mime: line(), place, opId }))
    .output(z.object({ record: subjects.paper.record })),
  /** Adds a file of this computer: `file` is a grant of the host. */
  addFile: procedure("write", "here")
    .input(z.strictObject({ file: z.uuid(), place, opId }))
    .output(z.object({ record: subjects.paper.record })),
  /** Hands over its bytes by `document.read`; the last part only once all have the fingerprint that was recorded. */
  send: procedure("read", "room").input(z.strictObject({ id })).output(begun),
};
