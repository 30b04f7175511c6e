/** Answers every procedure of the contract. It translates between the outside and the domain, and decides nothing. */
import { implement, type Router } from "@orpc/server";
import { type Api, api } from "./contract/api.ts";
import { SUBJECTS, type Subject } from "./contract/subjects/index.ts";
import { askExtension, decideExtension } from "./domain/actions.ts";
import { agendaProposals, takeUp } from "./domain/agenda.ts";
import { decideAmendment } from "./domain/amendments.ts";
import { checkIn, noteAbsent } from "./domain/attendance.ts";
import {
  answerComment,
  circulateMinutes,
  circulationOf,
  confirmMinutes,
  withdrawMinutes,
} from "./domain/circulation.ts";
import { documentBlocks } from "./domain/documents.ts";
import { clearDraft, putDraft, takeDraft } from "./domain/drafts.ts";
import { historyEntry, listHistory } from "./domain/history.ts";
import { labelFor, labelsOf } from "./domain/labels.ts";
import { countRecords, listRecords } from "./domain/listing.ts";
import {
  closeMeeting,
  moveTo,
  orderEntries,
  orderItems,
  pauseTimer,
  reopenMeeting,
  startMeeting,
} from "./domain/meetings.ts";
import { exportMinutes, minutesDocument, minutesPages, readMinutes } from "./domain/minutes.ts";
import { nextNumber } from "./domain/minutes-numbers.ts";
import { exportTemplate, importTemplate } from "./domain/minutes-templates.ts";
import { takePosition } from "./domain/outcomes.ts";
import { addFile, paperParts, readPart } from "./domain/papers.ts";
import { profileChoices, setPin } from "./domain/profiles.ts";
import { followThrough, reportProgress } from "./domain/progress.ts";
import { putRecord, removeRecord } from "./domain/records.ts";
import { referencesOf } from "./domain/references.ts";
import { meetingRound, takeReport } from "./domain/rounds.ts";
import { needRecord } from "./domain/rules.ts";
import { sealWarningsOf } from "./domain/seal-warnings.ts";
import { sealMeeting } from "./domain/seals.ts";
import { planNext, seriesDays } from "./domain/series.ts";
import { meetingSheet } from "./domain/sheet.ts";
import { speak } from "./domain/speeches.ts";
import { taskForceHealth } from "./domain/task-forces.ts";
import { saveTemplate, useTemplate } from "./domain/templates.ts";
import { todayOverview } from "./domain/today.ts";
import { takeBackAs } from "./domain/undo.ts";
import { checkFingerprint, checkSealedFile, sealSummary } from "./domain/verification.ts";
import { minutesParagraphs } from "./domain/wordings.ts";
import { redoable, undoable } from "./ledger/undo.ts";
import { searchRecords } from "./search/query.ts";
import type { Session } from "./session.ts";
import { atomicWrite } from "./workspace/atomic.ts";
import { workspaceProcedures } from "./workspace-procedures.ts";

export type ApiRouter = Router<Api, Record<never, never>>;

