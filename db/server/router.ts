/** Answers every procedure of the contract. It translates between the outside and the domain, and decides nothing. */
import { implement, type Router } from "@orpc/server";
import { type Api, api } from "../contract/api.ts";
import { SUBJECTS, type Subject } from "../contract/subjects/index.ts";
import { askExtension, decideExtension } from "../domain/actions/actions.ts";
import { followThrough, reportProgress } from "../domain/actions/progress.ts";
import { meetingRound, takeReport } from "../domain/actions/rounds.ts";
import { taskForceHealth } from "../domain/actions/task-forces.ts";
import { documentBlocks } from "../domain/documents/documents.ts";
import { agendaProposals, takeUp } from "../domain/meetings/agenda.ts";
import { decideAmendment } from "../domain/meetings/amendments.ts";
import { checkIn, noteAbsent } from "../domain/meetings/attendance.ts";
import { meetingView } from "../domain/meetings/meeting-view.ts";
import {
  closeMeeting,
  moveTo,
  orderEntries,
  orderItems,
  pauseTimer,
  reopenMeeting,
  startMeeting,
} from "../domain/meetings/meetings.ts";
import { takePosition } from "../domain/meetings/outcomes.ts";
import { planNext, seriesDays } from "../domain/meetings/series.ts";
import { speak } from "../domain/meetings/speeches.ts";
import { saveTemplate, useTemplate } from "../domain/meetings/templates.ts";
import {
  answerComment,
  circulateMinutes,
  circulationOf,
  confirmMinutes,
  withdrawMinutes,
} from "../domain/minutes/circulation.ts";
import { exportMinutes, minutesDocument, minutesPages, readMinutes } from "../domain/minutes/minutes.ts";
import { nextNumber } from "../domain/minutes/minutes-numbers.ts";
import { exportTemplate, importTemplate } from "../domain/minutes/minutes-templates.ts";
import { sealWarningsOf } from "../domain/minutes/seal-warnings.ts";
import { sealMeeting } from "../domain/minutes/seals.ts";
import { checkFingerprint, checkSealedFile, sealSummary } from "../domain/minutes/verification.ts";
import { minutesParagraphs } from "../domain/minutes/wordings.ts";
import { addFile, paperParts, readPart } from "../domain/papers/papers.ts";
import { setPin } from "../domain/people/pins.ts";
import { profileChoices } from "../domain/people/profiles.ts";
import { todayOverview } from "../domain/today.ts";
import { redoable, undoable } from "../ledger/undo.ts";
import { clearDraft, putDraft, takeDraft } from "../records/drafts.ts";
import { historyEntry, listHistory } from "../records/history.ts";
import { labelFor, labelsOf } from "../records/labels.ts";
import { countRecords, listRecords } from "../records/listing.ts";
import { putRecord, removeRecord } from "../records/records.ts";
import { referencesOf } from "../records/references.ts";
import { requireRecord } from "../records/rules.ts";
import { takeBackAs } from "../records/undo.ts";
import { searchRecords } from "../search/query.ts";
import { writeDocument } from "../workspace/target.ts";
import type { Call, Incoming } from "./connection.ts";
import { guarded, on } from "./guard.ts";
import type { Session } from "./session.ts";
import { workspaceProcedures } from "./workspace-procedures.ts";

export type ApiRouter = Router<Api, Incoming>;

