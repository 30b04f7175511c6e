/**
 * The screens that the navigation and the command palette offer: today, the subjects that have a place there, the history; and
 * the pages of records.
 */
import { SUBJECTS, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";

export const GROUPS = ["work", "region", "records"] as const;

export interface Place {
  to: string;
  /** The part of the navigation that it stands in. */
  group: (typeof GROUPS)[number];
  /** Whose records it lists. */
  subject?: Subject;
  /** Of its name among the texts. */
  key:
    | "screens.today"
    | "screens.indicators"
    | "screens.history"
    | "screens.settings"
    | `collections.${keyof typeof import("../../db/contract/labels/zh.ts").default.collections}`;
}

/** Whether each record of a subject has a page of its own. */
export function hasPage(subject: Subject): boolean {
  return subjectOf(subject).screen?.at.endsWith("/$id") === true;
}

export interface Address {
  to: string;
  params?: object;
  search?: object;
}

/** Where the records of a subject are listed. */
export function listOf(subject: Subject): string | undefined {
  return subjectOf(subject).screen?.at.replace(/\/\$id$/, "");
}

/** The page of a record, or its list with it beside; none: it is shown with another record, or nowhere. */
export function pageOf(subject: string, id: string, tab?: string): Address | null {
  const known = SUBJECTS.find((name) => name === subject);
  const screen = known && subjectOf(known).screen;
  if (!known || !screen || screen.listed) return null;
  const { at } = screen;
  return { to: at, params: { id }, search: { ...(!hasPage(known) && { id }), ...(tab && { tab }) } };
}

export const SCREENS: readonly Place[] = [
  { to: "/today", group: "work", key: "screens.today" },
  ...SUBJECTS.filter((subject) => subjectOf(subject).screen?.rail !== undefined)
    .toSorted((a, b) => railOf(a) - railOf(b))
    .map((subject) => ({
      to: listOf(subject) as string,
      group: subjectOf(subject).screen?.group ?? ("region" as const),
      subject,
      key: `collections.${subject}` as Place["key"],
    })),
  { to: "/indicators", group: "region", key: "screens.indicators" },
  { to: "/history", group: "records", key: "screens.history" },
];

const SETTINGS = { to: "/settings", key: "screens.settings" } as const;

/** Screens of a subject beside its list and its page. */
const FURTHER: Readonly<Record<string, Subject>> = {
  "/live": "meeting",
  "/round": "meeting",
  "/verify": "meeting",
  "/import": "organization",
  "/duplicates": "organization",
  "/weak": "organization",
};

/** The place in the navigation that an address is found under. */
export function isUnder(path: string, place: string): boolean {
  const [, first = ""] = path.split("/");
  const at = `/${first}`;
  const subject = SUBJECTS.find((name) => listOf(name) === at);
  const under = FURTHER[at] ?? (subject && (subjectOf(subject).screen?.under as Subject | undefined));
  return (under ? listOf(under) : at) === place;
}

/** The place that an address is found under, the settings among them; none for what stands in no place. */
export function placeOf(path: string): Pick<Place, "to" | "key"> | undefined {
  return [...SCREENS, SETTINGS].find(({ to }) => isUnder(path, to));
}

function railOf(subject: Subject): number {
  return subjectOf(subject).screen?.rail ?? 0;
}
