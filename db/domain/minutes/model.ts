/** Reads a meeting into the minutes model: what its minutes say, apart from any format. */
import type { Reader } from "../../base/store.ts";
import { type Bilingual, MINUTES_EDITION, type MinutesModel } from "../../contract/minutes.ts";
import { DEFAULT_SETTINGS, type MinutesSettings } from "../../contract/minutes-style.ts";
import { sectorOf } from "../../contract/questions.ts";
import type { RecordOf, Subject } from "../../contract/subjects/index.ts";
import { USUAL_ZONE } from "../../contract/zones.ts";
import { withConfirmations } from "../../documents/verify/confirming.ts";
import { lastFields, removedName, removedPerson } from "../../records/removed.ts";
import { sealOf } from "../../records/sealed.ts";
import { officeOf } from "../../records/settings.ts";
import { attended } from "../../rules/attended.ts";
import { isAgainstRule, isTold } from "../../rules/decision.ts";
import { quorumNever } from "../../rules/quorum.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { hereAt, zoneOf } from "../../schema/here.ts";
import { readRecord } from "../../schema/read-record.ts";
import { amendmentsOf, attendanceOf, positionsOf, standingOf } from "../meetings/seating.ts";
import { citedClauses } from "./cited.ts";
import { English } from "./english.ts";
import { textChangeAfter } from "./text-change.ts";

type Party = MinutesModel["organizers"][number];
type Item = MinutesModel["items"][number];

/** The minutes as they would be sealed now, whether or not they are. @param meeting id of a meeting that exists */
export function minutesModelOf(reader: Reader, meeting: string): MinutesModel {
  const sitting = new Sitting(reader, meeting);
  return withConfirmations(writtenModel(sitting), sitting.confirmations());
}

/** All that they say in Chinese, with the English of it where there is some. */
export function englishOf(reader: Reader, meeting: string): ReturnType<English["all"]> & { model: MinutesModel } {
  const sitting = new Sitting(reader, meeting);
  const model = writtenModel(sitting);
  return { ...sitting.english.all(), model };
}

/** What the minutes say, whoever confirmed it. */
function writtenModel(sitting: Sitting): MinutesModel {
  const { record, reader, english } = sitting;
  const minutes = sitting.of("minutes", "id")[0];
  const look = lookOf(reader, minutes?.template);
  const series = record.series ? readRecord(reader, "series", record.series) : undefined;
  const taskForce = record.task_force ? readRecord(reader, "task_force", record.task_force) : undefined;
  const written = {
    version: 2,
    edition: MINUTES_EDITION,
    zone: zoneOf(reader) ?? USUAL_ZONE,
    meeting: record.id,
    exercise: record.exercise === true,
    ...look,
    template: minutes?.template ?? null,
    state: minutes?.state ?? "draft",
    confirmationRule: series?.confirmation_rule ?? "sectors",
    title: english.both("meeting", record, "title_zh"),
    series: series ? sitting.named("series", series) : null,
    taskForce: taskForce ? sitting.named("task_force", taskForce) : null,
    ordinal: record.ordinal,
    number: minutes?.number ?? null,
    issue: minutes?.issue ?? null,
    classification: minutes?.classification ?? null,
    secrecyPeriod: minutes?.secrecy_period ?? null,
    urgency: minutes?.urgency ?? null,
    copyNumber: minutes?.copy_number ?? null,
    signer: minutes ? english.typed("minutes", minutes, "signer") : null,
    issued: minutes?.issued ?? null,
    issuer: (minutes && english.typed("minutes", minutes, "issuer")) || look.settings.issuer || null,
    day: record.day,
    lastDay: record.last_day,
    starts: record.starts,
    ends: record.ends,
    ...sitting.place(record),
    chair: english.typed("meeting", record, "chair"),
    recorder: english.typed("meeting", record, "recorder"),
    organizers: record.organizers.map((id) => sitting.party(id)),
    opening: minutes ? english.typed("minutes", minutes, "opening") : null,
    closing: minutes ? english.typed("minutes", minutes, "closing") : null,
    copiesTo: (minutes && english.typed("minutes", minutes, "copies_to")) || look.settings.copiesTo || null,
    attendance: sitting.attendance(),
    ...sitting.quorum(),
    previous: sitting.neighbour("before"),
    next: sitting.neighbour("after"),
    items: sitting.items(minutes?.omit_empty === true),
    annexes: sitting.annexes(),
    wordings: sitting.of("wording", "id").map(({ style, language, key, text }) => ({ style, language, key, text })),
    confirmations: [],
    heads: [],
    seal: null,
    errata: [],
  } satisfies MinutesModel;
  return { ...written, ...english.words() };
}

