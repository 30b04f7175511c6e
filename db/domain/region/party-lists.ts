/** Takes in a list of parties: which of them are there already, and all of them made and put in their place at once. */
import type { Reader } from "../../base/store.ts";
import type { AddedParties, partyListProcedures, ReadParty } from "../../contract/procedures/region/party-lists.ts";
import { type PartyLine, readPartyLines } from "../../language/party-lines.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import type { Handlers } from "../../records/handlers.ts";
import { putIn } from "../../records/records.ts";
import { requireRecord } from "../../records/rules.ts";

export const regionHandlers: Handlers<{ organization: typeof partyListProcedures }> = {
  organization: { readList: ({ reader }, { text }) => readList(reader, text), addList },
};

/** Each line with the organization that is called so already: by its name in either language, or by its short name. */
export function readList(reader: Reader, text: string): ReadParty[] {
  const cities = reader.all<{ city: string }>("SELECT DISTINCT city FROM organization WHERE city <> ''");
  const lines = readPartyLines(
    text,
    cities.map(({ city }) => city),
  );
  const first = new Map<string, number>();
  return lines.map((line) => {
    const same = first.get(keyOf(line.name)) ?? null;
    if (same === null) first.set(keyOf(line.name), line.line);
    return { ...line, same, id: called(reader, line) };
  });
}

function called(reader: Reader, { name, short }: PartyLine): string | null {
  const of = (column: string, value: string) =>
    reader.get<{ id: string }>(`SELECT id FROM organization WHERE "${column}" = ? ORDER BY id LIMIT 1`, value)?.id;
  return (
    of("name_zh", name) ?? of("name_en", name) ?? of("short_name", name) ?? (short && of("short_name", short)) ?? null
  );
}

function keyOf(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

/** @throws ConcordError E_UNKNOWN_RECORD, E_NOT_ALLOWED, E_SEALED, and what the rules of an organization say */
export function addList(context: Context, input: AddedParties): void {
  if (asked(context, "organization.add_list", input)) return;
  act(context, "organization.add_list", input, (tx) => {
    const ids = new Set<string>();
    for (const party of input.parties) ids.add("id" in party ? party.id : made(context, tx, party));
    if (input.into) put(context, tx, input.into, [...ids]);
  });
}

function made(context: Context, tx: Tx, party: Exclude<AddedParties["parties"][number], { id: string }>): string {
  const { name, short, sector, city } = party;
  const named = /\p{Script=Han}/u.test(name) ? { name_zh: name } : { name_en: name };
  return putIn(context, tx, "organization", { fields: { ...named, short_name: short || null, sector, city } }).record
    .id;
}

function put(
  context: Context,
  tx: Tx,
  { subject, id }: NonNullable<AddedParties["into"]>,
  parties: readonly string[],
): void {
  if (subject !== "meeting") {
    const { members } = requireRecord(tx.reader, subject, id);
    putIn(context, tx, subject, { id, fields: { members: [...new Set([...members, ...parties])] } });
    return;
  }
  requireRecord(tx.reader, "meeting", id);
  const listed = tx.reader.all<{ organization: string }>("SELECT organization FROM attendance WHERE meeting = ?", id);
  const there = new Set(listed.map(({ organization }) => organization));
  for (const organization of parties)
    if (!there.has(organization))
      putIn(context, tx, "attendance", { fields: { meeting: id, organization } }, "command");
}
