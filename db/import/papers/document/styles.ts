/** What the styles of a document say of its paragraphs: how they are called, how high they stand, whether they are numbered. */
import { attribute, readXml } from "../../reading/xml.ts";
import type { Zip } from "../../reading/zip.ts";

export interface Style {
  id: string;
  /** As Word calls it in English, whatever it is called on the screen: `heading 1`, `toc 2`. */
  name: string;
  /** 1 the highest; null: it is text. */
  level: number | null;
  numbering: { list: string | null; depth: number | null } | null;
}

export interface Styles {
  of(id: string | null): Style | null;
  /** A paragraph without a style has this one. */
  standard: string | null;
}

interface Written {
  name: string;
  basedOn: string | null;
  outline: number | null;
  list: string | null;
  depth: number | null;
}

/** Steps from a style to what it is based on: none has so many, unless it stands on itself. */
const MOST_STEPS = 20;

export async function readStyles(zip: Zip, part: string | null): Promise<Styles> {
  const written = new Map<string, Written>();
  let standard: string | null = null;
  let style: Written | null = null;
  if (part)
    await readXml(zip.read(part), {
      open(name, attributes) {
        const value = attribute(attributes, "val");
        if (name === "style") {
          const id = attribute(attributes, "styleId") ?? "";
          style = { name: id, basedOn: null, outline: null, list: null, depth: null };
          if (attribute(attributes, "type") === "paragraph" && isOn(attribute(attributes, "default") ?? "0"))
            standard = id;
          written.set(id, style);
        } else if (!style) return;
        else if (name === "name") style.name = value ?? style.name;
        else if (name === "basedOn") style.basedOn = value ?? null;
        else if (name === "outlineLvl") style.outline = Number(value);
        else if (name === "numId") style.list = value ?? null;
        else if (name === "ilvl") style.depth = Number(value);
      },
      close(name) {
        if (name === "style") style = null;
      },
    });
  const known = new Map<string, Style | null>();
  return {
    standard,
    of(id) {
      if (id === null) return null;
      const before = known.get(id);
      if (before !== undefined) return before;
      const found = resolved(id, written);
      known.set(id, found);
      return found;
    },
  };
}

function resolved(id: string, written: ReadonlyMap<string, Written>): Style | null {
  const own = written.get(id);
  if (!own) return null;
  let [outline, list, depth] = [own.outline, own.list, own.depth];
  let below = own.basedOn;
  for (let step = 0; below !== null && step < MOST_STEPS; step++) {
    const style: Written | undefined = written.get(below);
    outline ??= style?.outline ?? null;
    list ??= style?.list ?? null;
    depth ??= style?.depth ?? null;
    below = style?.basedOn ?? null;
  }
  return {
    id,
    name: own.name,
    level: levelOf(own.name) ?? fromOutline(outline),
    numbering: list === null && depth === null ? null : { list, depth },
  };
}

function levelOf(name: string): number | null {
  const level = /^heading (\d)$/i.exec(name)?.[1];
  return level === undefined ? null : Number(level);
}

/** @param outline 0 the highest; 9 is text */
export function fromOutline(outline: number | null): number | null {
  return outline !== null && outline >= 0 && outline < 9 ? outline + 1 : null;
}

/** A setting that is on unless it says otherwise. */
export function isOn(value: string | undefined): boolean {
  return !["0", "false", "off", "none"].includes(value ?? "1");
}
