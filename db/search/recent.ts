/** What somebody looked for and opened last: kept on this laptop, in the workspace, for each person. */
import type { Reader, Store } from "../base/store.ts";

const MOST = 8;

type Kind = "words" | "record";

/** @param value words, or `subject id` */
export function noteRecent(store: Store, profile: string, kind: Kind, value: string): void {
  store.transaction(() => {
    const { last } = store.get<{ last: number }>(
      "SELECT coalesce(max(at), 0) AS last FROM local_recent WHERE profile = ?",
      profile,
    ) as { last: number };
    store.run(
      "INSERT OR REPLACE INTO local_recent (profile, kind, value, at) VALUES (?, ?, ?, ?)",
      profile,
      kind,
      value,
      last + 1,
    );
    store.run(
      `DELETE FROM local_recent WHERE profile = ? AND kind = ? AND value NOT IN
       (SELECT value FROM local_recent WHERE profile = ? AND kind = ? ORDER BY at DESC LIMIT ${MOST})`,
      profile,
      kind,
      profile,
      kind,
    );
  });
}

/** The last first. */
export function recentOf(reader: Reader, profile: string, kind: Kind): string[] {
  return reader
    .all<{ value: string }>(
      "SELECT value FROM local_recent WHERE profile = ? AND kind = ? ORDER BY at DESC",
      profile,
      kind,
    )
    .map(({ value }) => value);
}

export function forgetRecent(store: Store, profile: string): void {
  store.run("DELETE FROM local_recent WHERE profile = ?", profile);
}
