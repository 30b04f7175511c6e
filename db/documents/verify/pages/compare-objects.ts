/**
 * Whether two PDFs are made of the same objects: each value the same, each stream the same byte for byte once it is
 * unpacked. Only the numbers of objects, their order and how streams are packed may differ, and the second half of the file's ID,
 * which no program shows. What a program makes of an object then never matters: of the same objects it makes the same pages.
 */
import type { PageOddity } from "../../../contract/procedures/verification.ts";
import {
  isDictionary,
  type PdfDictionary,
  type PdfFile,
  PdfLink,
  PdfName,
  type PdfObject,
  PdfText,
  type PdfValue,
} from "./pdf-file.ts";

/** What a difference under a key is called; elsewhere it is one of structure. */
const KINDS: ReadonlyMap<string, PageOddity["what"]> = new Map([
  ["Font", "fonts"],
  ["XObject", "drawings"],
  ["Contents", "drawings"],
  ["MediaBox", "order"],
  ["Info", "metadata"],
  ["Metadata", "metadata"],
  ["Outlines", "metadata"],
  ["StructTreeRoot", "metadata"],
]);
/** Bytes of what programs make of a file for its ID, an MD5. */
const DIGEST = 16;
/** Of the walk from the root: pages before all that leads to them too, so that a difference is told with its page. */
const FIRST = ["Root", "Pages"];

interface Pair {
  theirs: PdfValue | undefined;
  ours: PdfValue | undefined;
  where: PageOddity;
}

/** Where the one file has other objects than the other; nothing, if they are the same. */
export function objectsDiffering(theirs: PdfFile, ours: PdfFile): PageOddity[] {
  return new Comparison(theirs, ours).differences();
}

class Comparison {
  readonly #theirs: PdfFile;
  readonly #ours: PdfFile;
  /** Number of their object to that of ours, and the other way round: each has exactly one. */
  readonly #pairs = new Map<number, number>();
  readonly #taken = new Set<number>();
  readonly #waiting: Pair[] = [];
  readonly #found = new Map<string, PageOddity>();
  #pages = 0;

  constructor(theirs: PdfFile, ours: PdfFile) {
    this.#theirs = theirs;
    this.#ours = ours;
  }

  differences(): PageOddity[] {
    const where: PageOddity = { page: null, what: "structure" };
    if (this.#theirs.version !== this.#ours.version) this.#differ(where);
    this.#dictionaries(without("ID", this.#theirs.trailer), without("ID", this.#ours.trailer), where);
    if (!isIdLike(this.#theirs.trailer.get("ID"), this.#ours.trailer.get("ID"))) this.#differ(where);
    for (let pair = this.#waiting.pop(); pair; pair = this.#waiting.pop()) this.#compare(pair);
    // What nothing leads to is there for some programs only.
    const isWhole = [this.#theirs, this.#ours].every(({ objects }) => objects.size === this.#pairs.size);
    if (!isWhole) this.#differ(where);
    return [...this.#found.values()];
  }

  #compare({ theirs, ours, where }: Pair): void {
    if (theirs instanceof PdfLink && ours instanceof PdfLink) this.#objects(theirs.to, ours.to, where);
    else if (isDictionary(theirs) && isDictionary(ours)) this.#dictionaries(theirs, ours, this.#within(ours, where));
    else if (Array.isArray(theirs) && Array.isArray(ours)) this.#lists(theirs, ours, where);
    else if (!isSameLeaf(theirs, ours)) this.#differ(where);
  }

  #objects(theirs: number, ours: number, where: PageOddity): void {
    const known = this.#pairs.get(theirs);
    if (known === ours) return;
    const [their, our] = [this.#theirs.objects.get(theirs), this.#ours.objects.get(ours)];
    if (known !== undefined || this.#taken.has(ours) || !their || !our) {
      this.#differ(where);
      return;
    }
    this.#pairs.set(theirs, ours);
    this.#taken.add(ours);
    this.#waiting.push({ theirs: unpackedValue(their), ours: unpackedValue(our), where });
    if (!isSameStream(their, our)) this.#differ(where);
  }

  #dictionaries(theirs: PdfDictionary, ours: PdfDictionary, where: PageOddity): void {
    if (theirs.size !== ours.size) this.#differ(where);
    const keys = [...ours.keys()].toSorted((a, b) => FIRST.indexOf(a) - FIRST.indexOf(b));
    for (const key of keys)
      this.#waiting.push({
        theirs: theirs.get(key),
        ours: ours.get(key),
        where: { ...where, what: KINDS.get(key) ?? where.what },
      });
  }

  #lists(theirs: readonly PdfValue[], ours: readonly PdfValue[], where: PageOddity): void {
    if (theirs.length !== ours.length) this.#differ(where);
    // The first of them is looked at first.
    for (let index = ours.length - 1; index >= 0; index--)
      this.#waiting.push({ theirs: theirs[index], ours: ours[index], where });
  }

  /** Pages come in the order of the tree. */
  #within(dictionary: PdfDictionary, where: PageOddity): PageOddity {
    const type = dictionary.get("Type");
    return type instanceof PdfName && type.name === "Page" ? { page: ++this.#pages, what: "structure" } : where;
  }

  #differ(where: PageOddity): void {
    this.#found.set(`${where.page} ${where.what}`, where);
  }
}

function without(key: string, dictionary: PdfDictionary): PdfDictionary {
  return new Map([...dictionary].filter(([one]) => one !== key));
}

/** Without what tells how a stream is packed. */
function unpackedValue({ value, stream }: PdfObject): PdfValue {
  return stream && isDictionary(value) ? without("Length", without("Filter", value)) : value;
}

/** ISO 32000-1, 14.4: the first part stays, the second is made anew by whoever writes the file. */
function isIdLike(theirs: PdfValue | undefined, ours: PdfValue | undefined): boolean {
  if (!Array.isArray(theirs) || !Array.isArray(ours) || theirs.length !== 2) return false;
  const [first, second] = theirs;
  const isNew = second instanceof PdfText && second.bytes.length === DIGEST;
  return isSameLeaf(first, ours[0]) && (isNew || isSameLeaf(second, ours[1]));
}

function isSameLeaf(theirs: PdfValue | undefined, ours: PdfValue | undefined): boolean {
  if (theirs instanceof PdfName && ours instanceof PdfName) return theirs.name === ours.name;
  if (theirs instanceof PdfText && ours instanceof PdfText) return theirs.bytes === ours.bytes;
  return ours !== undefined && typeof ours !== "object" ? Object.is(theirs, ours) : theirs === null && ours === null;
}

/** What is packed here has to be packed there: in the open, some programs would find objects in it. */
function isSameStream(theirs: PdfObject, ours: PdfObject): boolean {
  if (!theirs.stream || !ours.stream) return theirs.stream === ours.stream;
  return Buffer.compare(theirs.stream, ours.stream) === 0 && (isPacked(theirs) || !isPacked(ours));
}

function isPacked({ value }: PdfObject): boolean {
  return isDictionary(value) && value.has("Filter");
}
