/** The screens that the rail and the command palette offer: today, the subjects that have a place there, the history. */
import { SUBJECTS, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";

interface Place {
  to: string;
  /** Of its name among the texts. */
  key:
    | "screens.today"
    | "screens.history"
    | `collections.${keyof typeof import("../../db/contract/labels/zh.ts").default.collections}`;
}

/** Where the records of a subject are listed. */
export function listOf(subject: Subject): string | undefined {
  return subjectOf(subject).screen?.at.replace(/\/\$id$/, "");
}

export const SCREENS: readonly Place[] = [
  { to: "/today", key: "screens.today" },
  ...SUBJECTS.filter((subject) => subjectOf(subject).screen?.rail !== undefined)
    .toSorted((a, b) => railOf(a) - railOf(b))
    .map((subject) => ({ to: listOf(subject) as string, key: `collections.${subject}` as Place["key"] })),
  { to: "/history", key: "screens.history" },
];

/** Screens of a subject beside its list and its page. */
const FURTHER: Readonly<Record<string, Subject>> = { "/live": "meeting", "/round": "meeting" };

/** The place in the rail that an address is found under. */
export function isUnder(path: string, place: string): boolean {
  const [, first = ""] = path.split("/");
  const at = `/${first}`;
  const subject = SUBJECTS.find((name) => listOf(name) === at);
  const under = FURTHER[at] ?? (subject && (subjectOf(subject).screen?.under as Subject | undefined));
  return (under ? listOf(under) : at) === place;
}

function railOf(subject: Subject): number {
  return subjectOf(subject).screen?.rail ?? 0;
}
