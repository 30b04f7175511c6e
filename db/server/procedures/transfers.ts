/** Answers what comes and goes in parts, or from and to files of this computer: papers, files to be checked, documents. */
import type { documentProcedures } from "../../contract/documents.ts";
import type { paperProcedures } from "../../contract/procedures/papers.ts";
import type { verificationProcedures } from "../../contract/procedures/verification.ts";
import { checkFingerprint, checkSealedFile } from "../../domain/minutes/verification.ts";
import { addFile, paperParts } from "../../domain/papers/papers.ts";
import type { Handlers } from "../../records/handlers.ts";
import { requireRecord } from "../../records/rules.ts";
import { writeDocument } from "../../workspace/target.ts";
import type { Call } from "../connection.ts";
import type { Session } from "../session.ts";

type Answered = {
  paper: Omit<typeof paperProcedures, "read">;
  minutes: Pick<typeof verificationProcedures, "begin" | "verify">;
  document: Omit<typeof documentProcedures, "blocks">;
};

export function transferHandlers(session: Session): Handlers<Answered, Call> {
  const coming = () => session.transfers.coming;
  const going = () => session.transfers.going;
  return {
    paper: {
      begin: (call, input) => coming().begin(call, input),
      append: (call, input) => coming().append(call, input),
      cancel: (call, { upload }) => coming().cancel(call, upload),
      finish: (call, input) => coming().finish(call, input),
      addFile: async (call, input) => {
        const context = call.context();
        return {
          record: await session.grants.use("open", input.file, (file) =>
            addFile(context, coming().uploads, { ...input, file }),
          ),
        };
      },
      save: async (call, { id, file: grant }) => {
        const { reader } = call.context();
        const paper = requireRecord(reader, "paper", id);
        await session.grants.use("save", grant, (file) => writeDocument(file, paperParts(reader, paper)));
        return { bytes: paper.bytes };
      },
    },
    minutes: {
      begin: (call, input) => coming().beginLooking(call, input),
      verify: (call, input) => {
        const { reader } = call.context();
        return "text" in input
          ? checkFingerprint(reader, input.text)
          : checkSealedFile(reader, coming().take(call, input.upload));
      },
    },
    document: {
      begin: (call, input) => going().begin(call, input),
      read: (call, input) => going().read(call, input),
      cancel: (call, { export: id }) => going().cancel(call, id),
    },
  };
}
