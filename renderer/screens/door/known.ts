/** A workspace that this computer knows, as it is called while it is closed: nothing of what is in it is told. */
import type { TFunction } from "i18next";
import { dayInShort } from "../../../db/language/day-words.ts";
import type { Language } from "../../../db/language/names.ts";
import { dayAt } from "../../app/clock.ts";

export interface Known {
  id: string;
  folder: string;
  created: string;
  opened: string | null;
}

/** The folder's name, which its owner chose. One that the program gave says nothing but the day on which the workspace was made, so that is said. */
export function called({ folder, created }: Known, t: TFunction, language: Language): string {
  const name = folder.split(/[\\/]/).at(-1) ?? folder;
  const given = /^\d{4}-\d{2}-\d{2}-[0-9a-f]+$/.test(name);
  return given ? t("door.made", { when: dayInShort(dayAt(created), language) }) : name;
}
