/** Carries out the drawing operations of one page, as far as Concord's pages have them, and notes what they put where. */
import type { PageMarks } from "./marks.ts";

type Matrix = readonly [number, number, number, number, number, number];

interface State {
  matrix: Matrix;
  fill: string;
  stroke: string;
  lineWidth: number;
  font: string;
  size: number;
}

interface Glyph {
  originalCharCode: number;
  unicode: string;
  width: number;
}

/** Thicker, a line would be a box that covers something. */
const MAX_LINE = 3;
const MAX_NESTING = 100;
/** Part of its size by which a thing may lean, or be higher than wide. */
const UPRIGHT = 0.001;

export class Drawing {
  readonly marks: PageMarks = { text: [], furniture: [], lines: [], odd: [] };
  readonly #page: number;
  readonly #view: readonly number[];
  readonly #shapeOf: (font: string, glyph: number) => string | null;
  readonly #held: State[] = [];
  readonly #tags: string[] = [];
  #state: State = { matrix: [1, 0, 0, 1, 0, 0], fill: "#000000", stroke: "#000000", lineWidth: 1, font: "", size: 0 };
  #text: Matrix = [1, 0, 0, 1, 0, 0];
  #piece = 0;

  /** @param shapeOf digest of what a font draws for a glyph; null: unknown */
  constructor(page: number, view: readonly number[], shapeOf: (font: string, glyph: number) => string | null) {
    this.#page = page;
    this.#view = view;
    this.#shapeOf = shapeOf;
  }

  /** @param name of the operation in pdf.js */
  draw(name: string, given: readonly unknown[]): void {
    switch (name) {
      case "dependency":
      case "endText":
      // Where lines meet at an angle; there are straight ones only.
      case "setMiterLimit":
        return;
      case "save":
        this.#held.push(this.#state);
        if (this.#held.length > MAX_NESTING) throw new Error("states without end");
        return;
      case "restore":
        this.#state = this.#held.pop() ?? this.#state;
        return;
      case "transform":
        this.#set({ matrix: times(this.#state.matrix, matrixOf(given)) });
        return;
      case "setFillRGBColor":
        this.#set({ fill: String(given[0]) });
        return;
      case "setStrokeRGBColor":
        this.#set({ stroke: String(given[0]) });
        return;
      case "setLineWidth":
        this.#set({ lineWidth: Number(given[0]) });
        return;
      case "setFont":
        this.#set({ font: String(given[0]), size: Number(given[1]) });
        return;
      case "beginText":
        this.#text = [1, 0, 0, 1, 0, 0];
        return;
      case "setTextMatrix":
        this.#text = matrixOf(given[0] as ArrayLike<unknown>);
        return;
      case "setTextRenderingMode":
        if (given[0] !== 0) this.#odd("hidden");
        return;
      case "showText":
        this.#show(given[0] as (Glyph | number)[]);
        return;
      case "beginMarkedContent":
      case "beginMarkedContentProps":
        this.#begin(given[0]);
        return;
      case "endMarkedContent":
        this.#tags.pop();
        return;
      case "setGState":
        // What pdf.js puts before a picture that has its own mask.
        if (JSON.stringify(given[0]) !== '[["SMask",false]]') this.#odd("drawings");
        return;
      case "paintImageXObject":
        this.#picture(String(given[0]));
        return;
      case "constructPath":
        this.#line(given);
        return;
      default:
        this.#odd("drawings");
    }
  }

  #set(changes: Partial<State>): void {
    this.#state = { ...this.#state, ...changes };
  }

  #odd(what: PageMarks["odd"][number]["what"]): void {
    if (this.marks.odd.length < 100) this.marks.odd.push({ page: this.#page, what });
  }

  #begin(tag: unknown): void {
    const name = typeof tag === "string" ? tag : (tag as { name?: string } | null)?.name;
    if (this.#tags.push(name ?? "") > MAX_NESTING) throw new Error("tags without end");
  }

  get #place() {
    return this.#tags.includes("Artifact") ? this.marks.furniture : this.marks.text;
  }

