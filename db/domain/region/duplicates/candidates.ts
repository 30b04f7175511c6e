/** Which organizations of the register may be one. */
import type { Reader } from "../../../base/store.ts";
import type { LikePair, LikeParty } from "../../../contract/procedures/region/duplicates.ts";
import { ASKED, type Likeness, likeness, type Taken, takenApart } from "../../../language/firms/likeness.ts";
import { loadNameReader, type ReadName } from "../../../language/firms/reader.ts";
import type { Context } from "../../../records/context.ts";
import { labelsFor } from "../../../records/labels.ts";
import { type Row, recordFrom } from "../../../schema/columns.ts";
import { readRecord } from "../../../schema/read-record.ts";
import { rowsNear } from "../../../search/name-keys.ts";
import { judgementId } from "./judged-pair.ts";
import { knownOf, type Organization } from "./known.ts";

/** Organizations compared before others are served. */
const BATCH = 20;

interface Found extends Likeness {
  organization: Organization;
}

/** Organizations that may go by a name that somebody types, the likeliest first. */
export async function near(
  context: Context,
  {
    name,
    city,
    not,
    limit,
  }: { name: string | null; city?: string | null | undefined; not?: string | undefined; limit: number },
) {
  if (name === null || name.trim() === "") return [];
  const read = await loadNameReader();
  await context.readNames();
  const reader = context.searchReader();
  const found = alikeTo(reader, takenApart({ names: [name], city }, read), { read, not });
  return found.slice(0, limit).map(({ organization, score, reasons }) => ({
    party: partyOf(reader, organization),
    score,
    reasons,
  }));
}

/** All pairs of the register that may be one and about which nothing was said, the likeliest first. */
export async function pairs(
  context: Context,
  { judged, limit }: { judged: boolean; limit: number },
  signal: AbortSignal | undefined,
): Promise<{ pairs: LikePair[]; total: number }> {
  const read = await loadNameReader();
  await context.readNames();
  const reader = context.searchReader();
  const found: (Likeness & { one: Organization; other: Organization; verdict: LikePair["verdict"] })[] = [];
  const taken = new Map<string, Taken>();
  let after = "";
  for (;;) {
    const rows = reader.all<Row>("SELECT * FROM organization WHERE id > ? ORDER BY id LIMIT ?", after, BATCH);
    for (const row of rows) {
      const one = recordFrom("organization", row);
      if (one.merged_into) continue;
      for (const { organization: other, ...said } of alikeTo(reader, knownOf(one, read), {
        read,
        not: one.id,
        taken,
      })) {
        if (other.id < one.id) continue;
        const verdict = readRecord(reader, "judgement", judgementId(one.id, other.id))?.verdict ?? null;
        if (judged === (verdict !== null)) found.push({ ...said, one, other, verdict });
      }
    }
    after = String(rows.at(-1)?.id ?? "");
    if (rows.length < BATCH) break;
    await new Promise(setImmediate);
    signal?.throwIfAborted();
  }
  found.sort((one, other) => other.score - one.score);
  return {
    pairs: found
      .slice(0, limit)
      .map(({ one, other, ...said }) => ({ ...said, one: partyOf(reader, one), other: partyOf(reader, other) })),
    total: found.length,
  };
}

/** Organizations that may go by one of these names, the likeliest first. */
export function alikeTo(
  reader: Reader,
  known: Taken,
  { read, not, taken }: { read: ReadName; not?: string | undefined; taken?: Map<string, Taken> },
): Found[] {
  const found: Found[] = [];
  for (const at of new Set([...rowsOfCode(reader, known.code), ...rowsNear(reader, known.forms)])) {
    const row = reader.get<Row>("SELECT * FROM organization WHERE row = ?", at);
    if (!row || row.id === not || row.merged_into) continue;
    const organization = recordFrom("organization", row);
    const other = taken?.get(organization.id) ?? knownOf(organization, read);
    taken?.set(organization.id, other);
    const said = likeness(known, other);
    if (said.score >= ASKED) found.push({ organization, ...said });
  }
  return found.sort((one, other) => other.score - one.score);
}

/** Whoever has the same code, whatever it is called. */
function rowsOfCode(reader: Reader, code: string | null | undefined): number[] {
  if (!code) return [];
  return reader.all<{ row: number }>("SELECT row FROM organization WHERE credit_code = ?", code).map(({ row }) => row);
}

function partyOf(reader: Reader, { id, sector, city, credit_code }: Organization): LikeParty {
  const label = labelsFor(reader, "organization", [id])[id];
  if (!label) throw new Error(`organization ${id} has no label`);
  return { id, label, sector, city, code: credit_code };
}
