/**
 * Each field of each subject tried as a participant, on what is the own organization's and on what is another's: those pass
 * that docs/rights.md lists under "Fields that participants write", and no others.
 */
import { beforeAll, describe, expect, it } from "vitest";
import type { PartyRights } from "../../../db/contract/subjects/define.ts";
import { type PatchOf, SUBJECTS, type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { type Column, columnsOf, type Fields, misfitOf } from "../../../db/schema/columns.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { openRoom, type Room } from "../../support/room.ts";

const PARTIES = ["own", "other"] as const;
type Party = (typeof PARTIES)[number];

/** `E_FIXED_FIELD`: nobody writes it, whoever asks. */
const REFUSALS = ["E_NOT_ALLOWED", "E_ONLY_BY_COMMAND", "E_FIXED_FIELD"];

/** What ties a record to a party, by subject: one record of each, in one meeting and under one decision. */
const TIES: Readonly<Partial<Record<Subject, (party: Party) => Fields>>> = {
  attendance: (organization) => ({ meeting: "meeting", organization }),
  report: (organization) => ({ meeting: "meeting", organization }),
  point_of_order: (organization) => ({ meeting: "meeting", organization }),
  comment: (organization) => ({ meeting: "meeting", organization }),
  position: (organization) => ({ outcome: "outcome", organization }),
  amendment: (organization) => ({ outcome: "outcome", organization }),
  action: (lead) => ({ lead }),
  action_step: (party) => ({ action: `action-${party}` }),
  action_update: (party) => ({ action: `action-${party}`, organization: party }),
  extension_request: (party) => ({ action: `action-${party}`, organization: party }),
  paper: (party) => ({ action: `action-${party}`, organization: party }),
};

const WRITTEN = SUBJECTS.flatMap((subject): [Subject, PartyRights][] => {
  const { participant } = subjectOf(subject).rights;
  return participant ? [[subject, participant]] : [];
});

const CANDIDATES: readonly unknown[] = [
  "文",
  "no-such-record",
  "2099-03-02",
  "2099-03-03",
  "2099-03-02T01:02:03.004Z",
  "2099-03-03T01:02:03.004Z",
  "09:30",
  "0".repeat(64),
  "1".repeat(64),
  7,
  8,
  true,
  false,
  ["文"],
  ["no-such-record"],
  [],
  {},
  null,
];

/** A value that fits the field, is none that it has, and none that is for others to give. */
function another({ name, ...column }: Column, held: unknown, { never }: PartyRights): unknown {
  const values = [...(column.meta.values ?? []), ...(column.list ? [(column.meta.values ?? []).slice(0, 1)] : [])];
  const found = [...values, ...CANDIDATES].find(
    (value) =>
      misfitOf({ name, ...column }, value) === undefined &&
      JSON.stringify(value) !== JSON.stringify(held) &&
      !never?.[name]?.includes(value as string),
  );
  if (found === undefined) throw new Error(`no value to try ${name} with`);
  return found;
}

let room: Room;
beforeAll(() => {
  room = openRoom();
  room.ledger.transact({ act: "test", by: null }, (tx) => {
    tx.put("meeting", "meeting", { title_zh: "会", state: "live" });
    tx.put("outcome", "outcome", { meeting: "meeting", kind: "decision", text: "共建" });
    for (const party of PARTIES) {
      tx.put("organization", party, { name_zh: party, sector: "ngo", city: "重庆" });
      for (const [subject] of WRITTEN) {
        const required = columnsOf(subject).filter(({ meta }) => meta.required);
        const filled = required.map((column) => [column.name, another(column, null, { own: [] })]);
        tx.put(subject, idOf(subject, party), { ...Object.fromEntries(filled), ...TIES[subject]?.(party) });
      }
    }
  });
  room.as("participant", "own");
});

const idOf = (subject: Subject, party: Party) => `${subject.replaceAll("_", "-")}-${party}`;

/** Whether the rights let it pass; what becomes of it then is not asked here. */
function passes(subject: Subject, fields: Fields, id?: string): boolean {
  try {
    room.put(subject, fields as PatchOf<Subject>, id);
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined) throw error;
    return !REFUSALS.includes(code);
  }
}

const inOrder = (names: readonly string[] | undefined) => (names ?? []).toSorted();

describe.each(WRITTEN)("Of %s, by a participant", (subject, rights) => {
  const columns = columnsOf(subject);

  it.each([
    ["own", rights.change],
    ["other", []],
  ] as const)("are changed, of what is %s: exactly the fields that the rights name", (party, named) => {
    const id = idOf(subject, party);
    const changed = columns.filter((column) => {
      const held = readRecord(room.ledger.store, subject, id) as Fields;
      return passes(subject, { [column.name]: another(column, held[column.name], rights) } as Fields, id);
    });
    expect(inOrder(changed.map(({ name }) => name))).toEqual(inOrder(named));
  });

  it.each([
    ["own", rights.make],
    ["other", []],
  ] as const)("is made, of what is %s: with exactly the fields that the rights name", (party, named) => {
    const ties = TIES[subject]?.(party) ?? {};
    const given = columns.filter((column) =>
      passes(subject, { [column.name]: another(column, null, rights), ...ties } as Fields),
    );
    expect(inOrder(given.map(({ name }) => name))).toEqual(inOrder(named));
  });
});
