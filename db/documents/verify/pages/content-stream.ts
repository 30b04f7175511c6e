/**
 * What the contents of pages order, read strictly: programs that draw PDF differ in what they make of an operator that lacks an
 * operand, of a number that is none, or of a name that stands for nothing. Here each operator has what PDF prescribes for it,
 * or the page is not read at all. Two contents are then compared by which operation follows which.
 */
import {
  isDictionary,
  NotPlainPdf,
  type Operation,
  type PdfDictionary,
  type PdfFile,
  PdfLink,
  PdfName,
  PdfText,
  type PdfValue,
  readOperations,
  resolved,
} from "./pdf-file.ts";

/** ISO 32000-1, annex A, as far as upright text, lines and pictures need it: `n` number, `/` name, `t` text, `d` dictionary. */
const OPERANDS: Readonly<Record<string, RegExp>> = {
  ...all(["q", "Q", "BT", "ET", "EMC", "S", "f", "n", "W", "h"], /^$/),
  ...all(["w", "M", "J", "j", "Tr"], /^n$/),
  ...all(["m", "l"], /^nn$/),
  ...all(["re"], /^nnnn$/),
  ...all(["cm", "Tm"], /^nnnnnn$/),
  ...all(["cs", "CS", "Do", "gs", "BMC"], /^\/$/),
  ...all(["scn", "SCN"], /^n{1,4}$/),
  Tf: /^\/n$/,
  Tj: /^t$/,
  TJ: /^\[[tn]*\]$/,
  BDC: /^\/d$/,
};
/** What an operator's name is looked up in. */
const RESOURCES: Readonly<Record<string, string>> = {
  Tf: "Font",
  Do: "XObject",
  gs: "ExtGState",
  cs: "ColorSpace",
  CS: "ColorSpace",
};
const ENDS: Readonly<Record<string, string>> = { Q: "q", ET: "BT", EMC: "marked" };
const BEGINS: Readonly<Record<string, string>> = { q: "q", BT: "BT", BMC: "marked", BDC: "marked" };
/** Larger than any place on a page; programs differ in what they make of very large numbers. */
const MAX_NUMBER = 1_000_000;
const MAX_NESTING = 100;

/** Each operation with the one before it, as `before > operation`. @param page its dictionary @throws NotPlainPdf */
export function contentSteps(file: PdfFile, page: PdfDictionary): ReadonlySet<string> {
  const link = page.get("Contents");
  const content = link instanceof PdfLink ? file.objects.get(link.to)?.stream : null;
  const resources = resolved(file, page.get("Resources"));
  if (!content || !isDictionary(resources)) throw new NotPlainPdf("content");
  const steps = new Set<string>();
  const open: string[] = [];
  let before = "";
  for (const operation of readOperations(content)) {
    const { operator, operands } = operation;
    if (!OPERANDS[operator]?.test(kindsOf(operands))) throw new NotPlainPdf("operands");
    if (operator in ENDS && open.pop() !== ENDS[operator]) throw new NotPlainPdf("ends");
    const begun = BEGINS[operator];
    if (begun && open.push(begun) > MAX_NESTING) throw new NotPlainPdf("nesting");
    const step = stepOf(file, resources, operation);
    steps.add(`${before} > ${step}`);
    before = step;
  }
  if (open.length > 0) throw new NotPlainPdf("ends");
  steps.add(`${before} > `);
  return steps;
}

function all(operators: readonly string[], operands: RegExp): Record<string, RegExp> {
  return Object.fromEntries(operators.map((operator) => [operator, operands]));
}

function kindsOf(operands: readonly PdfValue[]): string {
  return operands.map(kindOf).join("");
}

function kindOf(value: PdfValue): string {
  if (typeof value === "number") return Math.abs(value) <= MAX_NUMBER ? "n" : "?";
  if (value instanceof PdfName) return "/";
  // A glyph is two bytes.
  if (value instanceof PdfText) return value.bytes.length % 2 === 0 ? "t" : "?";
  if (Array.isArray(value)) return `[${kindsOf(value)}]`;
  return isDictionary(value) ? "d" : "?";
}

/** The operation, with what its operands are, not which. Text in one part and in several is text. */
function stepOf(file: PdfFile, resources: PdfDictionary, { operator, operands }: Operation): string {
  if (operator === "Tj" || operator === "TJ") return "text";
  const category = RESOURCES[operator];
  if (category === undefined) return `${operator} ${kindsOf(operands)}`;
  const named = resolved(file, resources.get(category));
  const [name] = operands;
  const value = isDictionary(named) && name instanceof PdfName ? resolved(file, named.get(name.name)) : null;
  if (value === null) throw new NotPlainPdf("a name that stands for nothing");
  // How many numbers the colours that follow have.
  return category === "ColorSpace" ? `${operator} ${coloursOf(file, value)}` : `${operator} ${kindsOf(operands)}`;
}

function coloursOf(file: PdfFile, space: PdfValue): string {
  if (space instanceof PdfName) return space.name;
  const [, profile] = Array.isArray(space) ? space : [];
  const described = resolved(file, profile);
  return isDictionary(described) ? `ICC ${described.get("N")}` : "?";
}
