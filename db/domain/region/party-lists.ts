/** Takes in a list of parties: which of them are there already, and all of them made and put in their place at once. */
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import { type AddedParties, MOST_PARTIES, type ReadParty } from "../../contract/procedures/region/party-lists.ts";
import { readPartyLines } from "../../language/party-lines.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import { requireRecord } from "../../records/rules.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";

/** Of more nobody chooses from a list. */
const MOST_NAMESAKES = 20;

/** Each line with the organizations that go by its name already. */
export function readList(reader: Reader, text: string): ReadParty[] {
  const cities = reader.all<{ city: string }>("SELECT DISTINCT city FROM organization WHERE city <> ''");
  const lines = readPartyLines(
    text,
    cities.map(({ city }) => city),
  );
  if (lines.length > MOST_PARTIES)
    throw new ConcordError("E_LIST_TOO_LONG", { count: lines.length, max: MOST_PARTIES });
  const known = knownBy(
    reader,
    lines.map(({ name }) => name),
  );
  const first = new Map<string, number>();
  return lines.map((line) => {
    const called = known.get(keyOf(line.name)) ?? [];
    // Two names of one party are one party, where it is clear which.
    const key = called.length === 1 && called[0] ? called[0].id : keyOf(line.name);
    const same = first.get(key) ?? null;
    if (same === null) first.set(key, line.line);
    return { ...line, same, known: called };
  });
}

/** Organizations by the names that they go by, of those asked for: in either language, short, by an alias, or unconfirmed. */
function knownBy(reader: Reader, names: readonly string[]): Map<string, ReadParty["known"]> {
  const wanted = new Set(names.map(keyOf));
  // As they may be written there: in either width and case.
  const asked = JSON.stringify([...names, ...wanted].flatMap((name) => [name, wide(name), name.toUpperCase()]));
  const among = "IN (SELECT value COLLATE NOCASE FROM wanted)";
  const rows = reader
    .all<Row>(
      `WITH wanted AS (SELECT value FROM json_each(?))
       SELECT * FROM organization WHERE merged_into IS NULL AND (name_zh ${among} OR name_en COLLATE NOCASE ${among}
         OR short_name COLLATE NOCASE ${among} OR name_zh_candidate ${among}
         OR (aliases <> '[]' AND EXISTS (SELECT 1 FROM json_each(aliases) a WHERE a.value COLLATE NOCASE ${among})))
       ORDER BY id`,
      asked,
    )
    .map((row) => recordFrom("organization", row));
  const found = new Map<string, ReadParty["known"]>();
  for (const { id, name_zh, name_en, short_name, name_zh_candidate, aliases, sector, city } of rows) {
    const label = { subject: "organization", zh: name_zh ?? name_zh_candidate, en: name_en };
    const keys = new Set(
      [name_zh, name_en, short_name, name_zh_candidate, ...aliases].map((name) => keyOf(name ?? "")),
    );
    for (const key of keys) {
      const called = found.get(key) ?? [];
      if (wanted.has(key) && called.length < MOST_NAMESAKES) found.set(key, [...called, { id, label, sector, city }]);
    }
  }
  return found;
}

/** With the brackets and commas of Chinese text, whichever width they were typed in. */
function wide(name: string): string {
  return name.normalize("NFKC").replace(/[(),]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
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