export function createRouter(session: Session): ApiRouter {
  const run = implement(api).use(({ next }) => session.run(async () => next()));
  const context = () => session.context();
  const records = recordProcedures(session);

  // Every procedure brings its own wrapping in `session.run`; wrapping the whole again would tell of each change twice.
  return implement(api).router({
    ...records,
    workspace: workspaceProcedures(session),
    profile: {
      ...records.profile,
      choices: run.profile.choices.handler(() => profileChoices(context().reader)),
      switch: run.profile.switch.handler(({ input }) => session.switchProfile(input.id, input.pin)),
      setPin: run.profile.setPin.handler(({ input }) => setPin(context(), session.ledger.store, input)),
    },
    template: {
      ...records.template,
      use: run.template.use.handler(({ input }) => useTemplate(context(), input)),
      save: run.template.save.handler(({ input }) => saveTemplate(context(), input)),
    },
    series: {
      ...records.series,
      days: run.series.days.handler(({ input }) => seriesDays(context(), input)),
    },
    task_force: {
      ...records.task_force,
      health: run.task_force.health.handler(({ input }) => taskForceHealth(context(), input.id)),
    },
    paper: {
      ...records.paper,
      begin: run.paper.begin.handler(({ input }) => ({ upload: session.uploads.begin(input.name) })),
      append: run.paper.append.handler(({ input }) =>
        session.uploads.append(input.upload, Buffer.from(input.base64, "base64")),
      ),
      cancel: run.paper.cancel.handler(({ input }) => session.uploads.cancel(input.upload)),
      finish: run.paper.finish.handler(({ input }) => ({ record: session.uploads.finish(context(), input) })),
      addFile: run.paper.addFile.handler(async ({ input }) => ({
        record: await addFile(context(), session.uploads, input),
      })),
      read: run.paper.read.handler(({ input }) => {
        const { bytes, more } = readPart(context().reader, input);
        return { base64: Buffer.from(bytes).toString("base64"), more };
      }),
      save: run.paper.save.handler(async ({ input }) => {
        const paper = needRecord(context().reader, "paper", input.id);
        await atomicWrite(input.file, paperParts(context().reader, paper));
        return { bytes: paper.bytes };
      }),
    },
    meeting: {
      ...records.meeting,
      sheet: run.meeting.sheet.handler(({ input }) => meetingSheet(context().reader, input.id)),
      start: run.meeting.start.handler(({ input }) => startMeeting(context(), input)),
      close: run.meeting.close.handler(({ input }) => closeMeeting(context(), input)),
      reopen: run.meeting.reopen.handler(({ input }) => reopenMeeting(context(), input)),
      moveTo: run.meeting.moveTo.handler(({ input }) => moveTo(context(), input)),
      pauseTimer: run.meeting.pauseTimer.handler(({ input }) => pauseTimer(context(), input)),
      orderItems: run.meeting.orderItems.handler(({ input }) => orderItems(context(), input)),
      orderEntries: run.meeting.orderEntries.handler(({ input }) => orderEntries(context(), input)),
      planNext: run.meeting.planNext.handler(({ input }) => planNext(context(), input)),
      checkIn: run.meeting.checkIn.handler(({ input }) => checkIn(context(), input)),
      noteAbsent: run.meeting.noteAbsent.handler(({ input }) => noteAbsent(context(), input)),
      takePosition: run.meeting.takePosition.handler(({ input }) => takePosition(context(), input)),
      speak: run.meeting.speak.handler(({ input }) => speak(context(), input)),
      decideAmendment: run.meeting.decideAmendment.handler(({ input }) => decideAmendment(context(), input)),
      proposals: run.meeting.proposals.handler(({ input }) => agendaProposals(context(), input.id) as never),
      takeUp: run.meeting.takeUp.handler(({ input }) => takeUp(context(), input)),
      round: run.meeting.round.handler(({ input }) => meetingRound(context(), input.id)),
      takeReport: run.meeting.takeReport.handler(({ input }) => takeReport(context(), input)),
      seal: run.meeting.seal.handler(({ input }) => sealMeeting(context(), input)),
    },
    minutes: {
      ...records.minutes,
      model: run.minutes.model.handler(({ input }) => readMinutes(context().reader, input.meeting)),
      document: run.minutes.document.handler(({ input }) => minutesDocument(context().reader, input)),
      pages: run.minutes.pages.handler(({ input }) => minutesPages(context().reader, input)),
      paragraphs: run.minutes.paragraphs.handler(({ input }) => minutesParagraphs(context().reader, input)),
      nextNumber: run.minutes.nextNumber.handler(({ input }) => nextNumber(context().reader, input.meeting)),
      circulation: run.minutes.circulation.handler(({ input }) => circulationOf(context().reader, input.meeting)),
      sealWarnings: run.minutes.sealWarnings.handler(({ input }) => sealWarningsOf(context(), input.meeting)),
      circulate: run.minutes.circulate.handler(({ input }) => circulateMinutes(context(), input)),
      withdraw: run.minutes.withdraw.handler(({ input }) => withdrawMinutes(context(), input)),
      answerComment: run.minutes.answerComment.handler(({ input }) => answerComment(context(), input)),
      seal: run.minutes.seal.handler(({ input }) => sealSummary(context().reader, input.meeting)),
      verify: run.minutes.verify.handler(({ input }) =>
        "text" in input
          ? checkFingerprint(context().reader, input.text)
          : checkSealedFile(context().reader, session.uploads.take(input.upload)),
      ),
      confirm: run.minutes.confirm.handler(({ input }) => confirmMinutes(context(), input)),
      export: run.minutes.export.handler(({ input }) => exportMinutes(context().reader, input)),
    },
    minutes_template: {
      ...records.minutes_template,
      export: run.minutes_template.export.handler(({ input }) => exportTemplate(context().reader, input.id)),
      import: run.minutes_template.import.handler(({ input }) => importTemplate(context(), input)),
    },
    action: {
      ...records.action,
      report: run.action.report.handler(({ input }) => reportProgress(context(), input)),
      askExtension: run.action.askExtension.handler(({ input }) => askExtension(context(), input)),
      followThrough: run.action.followThrough.handler(() => followThrough(context())),
      decideExtension: run.action.decideExtension.handler(({ input }) => decideExtension(context(), input)),
    },
    document: {
      blocks: run.document.blocks.handler(({ input }) => documentBlocks(context(), input)),
      begin: run.document.begin.handler(({ input }) => session.exports.begin(context(), input)),
      read: run.document.read.handler(({ input }) => session.exports.read(input)),
      cancel: run.document.cancel.handler(({ input }) => session.exports.cancel(input.export)),
    },
    history: {
      list: run.history.list.handler(({ input }) => listHistory(context().reader, input)),
      state: run.history.state.handler(() => {
        const { ledger, reader } = context();
        const by = session.actor?.id ?? null;
        return { undo: historyEntry(reader, undoable(ledger, by)), redo: historyEntry(reader, redoable(ledger, by)) };
      }),
      undo: run.history.undo.handler(({ input }) => takeBackAs(context(), "undo", input)),
      redo: run.history.redo.handler(({ input }) => takeBackAs(context(), "redo", input)),
    },
    search: {
      query: run.search.query.handler(({ input }) => ({
        hits: searchRecords(session.searchContext().reader, input.text, input.limit, input.subjects?.filter(isSubject)),
      })),
    },
    draft: {
      put: run.draft.put.handler(({ input }) => putDraft(session.ledger, input)),
      take: run.draft.take.handler(({ input }) => ({ text: takeDraft(context(), input) })),
      clear: run.draft.clear.handler(({ input }) => clearDraft(session.ledger, input)),
    },
    today: { overview: run.today.overview.handler(() => todayOverview(context(), session.actor)) },
    reference: { to: run.reference.to.handler(({ input }) => referencesOf(context().reader, input)) },
    changes: { watch: run.changes.watch.handler(({ signal }) => session.feed.watch(signal)) },
  } as never) as ApiRouter;
}