/** Style and settings: those of a template, or the default ones of official minutes, with what the own office says of itself. */
export function lookOf(reader: Reader, template: string | null | undefined): Pick<MinutesModel, "style" | "settings"> {
  const record = template ? readRecord(reader, "minutes_template", template) : undefined;
  const style = record?.style ?? "gb";
  return { style, settings: ofOffice(reader, record?.settings ?? DEFAULT_SETTINGS[style]) };
}

/** The same settings where the head, the organ's word and the issuer of the own office stand for those that are empty. */
export function ofOffice(reader: Reader, settings: MinutesSettings): MinutesSettings {
  const { mark_zh, mark_en, organ, issuer, organization } = officeOf(reader);
  const { mark, number } = settings;
  const office = organization ? readRecord(reader, "organization", organization) : undefined;
  return {
    ...settings,
    mark: { ...mark, zh: mark.zh || (mark_zh ?? ""), en: mark.en || (mark_en ?? "") },
    number: { ...number, organ: number.organ || (organ ?? "") },
    issuer: settings.issuer || (issuer ?? office?.name_zh ?? office?.name_en ?? ""),
  };
}

class Sitting {
  readonly record: RecordOf<"meeting">;
  readonly reader: Reader;
  readonly english: English;
  readonly #parties = new Map<string, Party>();
  readonly #positions: RecordOf<"position">[];
  readonly #amendments: RecordOf<"amendment">[];
  #actions = 0;

  constructor(reader: Reader, meeting: string) {
    this.reader = reader;
    this.english = new English(reader);
    this.record = readRecord(reader, "meeting", meeting) as RecordOf<"meeting">;
    this.#positions = positionsOf(reader, meeting);
    this.#amendments = amendmentsOf(reader, meeting);
  }

  /** Records of the meeting. */
  of<S extends Subject>(subject: S, order: string): RecordOf<S>[] {
    return this.reader
      .all<Row>(`SELECT * FROM "${subject}" WHERE meeting = ? ORDER BY ${order}`, this.record.id)
      .map((row) => recordFrom(subject, row));
  }

  /** A name that stands as it is, whatever letters it is written in. */
  named<S extends "series" | "task_force">(subject: S, { id, name_zh: zh, name_en: en }: RecordOf<S>): Bilingual {
    this.english.note(subject, id, "name_zh", { zh, en });
    return { zh, en };
  }

  place({ id, place, place_en }: RecordOf<"meeting">): Pick<MinutesModel, "place" | "placeEn"> {
    this.english.note("meeting", id, "place", { zh: place, en: place_en });
    return { place, ...(place_en !== null && { placeEn: place_en }) };
  }

  party(id: string): Party {
    const read = this.#parties.get(id);
    if (read) return read;
    const held = readRecord(this.reader, "organization", id);
    const organization = held ?? lastFields(this.reader, "organization", id);
    const known: Bilingual = {
      // A name that nobody has confirmed is no name for minutes where there is another.
      zh: organization.name_zh ?? (organization.name_en ? null : (organization.name_zh_candidate ?? null)),
      en: organization.name_en ?? null,
    };
    const sector = sectorOf(organization);
    const party: Party = held ? { id, name: known, sector } : { id, name: removedName(known), sector, removed: true };
    if (held) this.english.note("organization", id, "name_zh", known);
    this.#parties.set(id, party);
    return party;
  }

