/** Answers what comes and goes in parts, or from files of this computer: documents, papers, templates, files to be checked. */
import type { documentProcedures } from "../../contract/documents.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { minutesTemplateProcedures } from "../../contract/procedures/minutes-templates.ts";
import type { paperProcedures } from "../../contract/procedures/papers.ts";
import type { uploadProcedures } from "../../contract/procedures/uploads.ts";
import type { verificationProcedures } from "../../contract/procedures/verification.ts";
import { openDocument } from "../../domain/documents/documents.ts";
import { templateOutput } from "../../domain/minutes/minutes-templates.ts";
import { checkFingerprint, checkSealedFile } from "../../domain/minutes/verification.ts";
import { paperOutput } from "../../domain/papers/held.ts";
import { addFile } from "../../domain/papers/papers.ts";
import type { Handlers } from "../../records/handlers.ts";
import type { Call } from "../connection.ts";
import type { Session } from "../session.ts";

type Answered = {
  paper: typeof paperProcedures;
  minutes_template: Pick<typeof minutesTemplateProcedures, "send">;
  minutes: Pick<typeof verificationProcedures, "begin" | "verify">;
  document: Omit<typeof documentProcedures, "blocks">;
  upload: typeof uploadProcedures;
};

export function transferHandlers(session: Session): Handlers<Answered, Call> {
  const coming = () => session.transfers.coming;
  const going = () => session.transfers.going;
  /** A backup to be restored belongs to no workspace; all else that comes, to the one that is open. @throws ConcordError E_UPLOAD */
  const isBackup = ({ connection }: Call, { upload }: { upload: string }) => {
    if (session.incoming.holds(connection.id, upload)) return true;
    if (session.state !== "open") throw new ConcordError("E_UPLOAD");
    return false;
  };
  return {
    paper: {
      begin: (call, input) => coming().begin(call, input),
      finish: (call, input) => coming().finish(call, input),
      addFile: async (call, input) => {
        const context = call.context();
        return {
          record: await session.grants.use("open", input.file, (file) =>
            addFile(context, coming().uploads, { ...input, file }),
          ),
        };
      },
      send: (call, { id }) => going().offer(call, paperOutput(call.context().reader, id)),
    },
    minutes_template: { send: (call, { id }) => going().offer(call, templateOutput(call.context().reader, id)) },
    minutes: {
      begin: (call, input) => coming().beginLooking(call, input),
      verify: (call, input) => {
        const { reader } = call.context();
        return "text" in input
          ? checkFingerprint(reader, input.text)
          : checkSealedFile(reader, coming().take(call, input.upload));
      },
    },
    upload: {
      append: (call, input) =>
        isBackup(call, input)
          ? session.incoming.append(call.connection.id, input.upload, Buffer.from(input.base64, "base64"))
          : coming().append(call, input),
      cancel: (call, input) =>
        isBackup(call, input)
          ? session.incoming.cancel(call.connection.id, input.upload)
          : coming().cancel(call, input.upload),
    },
    document: {
      begin: async (call, input) => {
        const output = await openDocument(call.context(), input);
        return { ...(await going().offer(call, output)), faces: [...(output.faces ?? [])] };
      },
      read: (call, input) => going().read(call, input),
      save: (call, input, signal) =>
        session.grants.steps("save", input.file, (path) => going().save(call, input.export, path, signal)),
      cancel: (call, { export: id }) => going().cancel(call, id),
    },
  };
}
