/** Measures printed pages, by poppler: where text stands, and where there is ink. Lengths in millimetres from the top left. */
import { spawnSync } from "node:child_process";

export interface PageWord {
  text: string;
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

export interface PageText {
  /** Of the paper. */
  width: number;
  height: number;
  /** Words by their lines, from top to bottom. */
  lines: (PageWord & { words: PageWord[] })[];
}

const PER_POINT = 25.4 / 72;

/** The text of every page. What stands on the same height is one line. */
export function textOfPages(pdf: Uint8Array): PageText[] {
  const html = run("pdftotext", ["-bbox", "-enc", "UTF-8", "-", "-"], pdf).toString("utf8");
  return html
    .split("<page ")
    .slice(1)
    .map((page) => {
      const [, width = 0, height = 0] = (page.match(/width="([\d.]+)" height="([\d.]+)"/) ?? []).map(Number);
      const words = [
        ...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g),
      ].map(([, x0, y0, x1, y1, text = ""]): PageWord => {
        const [left = 0, top = 0, right = 0, bottom = 0] = [x0, y0, x1, y1].map((one) => Number(one) * PER_POINT);
        return { text: unescapeXml(text), x0: left, y0: top, x1: right, y1: bottom };
      });
      return { width: width * PER_POINT, height: height * PER_POINT, lines: linesOfWords(words) };
    });
}

function linesOfWords(words: readonly PageWord[]): PageText["lines"] {
  const lines: PageText["lines"] = [];
  const middle = ({ y0, y1 }: { y0: number; y1: number }) => (y0 + y1) / 2;
  for (const word of words.toSorted((a, b) => middle(a) - middle(b))) {
    const line = lines.at(-1);
    if (line && middle(word) - middle(line) < 2.2) line.words.push(word);
    else lines.push({ ...word, words: [word] });
  }
  return lines.map(({ y0, y1, words: unsorted }) => {
    const inOrder = unsorted.toSorted((a, b) => a.x0 - b.x0);
    return {
      text: inOrder.map(({ text }) => text).join(""),
      x0: inOrder[0]?.x0 ?? 0,
      x1: Math.max(...inOrder.map(({ x1 }) => x1)),
      y0,
      y1,
      words: inOrder,
    };
  });
}

/** Rows with ink, and how far it reaches. */
export interface Band {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

type Colour = "red" | "dark";

/** A page as pixels. */
export class Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue. */
  readonly pixels: Uint8Array;
  readonly #dpi: number;

  constructor({ width, height, pixels }: Pick<Picture, "width" | "height" | "pixels">, dpi: number) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
    this.#dpi = dpi;
  }

  mm(pixels: number): number {
    return (pixels * 25.4) / this.#dpi;
  }

  /** Heights at which ink begins and ends, from `top` to `bottom` of the page. */
  bands(colour: Colour, top = 0, bottom = Number.POSITIVE_INFINITY): Band[] {
    const bands: Band[] = [];
    let open = false;
    for (let y = 0; y < this.height; y++) {
      if (this.mm(y) < top || this.mm(y) > bottom) continue;
      const reach = this.#reach(y, colour);
      if (!reach) open = false;
      else {
        const [x0, x1] = [this.mm(reach[0]), this.mm(reach[1] + 1)];
        const band = bands.at(-1);
        if (open && band)
          Object.assign(band, { y1: this.mm(y + 1), x0: Math.min(band.x0, x0), x1: Math.max(band.x1, x1) });
        else bands.push({ y0: this.mm(y), y1: this.mm(y + 1), x0, x1 });
        open = true;
      }
    }
    return bands;
  }

  #reach(y: number, colour: Colour): [number, number] | null {
    let [first, last] = [-1, -1];
    for (let x = 0; x < this.width; x++) {
      const at = 3 * (y * this.width + x);
      const [red = 0, green = 0, blue = 0] = this.pixels.subarray(at, at + 3);
      if (green > 127 || blue > 127 || (colour === "red") !== red > 127) continue;
      if (first < 0) first = x;
      last = x;
    }
    return first < 0 ? null : [first, last];
  }
}

/** @param page from 1 */
export function pictureOf(pdf: Uint8Array, page: number, dpi = 300): Picture {
  const ppm = run("pdftoppm", ["-r", `${dpi}`, "-f", `${page}`, "-l", `${page}`, "-"], pdf);
  const [head = "", width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString("latin1")) ?? [];
  return new Picture({ width: Number(width), height: Number(height), pixels: ppm.subarray(head.length) }, dpi);
}

function run(program: string, options: string[], input: Uint8Array): Buffer {
  const { error, stdout, status } = spawnSync(program, options, { input, maxBuffer: 256 * 1024 * 1024 });
  if (error ?? status !== 0) throw error ?? new Error(`${program} ended with ${status}`);
  return stdout;
}

function unescapeXml(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