  attendance(): MinutesModel["attendance"] {
    return attendanceOf(this.reader, this.record.id).map((seat) => {
      const person = seat.person ? this.#person(seat.person) : undefined;
      return {
        party: this.party(seat.organization),
        name: this.english.typed("attendance", seat, "name") ?? person?.name ?? null,
        duty: this.english.typed("attendance", seat, "duty") ?? person?.duty ?? null,
        companions: seat.companions.map((id) => this.#person(id).name),
        role: seat.role,
        presence: seat.presence,
        deputyFor: this.english.typed("attendance", seat, "deputy_for"),
      };
    });
  }

  /** What became of the quorum. */
  quorum(): Pick<MinutesModel, "quorumLost" | "quorumNever"> {
    const events = this.of("meeting_event", "happened_at, id");
    return {
      quorumLost: events.some(({ kind }) => kind === "quorum_lost"),
      ...(quorumNever(this.record, attendanceOf(this.reader, this.record.id), events) && { quorumNever: true }),
    };
  }

  /** The meeting of the same series that was held before this one, or that is to be held after it. */
  neighbour(side: "before"): MinutesModel["previous"];
  neighbour(side: "after"): MinutesModel["next"];
  neighbour(side: "before" | "after"): MinutesModel["previous"] | MinutesModel["next"] {
    const { series, day, id } = this.record;
    if (!series || !day) return null;
    const row = this.reader.get<Row>(
      side === "before"
        ? "SELECT * FROM meeting WHERE series = ? AND day < ? AND id <> ? AND state IN ('closed', 'sealed') ORDER BY day DESC LIMIT 1"
        : "SELECT * FROM meeting WHERE series = ? AND day > ? AND id <> ? ORDER BY day LIMIT 1",
      series,
      day,
      id,
    );
    if (!row) return null;
    const meeting = recordFrom("meeting", row);
    return side === "before"
      ? { day: meeting.day, sealed: sealOf(this.reader, meeting.id) !== undefined }
      : { day: meeting.day, starts: meeting.starts, ...this.place(meeting) };
  }

  /** Papers of the meeting and of its items, each file once. */
  annexes(): MinutesModel["annexes"] {
    const papers = this.of("paper", "added_at, id");
    return [...new Map(papers.map(({ name, bytes, hash }) => [`${hash} ${name}`, { name, bytes, hash }])).values()];
  }

  /** All that were ever given and not taken back, also those of an earlier text. */
  confirmations(): MinutesModel["confirmations"] {
    return this.of("confirmation", "confirmed_at, id").map(
      ({ sector, organization, name, recorded_by, pin_set_by, pin_unproved, confirmed_at, hash, signature }) => ({
        sector,
        party: organization ? this.party(organization) : null,
        name,
        recordedBy: recorded_by,
        ...((pin_set_by || pin_unproved) && { pinSetBy: pin_set_by }),
        confirmedAt: confirmed_at,
        hash,
        signature,
      }),
    );
  }

  /** Agenda items in order; what belongs to none stands in an item of number 0 at the end. */
  items(omitEmpty: boolean): Item[] {
    const all = this.of("agenda_item", "rank, id");
    const reports = this.of("report", "rank, id");
    const outcomes = this.of("outcome", "rank, id");
    const actions = this.of("action", "rank, id");
    const points = this.of("point_of_order", "raised_at, id");
    const filled = new Set([...reports, ...outcomes, ...actions, ...points].map(({ agenda_item }) => agenda_item));
    const agenda = omitEmpty ? all.filter(({ id, state }) => filled.has(id) || state === "parked") : all;
    const numberById = new Map(agenda.map((item, index) => [item.id, index + 1]));
    const under = (id: string | null) => (id !== null && numberById.has(id) ? id : null);
    const contents = (id: string | null, number: number) => ({
      reports: reports
        .filter((report) => under(report.agenda_item) === id)
        .map((report) => ({
          id: report.id,
          party: this.party(report.organization),
          progress: this.english.typed("report", report, "progress"),
          figures: this.english.typed("report", report, "figures"),
          difficulties: this.english.typed("report", report, "difficulties"),
          requests: this.english.typed("report", report, "requests"),
        })),
      outcomes: this.#outcomes(
        outcomes.filter((outcome) => under(outcome.agenda_item) === id),
        number,
      ),
      actions: actions.filter((action) => under(action.agenda_item) === id).map((action) => this.#action(action)),
    });
    const items: Item[] = agenda.map((item, index) => ({
      id: item.id,
      number: index + 1,
      title: this.english.both("agenda_item", item, "title_zh"),
      kind: item.kind,
      presenter: item.presenter ? this.party(item.presenter) : null,
      parked: item.state === "parked",
      ...this.#room(item),
      ...someOf({ cites: citedClauses(this.reader, item.clauses) }),
      ...someOf({ points: points.filter((point) => point.agenda_item === item.id).map((point) => this.#point(point)) }),
      ...contents(item.id, index + 1),
    }));
    const rest = contents(null, 0);
    if (rest.reports.length + rest.outcomes.length + rest.actions.length > 0)
      items.push({
        id: this.record.id,
        number: 0,
        title: { zh: null, en: null },
        kind: "discussion",
        presenter: null,
        parked: false,
        ...rest,
      });
    return items;
  }

  /** Who attended this item and not others, and the other way round. */
  #room(item: RecordOf<"agenda_item">): Partial<Pick<Item, "called" | "notYet" | "gone">> {
    const seats = attendanceOf(this.reader, this.record.id).map((seat) => ({ ...seat, how: attended(item, seat) }));
    const parties = (held: typeof seats) => held.map(({ organization }) => this.party(organization));
    const members = seats.filter(({ role }) => role === "member");
    return someOf({
      called: parties(seats.filter(({ organization, how }) => how === "there" && item.called.includes(organization))),
      notYet: parties(members.filter(({ how }) => how === "not_yet")),
      gone: parties(members.filter(({ how }) => how === "gone")),
    });
  }

  #point(point: RecordOf<"point_of_order">): NonNullable<Item["points"]>[number] {
    const { id, organization, kind, state } = point;
    return {
      id,
      party: this.party(organization),
      kind,
      text: this.english.typed("point_of_order", point, "text"),
      state,
    };
  }

  #outcomes(outcomes: RecordOf<"outcome">[], item: number): Item["outcomes"] {
    let decisions = 0;
    return outcomes.map((outcome) => ({
      id: outcome.id,
      kind: outcome.kind,
      number: outcome.kind === "decision" ? `${item}/${++decisions}` : null,
      text: this.english.both("outcome", outcome, "text"),
      method: outcome.method,
      state: outcome.state,
      ...this.#saidBy(outcome),
      ...this.#decided(outcome),
      ...someOf({ cites: citedClauses(this.reader, outcome.clauses) }),
      positions: this.#positions
        .filter((position) => position.outcome === outcome.id)
        .map((position) => ({
          party: this.party(position.organization),
          stance: position.stance,
          note: this.english.typed("position", position, "note"),
          ...(position.earlier_text && { earlierText: true as const, ...this.#changed(position.id) }),
        })),
      amendments: this.#amendments
        .filter((amendment) => amendment.outcome === outcome.id)
        .map((amendment) => ({
          party: amendment.organization ? this.party(amendment.organization) : null,
          text: this.english.typed("amendment", amendment, "text") ?? "",
          state: amendment.state,
          ...(amendment.state === "proposed" && { open: true as const }),
        })),
    }));
  }

  /** What changed the text after a position was taken on it: the amendment that was accepted, or an edit. */
  #changed(position: string): { changed?: { party: Party | null; day: string } } {
    const change = textChangeAfter(this.reader, position);
    if (!change) return {};
    const { day } = hereAt(this.reader, change.at);
    return { changed: { party: change.organization ? this.party(change.organization) : null, day } };
  }

  #saidBy({ kind, organization }: RecordOf<"outcome">) {
    if (kind !== "opinion" && kind !== "risk" && kind !== "parked") return {};
    return { party: organization ? this.party(organization) : null };
  }

  /** What is to be told of how a decision was taken; nothing where all was as it should be. */
  #decided(outcome: RecordOf<"outcome">): Partial<Item["outcomes"][number]> {
    const { kind, state, quorate, attending, replaces, review } = outcome;
    if (kind !== "decision") return {};
    const decided = state === "adopted" || state === "rejected";
    const against =
      decided && !isTold(this.record) && isAgainstRule(standingOf(this.reader, outcome, this.record), state);
    // What was not adopted replaces nothing.
    const replaced = replaces && state === "adopted" ? readRecord(this.reader, "outcome", replaces) : undefined;
    const meeting = replaced && readRecord(this.reader, "meeting", replaced.meeting);
    return {
      ...(against && { againstRule: true }),
      ...(decided && quorate === false && { inquorate: { present: attending.length } }),
      ...(replaced && {
        replaces: {
          text: this.english.both("outcome", replaced, "text"),
          day: meeting?.day ?? null,
          meeting: meeting ? this.english.both("meeting", meeting, "title_zh") : { zh: null, en: null },
          reason: this.english.typed("outcome", outcome, "replaces_reason"),
        },
      }),
      ...(review && { review }),
    };
  }

