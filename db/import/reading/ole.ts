/** What lies in an OLE container: old workbooks, old documents, and workbooks under a password all begin with the same bytes. */

export const OLE_MAGIC = Buffer.from("d0cf11e0a1b11ae1", "hex");

export type OleKind = "workbook" | "protected" | "encrypted" | "document" | "other";

const ENTRY = 128;
const NAME_BYTES = 64;
/** How a workbook begins, and the record that says that all behind it is encrypted. */
const BEGINNING = Buffer.from("0908100000060500", "hex");
const FILE_PASS = 0x2f;

/** Looks for the names of its streams, wherever its directory lies: each stands in 128 bytes that begin with it. */
export function kindOfOle(bytes: Buffer): OleKind {
  const names = new Set<string>();
  for (let at = 512; at + ENTRY <= bytes.length; at += ENTRY) {
    const length = bytes.readUInt16LE(at + NAME_BYTES);
    const type = bytes[at + 66] as number;
    if (length < 4 || length > NAME_BYTES || length % 2 !== 0 || type < 1 || type > 5) continue;
    names.add(bytes.toString("utf16le", at, at + length - 2));
  }
  if (names.has("EncryptedPackage")) return "encrypted";
  if (names.has("Workbook") || names.has("Book")) return isProtected(bytes) ? "protected" : "workbook";
  return names.has("WordDocument") ? "document" : "other";
}

/** A workbook that is only protected against writing is encrypted too, under a password that everybody knows. */
function isProtected(bytes: Buffer): boolean {
  const at = bytes.indexOf(BEGINNING);
  const next = at + 4 + 16;
  return at !== -1 && next + 2 <= bytes.length && bytes.readUInt16LE(next) === FILE_PASS;
}