export function createRouter(session: Session): ApiRouter {
  const run = guarded(session);
  const records = recordProcedures(session);

  // Every procedure brings its own guard; guarding the whole again would tell of each change twice.
  return implement(api).router({
    ...records,
    workspace: workspaceProcedures(session),
    profile: {
      ...records.profile,
      choices: run.profile.choices.handler(on((context) => profileChoices(context.reader))),
      switch: run.profile.switch.handler(({ input }) => session.switchProfile(input.id, input.pin)),
      setPin: run.profile.setPin.handler(on(setPin)),
    },
    template: {
      ...records.template,
      use: run.template.use.handler(on(useTemplate)),
      save: run.template.save.handler(on(saveTemplate)),
    },
    series: {
      ...records.series,
      days: run.series.days.handler(on(seriesDays)),
    },
    task_force: {
      ...records.task_force,
      health: run.task_force.health.handler(on((context, input) => taskForceHealth(context, input.id))),
    },
    paper: {
      ...records.paper,
      begin: run.paper.begin.handler(({ context: { call }, input }) => session.transfers.coming.begin(call, input)),
      append: run.paper.append.handler(({ context: { call }, input }) => session.transfers.coming.append(call, input)),
      cancel: run.paper.cancel.handler(({ context: { call }, input }) =>
        session.transfers.coming.cancel(call, input.upload),
      ),
      finish: run.paper.finish.handler(({ context: { call }, input }) => session.transfers.coming.finish(call, input)),
      addFile: run.paper.addFile.handler(
        on(async (context, input) => ({
          record: await session.grants.use("open", input.file, (file) =>
            addFile(context, session.transfers.coming.uploads, { ...input, file }),
          ),
        })),
      ),
      read: run.paper.read.handler(
        on(async ({ reader }, input) => {
          const { bytes, more } = await readPart(reader, input);
          return { base64: Buffer.from(bytes).toString("base64"), more };
        }),
      ),
      save: run.paper.save.handler(
        on(async ({ reader }, input) => {
          const paper = requireRecord(reader, "paper", input.id);
          await session.grants.use("save", input.file, (file) => writeDocument(file, paperParts(reader, paper)));
          return { bytes: paper.bytes };
        }),
      ),
    },
    meeting: {
      ...records.meeting,
      view: run.meeting.view.handler(on((context, input) => meetingView(context.reader, input.id))),
      start: run.meeting.start.handler(on(startMeeting)),
      close: run.meeting.close.handler(on(closeMeeting)),
      reopen: run.meeting.reopen.handler(on(reopenMeeting)),
      moveTo: run.meeting.moveTo.handler(on(moveTo)),
      pauseTimer: run.meeting.pauseTimer.handler(on(pauseTimer)),
      orderItems: run.meeting.orderItems.handler(on(orderItems)),
      orderEntries: run.meeting.orderEntries.handler(on(orderEntries)),
      planNext: run.meeting.planNext.handler(on(planNext)),
      checkIn: run.meeting.checkIn.handler(on(checkIn)),
      noteAbsent: run.meeting.noteAbsent.handler(on(noteAbsent)),
      takePosition: run.meeting.takePosition.handler(on(takePosition)),
      speak: run.meeting.speak.handler(on(speak)),
      decideAmendment: run.meeting.decideAmendment.handler(on(decideAmendment)),
      proposals: run.meeting.proposals.handler(on((context, input) => agendaProposals(context, input.id) as never)),
      takeUp: run.meeting.takeUp.handler(on(takeUp)),
      round: run.meeting.round.handler(on((context, input) => meetingRound(context, input.id))),
      takeReport: run.meeting.takeReport.handler(on(takeReport)),
      seal: run.meeting.seal.handler(on(sealMeeting)),
    },
    minutes: {
      ...records.minutes,
      model: run.minutes.model.handler(on((context, input) => readMinutes(context.reader, input.meeting))),
      document: run.minutes.document.handler(on((context, input) => minutesDocument(context.reader, input))),
      pages: run.minutes.pages.handler(on((context, input) => minutesPages(context.reader, input))),
      paragraphs: run.minutes.paragraphs.handler(on((context, input) => minutesParagraphs(context.reader, input))),
      nextNumber: run.minutes.nextNumber.handler(on((context, input) => nextNumber(context.reader, input.meeting))),
      circulation: run.minutes.circulation.handler(
        on((context, input) => circulationOf(context.reader, input.meeting)),
      ),
      sealWarnings: run.minutes.sealWarnings.handler(on((context, input) => sealWarningsOf(context, input.meeting))),
      circulate: run.minutes.circulate.handler(on(circulateMinutes)),
      withdraw: run.minutes.withdraw.handler(on(withdrawMinutes)),
      answerComment: run.minutes.answerComment.handler(on(answerComment)),
      seal: run.minutes.seal.handler(on((context, input) => sealSummary(context.reader, input.meeting))),
      begin: run.minutes.begin.handler(({ context: { call }, input }) =>
        session.transfers.coming.beginLooking(call, input),
      ),
      verify: run.minutes.verify.handler(({ context: { call }, input }) => {
        const { reader } = call.context();
        return "text" in input
          ? checkFingerprint(reader, input.text)
          : checkSealedFile(reader, session.transfers.coming.take(call, input.upload));
      }),
      confirm: run.minutes.confirm.handler(on(confirmMinutes)),
      export: run.minutes.export.handler(on((context, input) => exportMinutes(context.reader, input))),
    },
    minutes_template: {
      ...records.minutes_template,
      export: run.minutes_template.export.handler(on((context, input) => exportTemplate(context.reader, input.id))),
      import: run.minutes_template.import.handler(on(importTemplate)),
    },
    action: {
      ...records.action,
      report: run.action.report.handler(on(reportProgress)),
      askExtension: run.action.askExtension.handler(on(askExtension)),
      followThrough: run.action.followThrough.handler(on((context) => followThrough(context))),
      decideExtension: run.action.decideExtension.handler(on(decideExtension)),
    },
    document: {
      blocks: run.document.blocks.handler(on(documentBlocks)),
      begin: run.document.begin.handler(({ context: { call }, input }) => session.transfers.going.begin(call, input)),
      read: run.document.read.handler(({ context: { call }, input }) => session.transfers.going.read(call, input)),
      cancel: run.document.cancel.handler(({ context: { call }, input }) =>
        session.transfers.going.cancel(call, input.export),
      ),
    },
    history: {
      list: run.history.list.handler(on((context, input) => listHistory(context.reader, input))),
      state: run.history.state.handler(({ context: { call } }) => {
        const { ledger, reader } = call.context();
        const by = call.actor?.id ?? null;
        return { undo: historyEntry(reader, undoable(ledger, by)), redo: historyEntry(reader, redoable(ledger, by)) };
      }),
      undo: run.history.undo.handler(on((context, input) => takeBackAs(context, "undo", input))),
      redo: run.history.redo.handler(on((context, input) => takeBackAs(context, "redo", input))),
    },
    search: {
      query: run.search.query.handler(({ context: { call }, input }) => ({
        hits: searchRecords(call.searchContext().reader, input.text, input.limit, input.subjects?.filter(isSubject)),
      })),
    },
    draft: {
      put: run.draft.put.handler(on(putDraft)),
      take: run.draft.take.handler(on((context, input) => ({ text: takeDraft(context, input) }))),
      clear: run.draft.clear.handler(on(clearDraft)),
    },
    today: {
      overview: run.today.overview.handler(({ context: { call } }) => todayOverview(call.context(), call.actor)),
    },
    reference: { to: run.reference.to.handler(on((context, input) => referencesOf(context.reader, input))) },
    changes: { watch: run.changes.watch.handler(({ signal }) => session.feed.watch(signal)) },
  } as never) as ApiRouter;
}