  #person(id: string): { name: string; duty: string | null } {
    const held = readRecord(this.reader, "person", id);
    if (held) {
      this.english.person(held);
      const duty = this.english.typed("person", held, "duty");
      return held.name === null ? { name: duty ?? held.name_latin ?? id, duty: null } : { name: held.name, duty };
    }
    const { name = null, duty = null } = lastFields(this.reader, "person", id);
    return { name: removedPerson(name), duty };
  }

  /** What the meeting set, whatever was granted afterwards: minutes tell of the meeting. Ids grow with time. */
  #dueAsSet({ id, due }: RecordOf<"action">): string | null {
    const moved = this.reader.get<{ due_before: string | null }>(
      "SELECT due_before FROM extension_request WHERE action = ? AND state = 'approved' ORDER BY id LIMIT 1",
      id,
    );
    return moved?.due_before ?? due;
  }

  #action(action: RecordOf<"action">): Item["actions"][number] {
    this.#actions += 1;
    const person = action.person ? this.#person(action.person) : undefined;
    return {
      id: action.id,
      number: this.#actions,
      text: this.english.both("action", action, "text"),
      lead: action.lead ? this.party(action.lead) : null,
      supporting: action.supporting.map((id) => this.party(id)),
      person: person?.name ?? this.english.typed("action", action, "owner_text"),
      due: this.#dueAsSet(action),
      status: action.status,
      news: action.status_note,
      percent: action.percent,
    };
  }
}

/** Lists that hold something: of minutes that have none of it the text stays what it was before there could be any. */
function someOf<T extends Record<string, readonly unknown[]>>(lists: T): Partial<T> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) as Partial<T>;
}
