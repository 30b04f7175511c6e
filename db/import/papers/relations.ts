/** What the parts of an office file have to do with each other, as the file says it. */
import { posix } from "node:path";
import { readXml } from "../reading/xml.ts";
import type { Zip } from "../reading/zip.ts";

export interface Relation {
  id: string;
  /** The last word of its kind: `slide`, `styles`, `officeDocument`. */
  type: string;
  /** A part of the same file; what lies elsewhere is left out. */
  target: string;
}

/** @param part of which; empty: of the file as a whole */
export async function relationsOf(zip: Zip, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, "_rels", `${posix.basename(part)}.rels`);
  if (!zip.has(name)) return [];
  const relations: Relation[] = [];
  await readXml(zip.read(name), {
    open(tag, { Id = "", Type = "", Target = "", TargetMode }) {
      if (tag !== "Relationship" || TargetMode === "External") return;
      const target = Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target);
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target });
    },
  });
  return relations;
}
