/** What stands beside the files of a meeting's ZIP: an index for people, one for programs, and the meeting as data. */
import type { Bilingual, MinutesModel } from "../../contract/minutes.ts";
import type { Listed } from "../formats/archive.ts";
import { printableText } from "../formats/printable.ts";
import { named } from "./bilingual.ts";
import { type Language, WORDS } from "./words.ts";
import { writtenDate, writtenInstant } from "./written.ts";

export interface MeetingIndex {
  title: Bilingual;
  day: string | null;
  /** ISO 8601 */
  made: string;
  /** In which that is told: IANA name. */
  zone: string;
  listed: readonly Listed[];
  /** Names of papers whose contents another laptop holds. */
  missing: readonly string[];
}

interface PaperEntry {
  /** Null: the contents are on another laptop. */
  path: string | null;
  name: string;
  bytes: number;
  sha256: string;
  agendaItem: string | null;
  action: string | null;
}

const SAY = {
  zh: {
    made: (when: string) => `由 Concord 协同台于${when}导出。`,
    files: "文件（字节数、SHA-256、说明）：",
    missing: "以下材料的内容不在本机，未包含：",
    check: "核对：sha256sum -c SHA256SUMS.txt",
  },
  en: {
    made: (when: string) => `Exported by Concord on ${when}.`,
    files: "Files (bytes, SHA-256, what they are):",
    missing: "The contents of these papers are on another laptop and are not included:",
    check: "To check: sha256sum -c SHA256SUMS.txt",
  },
} as const;

/** README.txt in both languages, and SHA256SUMS.txt in the form that `sha256sum -c` reads. */
export function indexOf(index: MeetingIndex): { path: string; text: string }[] {
  const readme = [...about(index, "zh"), "", "-".repeat(72), "", ...about(index, "en")];
  const sums = index.listed.map(({ path, sha256 }) => `${sha256}  ${path}`);
  return [
    // With a mark of its encoding, and line ends that every editor knows.
    { path: "README.txt", text: `\ufeff${readme.map(oneLine).join("\r\n")}\r\n` },
    { path: "SHA256SUMS.txt", text: `${sums.join("\n")}\n` },
  ];
}

/** `version` grows when a program that reads it must change. */
export function meetingJson(content: { made: string; minutes: MinutesModel; papers: PaperEntry[] }): Uint8Array {
  return new TextEncoder().encode(
    `${JSON.stringify({ format: "concord-meeting", version: 1, ...content }, null, 2)}\n`,
  );
}

function about({ title, day, made, zone, listed, missing }: MeetingIndex, language: Language): string[] {
  const say = SAY[language];
  return [
    [named(title, language) || WORDS[language].untitled, day && writtenDate(day, language)].filter(Boolean).join(" "),
    say.made(writtenInstant(made, language, zone)),
    "",
    say.files,
    "",
    ...listed.flatMap(({ path, bytes, sha256, about: what }) => [
      `${path}`,
      `    ${bytes}  ${sha256}  ${what[language]}`,
    ]),
    ...(missing.length > 0 ? ["", say.missing, ...missing.map((name) => `    ${name}`)] : []),
    "",
    say.check,
  ];
}

function oneLine(text: string): string {
  return printableText(text).replaceAll("\n", " ");
}