  #show(glyphs: readonly (Glyph | number)[]): void {
    const { font, size, fill } = this.#state;
    const matrix = times(this.#state.matrix, this.#text);
    const [scale, , , height, x, y] = matrix;
    this.#piece++;
    if (!isUpright(matrix) || Math.abs(scale - height) > UPRIGHT * scale || size <= 0) this.#odd("hidden");
    let at = 0;
    for (const one of glyphs) {
      if (typeof one === "number") {
        at -= (one * size) / 1000;
        continue;
      }
      const width = (one.width * size) / 1000;
      const shape = this.#shapeOf(font, one.originalCharCode);
      if (shape === null) this.#odd("fonts");
      const mark = {
        text: one.unicode,
        shape: shape ?? "",
        page: this.#page,
        x: x + at * scale,
        y,
        width: width * scale,
        size: size * scale,
        colour: fill,
        piece: this.#piece,
      };
      if (!this.#isInside(mark.x, mark.y, mark.x + mark.width, mark.y + mark.size * 0.7)) this.#odd("hidden");
      this.#place.push(mark);
      at += width;
    }
  }

  #picture(digest: string): void {
    const [width, , , height, x, y] = this.#state.matrix;
    if (!isUpright(this.#state.matrix)) this.#odd("drawings");
    if (!this.#isInside(x, y, x + width, y + height)) this.#odd("hidden");
    const { fill: colour } = this.#state;
    const place = { page: this.#page, x, y, width, size: height, colour, piece: ++this.#piece };
    this.#place.push({ text: digest, shape: "picture", ...place });
  }

  /** Straight lines, also those that are drawn as a thin box. */
  #line([operation, , box]: readonly unknown[]): void {
    const { matrix, stroke, fill, lineWidth } = this.#state;
    const bounds = Array.from((box ?? []) as ArrayLike<number>);
    const [left = 0, bottom = 0, right = 0, top = 0] = bounds;
    if (bounds.length !== 4 || !isStraight(matrix)) {
      this.#odd("drawings");
      return;
    }
    // A stroke is as thick in each direction as this one is scaled.
    const [across = 0, up = 0] =
      operation === STROKE ? [matrix[0], matrix[3]].map((scale) => (lineWidth * Math.abs(scale)) / 2) : [];
    const xs = [left, right].map((x) => matrix[0] * x + matrix[4]);
    const ys = [bottom, top].map((y) => matrix[3] * y + matrix[5]);
    const line = {
      page: this.#page,
      left: Math.min(...xs) - across,
      right: Math.max(...xs) + across,
      bottom: Math.min(...ys) - up,
      top: Math.max(...ys) + up,
      colour: operation === STROKE ? stroke : fill,
    };
    if (Math.min(line.right - line.left, line.top - line.bottom) > MAX_LINE) this.#odd("drawings");
    this.marks.lines.push(line);
  }

  #isInside(left: number, bottom: number, right: number, top: number): boolean {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = this.#view;
    return left >= x0 && bottom >= y0 && right <= x1 && top <= y1;
  }
}

/** pdf.js, OPS.stroke. */
const STROKE = 20;

function matrixOf(given: ArrayLike<unknown>): Matrix {
  const [a, b, c, d, e, f] = Array.from(given, Number);
  return [a ?? NaN, b ?? NaN, c ?? NaN, d ?? NaN, e ?? NaN, f ?? NaN];
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

function isUpright(matrix: Matrix): boolean {
  return matrix[0] > 0 && matrix[3] > 0 && isStraight(matrix);
}

/** Neither turned nor leaning, but for what rounding leaves of that. */
function isStraight([a, b, c, d]: Matrix): boolean {
  return Math.max(Math.abs(b), Math.abs(c)) <= UPRIGHT * Math.min(Math.abs(a), Math.abs(d));
}
