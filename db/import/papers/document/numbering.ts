/** The numbers that Word shows before paragraphs and keeps in no text: counted as it counts them. */
import { type Attributes, attribute, readXml } from "../../reading/xml.ts";
import type { Zip } from "../../reading/zip.ts";
import { numberAs } from "./number-forms.ts";
import { isOn } from "./styles.ts";

interface Level {
  start: number;
  form: string;
  /** `%1.%2`: the number of each level at its place. */
  text: string;
  /** Counted anew after a paragraph of this level or a higher one, 1 the highest; 0: never; null: of any higher one. */
  anew: number | null;
  /** Numbers of higher levels are shown in Arabic figures. */
  plain: boolean;
  style: string | null;
}

/** A kind of list, which several lists may share: then they count on. */
interface Kind {
  id: string;
  levels: Map<number, Level>;
  /** The list style that says how it is numbered. */
  by: string | null;
  /** The list style that it is. */
  is: string | null;
}

interface List {
  kind: string;
  /** Where it begins anew, by level. */
  starts: Map<number, number>;
  levels: Map<number, Level>;
}

const MOST_LEVELS = 9;

export interface Numbering {
  /**
   * The number of the next paragraph of a list, as it is shown; null where it has none.
   * @param list as the paragraph or its style names it; @param depth 0 the highest, null: as its style stands in the list
   */
  next(list: string, depth: number | null, style: string | null): string | null;
}

export async function readNumbering(zip: Zip, part: string | null): Promise<Numbering> {
  const kinds = new Map<string, Kind>();
  const lists = new Map<string, List>();
  if (part) await read(zip, part, kinds, lists);
  return counting(kinds, lists);
}

async function read(zip: Zip, part: string, kinds: Map<string, Kind>, lists: Map<string, List>): Promise<void> {
  let kind: Kind | null = null;
  let list: List | null = null;
  let depth = 0;
  let level: Level | null = null;
  const value = (attributes: Attributes) => attribute(attributes, "val");
  await readXml(zip.read(part), {
    open(name, attributes) {
      switch (name) {
        case "abstractNum":
          kind = { id: attribute(attributes, "abstractNumId") ?? "", levels: new Map(), by: null, is: null };
          kinds.set(kind.id, kind);
          break;
        case "num":
          list = { kind: "", starts: new Map(), levels: new Map() };
          lists.set(attribute(attributes, "numId") ?? "", list);
          break;
        case "numStyleLink":
          if (kind) kind.by = value(attributes) ?? null;
          break;
        case "styleLink":
          if (kind) kind.is = value(attributes) ?? null;
          break;
        case "abstractNumId":
          if (list) list.kind = value(attributes) ?? "";
          break;
        case "lvlOverride":
          depth = Number(attribute(attributes, "ilvl"));
          break;
        case "startOverride":
          list?.starts.set(depth, Number(value(attributes)));
          break;
        case "lvl":
          level = { start: 1, form: "decimal", text: "", anew: null, plain: false, style: null };
          (list ?? kind)?.levels.set(Number(attribute(attributes, "ilvl")), level);
          break;
        default:
          if (level) setLevel(level, name, attributes);
      }
    },
    close(name) {
      if (name === "abstractNum") kind = null;
      if (name === "num") list = null;
      if (name === "lvl") level = null;
    },
  });
}

function setLevel(level: Level, name: string, attributes: Attributes): void {
  const value = attribute(attributes, "val");
  if (name === "start") level.start = Number(value);
  else if (name === "numFmt") level.form = value ?? "decimal";
  else if (name === "lvlText") level.text = value ?? "";
  else if (name === "lvlRestart") level.anew = Number(value);
  else if (name === "isLgl") level.plain = isOn(value);
  else if (name === "pStyle") level.style = value ?? null;
}

function counting(kinds: ReadonlyMap<string, Kind>, lists: ReadonlyMap<string, List>): Numbering {
  const byStyle = new Map(Array.from(kinds.values(), (kind) => [kind.is, kind] as const));
  const counts = new Map<string, (number | null)[]>();
  const begun = new Set<string>();
  return {
    next(name, given, style) {
      const list = lists.get(name);
      const named = list && kinds.get(list.kind);
      const kind = named?.by ? (byStyle.get(named.by) ?? named) : named;
      if (!list || !kind) return null;
      const levelAt = (at: number) => list.levels.get(at) ?? kind.levels.get(at);
      const ofStyle = [...kind.levels].find(([, level]) => style !== null && level.style === style)?.[0];
      const depth = given ?? ofStyle ?? 0;
      const level = levelAt(depth);
      if (!level || !(depth >= 0 && depth < MOST_LEVELS)) return null;
      const count = counts.get(kind.id) ?? Array<number | null>(MOST_LEVELS).fill(null);
      counts.set(kind.id, count);
      if (!begun.has(name)) for (const [at, start] of list.starts) count[at] = start - 1;
      begun.add(name);
      count[depth] = (count[depth] ?? level.start - 1) + 1;
      for (let at = depth + 1; at < MOST_LEVELS; at++) if (isAnew(levelAt(at), depth)) count[at] = null;
      if (level.form === "bullet") return "•";
      const shown = level.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
        const of = levelAt(Number(digit) - 1);
        const number = count[Number(digit) - 1] ?? of?.start ?? 1;
        return numberAs(level.plain && of !== level ? "decimal" : (of?.form ?? "decimal"), number);
      });
      return shown.trim() === "" ? null : shown.trim();
    },
  };
}

/** Whether a level is counted anew after a paragraph of a higher one. */
function isAnew(level: Level | undefined, after: number): boolean {
  if (!level || level.anew === null) return true;
  return level.anew !== 0 && after < level.anew;
}