/** list, count, get, put and remove of every subject. */
function recordProcedures(session: Session) {
  const run = guarded(session);
  const readerFor = (call: Call, { search }: { search?: string | undefined }) =>
    (search ? call.searchContext() : call.context()).reader;
  const one = (subject: Subject) => {
    // The five procedures have the same shape for every subject; the contract gives each its own types.
    const of = run[subject] as (typeof run)["organization"];
    return {
      list: of.list.handler(
        ({ context: { call }, input }) => listRecords(readerFor(call, input), subject, input as never) as never,
      ),
      count: of.count.handler(({ context: { call }, input }) => countRecords(readerFor(call, input), subject, input)),
      get: of.get.handler(
        on(({ reader }, { id }) => {
          const record = requireRecord(reader, subject, id);
          const labels = labelsOf(reader, { subject, records: [record] });
          const self = labelFor(reader, subject, id);
          return { record, labels: self ? { ...labels, [id]: self } : labels } as never;
        }),
      ),
      put: of.put.handler(on((context, input) => putRecord(context, subject, input) as never)),
      remove: of.remove.handler(on((context, input) => removeRecord(context, subject, input))),
    };
  };
  return Object.fromEntries(SUBJECTS.map((subject) => [subject, one(subject)])) as {
    [S in Subject]: ReturnType<typeof one>;
  };
}

function isSubject(name: string): name is Subject {
  return (SUBJECTS as string[]).includes(name);
}
