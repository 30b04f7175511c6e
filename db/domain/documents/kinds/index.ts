/** Every document, by its kind. A new one is a file beside this and a line here, and its line in `DOCUMENTS`. */
import type { DocumentKind } from "../../../contract/documents.ts";
import type { AnyDocument } from "../document.ts";
import { commentDraft } from "./comment-draft.ts";
import { dates } from "./dates.ts";
import { importReport } from "./import-report.ts";
import { importTemplate } from "./import-template.ts";
import { invitation } from "./invitation.ts";
import { list } from "./list.ts";
import { meetingZip } from "./meeting-zip.ts";
import { minutes } from "./minutes.ts";
import { party } from "./party.ts";
import { problemTrail } from "./problem-trail.ts";
import { register } from "./register.ts";
import { supervision } from "./supervision.ts";
import { taskForce } from "./task-force.ts";

export const KINDS: { readonly [K in DocumentKind]: AnyDocument<K> } = {
  minutes,
  comment_draft: commentDraft,
  invitation,
  supervision,
  task_force: taskForce,
  problem_trail: problemTrail,
  dates,
  register,
  party,
  list,
  import_template: importTemplate,
  import_report: importReport,
  meeting_zip: meetingZip,
};
