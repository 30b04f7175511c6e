/** Files that come and go in parts: each call of a transfer is held to the connection and the person that began it. */
import type { Call } from "./connection.ts";
import type { DocumentFormat } from "./contract/documents.ts";
import type { DocumentInput, Output } from "./domain/documents.ts";
import type { PaperPlace } from "./domain/papers.ts";
import type { Session } from "./session.ts";

export const uploads = {
  /** @throws ConcordError E_UPLOAD_LIMIT */
  begin(session: Session, call: Call, name: string): { upload: string } {
    session.uploadsUnderWay.needRoom(call);
    return { upload: session.uploadsUnderWay.note(call, session.uploads.begin(name)) };
  },

  /** @throws ConcordError E_UPLOAD, E_UPLOAD_LIMIT, E_PAPER_TOO_LARGE */
  append(session: Session, call: Call, input: { upload: string; base64: string }): void {
    session.uploads.append(session.uploadsUnderWay.need(call, input.upload), Buffer.from(input.base64, "base64"));
  },

  cancel(session: Session, call: Call, id: string): void {
    session.uploads.cancel(session.uploadsUnderWay.need(call, id));
    session.uploadsUnderWay.forget(id);
  },

  /** Records the file under the one who sent all of it. */
  finish(
    session: Session,
    call: Call,
    input: { upload: string; mime: string | null; place: PaperPlace; opId?: string | undefined },
  ) {
    const id = session.uploadsUnderWay.need(call, input.upload);
    const record = session.uploads.finish(call.context(), input);
    session.uploadsUnderWay.forget(id);
    return { record };
  },

  /** Hands over what has come, and forgets it. */
  take(session: Session, call: Call, id: string): Buffer {
    const bytes = session.uploads.take(session.uploadsUnderWay.need(call, id));
    session.uploadsUnderWay.forget(id);
    return bytes;
  },
};

export const exports = {
  async begin(session: Session, call: Call, input: DocumentInput & { format: DocumentFormat }) {
    const begun = await session.exports.begin(call.context(), input);
    session.exportsUnderWay.note(call, begun.export);
    return begun;
  },

  /** Hands over what is there already. */
  async offer(session: Session, call: Call, output: Output) {
    const begun = await session.exports.offer(output);
    session.exportsUnderWay.note(call, begun.export);
    return begun;
  },

  read(session: Session, call: Call, input: { export: string; part: number }) {
    session.exportsUnderWay.need(call, input.export);
    return session.exports.read(input);
  },

  async cancel(session: Session, call: Call, id: string): Promise<void> {
    await session.exports.cancel(session.exportsUnderWay.need(call, id));
    session.exportsUnderWay.forget(id);
  },
};
