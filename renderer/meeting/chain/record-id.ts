/** Ids for records made here, so that a record can be shown before the workspace has answered, and is made only once. */

/** UUIDv7 (RFC 9562): sorts by time of making. */
export function newRecordId(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, "0");
  const random = crypto.randomUUID().replaceAll("-", "");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(13, 16)}-${random.slice(16, 20)}-${random.slice(20)}`;
}