/** list, count, get, put and remove of every subject. */
function recordProcedures(session: Session) {
  const run = implement(api).use(({ next }) => session.run(async () => next()));
  const reader = () => session.context().reader;
  const readerFor = ({ search }: { search?: string | undefined }) =>
    (search ? session.searchContext() : session.context()).reader;
  const one = (subject: Subject) => {
    // The five procedures have the same shape for every subject; the contract gives each its own types.
    const of = run[subject] as (typeof run)["organization"];
    return {
      list: of.list.handler(({ input }) => listRecords(readerFor(input), subject, input as never) as never),
      count: of.count.handler(({ input }) => countRecords(readerFor(input), subject, input)),
      get: of.get.handler(({ input }) => {
        const record = needRecord(reader(), subject, input.id);
        const labels = labelsOf(reader(), { subject, records: [record] });
        const self = labelFor(reader(), subject, input.id);
        return { record, labels: self ? { ...labels, [input.id]: self } : labels } as never;
      }),
      put: of.put.handler(({ input }) => putRecord(session.context(), subject, input) as never),
      remove: of.remove.handler(({ input }) => removeRecord(session.context(), subject, input)),
    };
  };
  return Object.fromEntries(SUBJECTS.map((subject) => [subject, one(subject)])) as {
    [S in Subject]: ReturnType<typeof one>;
  };
}

function isSubject(name: string): name is Subject {
  return (SUBJECTS as string[]).includes(name);
}
