/** Clauses as minutes tell of them: what they were called when they were cited, with the version whose words they have. */
import type { Reader } from "../../base/store.ts";
import type { CitedClause } from "../../contract/minutes.ts";
import { readRecord } from "../../schema/read-record.ts";

export function citedClauses(reader: Reader, ids: readonly string[]): CitedClause[] {
  return ids.flatMap((id) => {
    const clause = readRecord(reader, "clause", id);
    const policy = clause && readRecord(reader, "policy", clause.policy);
    const version = clause && readRecord(reader, "policy_version", clause.version);
    if (!clause || !policy || !version) return [];
    const { number, heading, heading_en, name, name_en } = clause;
    // Without a number and a heading it is called by how it begins.
    const zh = [number, heading].filter(Boolean).join(" ") || name;
    const en = heading_en || number || heading ? name_en : null;
    return [{ policy: { zh: policy.title_zh, en: policy.title_en }, clause: { zh, en }, version: version.label }];
  });
}
