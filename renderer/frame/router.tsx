/**
 * Which screen stands at which address. Screens load when they are first shown. A subject whose list has no screen of its own
 * has the one that follows from its definition.
 */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { SUBJECTS } from "../../db/contract/subjects/index.ts";
import { allTexts } from "../app/i18n.ts";
import { hasPage, listOf } from "../app/screens.ts";
import { Broken } from "./broken.tsx";
import { Nowhere } from "./nowhere.tsx";
import { Root } from "./root.tsx";

/** What an address may say after "?". */
interface Search {
  /** The record that is open in a list. */
  id?: string | undefined;
  /** Of a meeting's page, and the part of its minutes. */
  tab?: string | undefined;
  part?: string | undefined;
  /** The comment that is being worked in. */
  comment?: string | undefined;
  /** For which a template is chosen. */
  meeting?: string | undefined;
  /** How a list is narrowed down, grouped and ordered (renderer/records/grid/use-list.ts). */
  q?: string | undefined;
  only?: string | undefined;
  by?: string | undefined;
  sort?: string | undefined;
  fold?: string | undefined;
  cols?: string | undefined;
  saved?: string | undefined;
  /** Of the lists of actions and meetings: which of them, due when (db/contract/lists/narrowing.ts), shown how. */
  view?: string | undefined;
  week?: string | undefined;
  show?: string | undefined;
  /** As what a table is taken in. */
  as?: string | undefined;
  /** Of a policy's text: which clause, from which version to which. */
  clause?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}
const WORDS = [
  "id",
  "tab",
  "part",
  "comment",
  "meeting",
  "q",
  "only",
  "by",
  "sort",
  "fold",
  "cols",
  "saved",
  "view",
  "week",
  "show",
  "as",
  "clause",
  "from",
  "to",
] as const satisfies readonly (keyof Search)[];

const root = createRootRoute({
  component: Root,
  notFoundComponent: Nowhere,
  validateSearch: (given: Record<string, unknown>): Search =>
    Object.fromEntries(
      WORDS.map((word) => {
        const value = given[word];
        // "2026" in an address that somebody wrote is a number to the router. What is no text is taken out by saying so:
        // the router lays what it is told here over what stands in the address.
        const text = typeof value === "string" || typeof value === "number" ? String(value) : undefined;
        return [word, text];
      }),
    ),
});
/** What stands there first as a rule: its texts are among the first. */
const FIRST = "/today";
const at = <const P extends string, N extends string>(path: P, load: () => Promise<Record<N, Screen>>, name: N) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(async () => {
      const [screens] = await Promise.all([load(), path === FIRST ? null : allTexts()]);
      return { default: screens[name] };
    }),
  });
type Screen = () => React.ReactNode;

const index = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/today" });
  },
});

const own = [
  index,
  at("/today", () => import("../screens/today/today.tsx"), "Today"),
  at("/meetings", () => import("../screens/meetings/meetings.tsx"), "Meetings"),
  at("/meetings/$id", () => import("../screens/meetings/meeting.tsx"), "Meeting"),
  at("/series/$id", () => import("../screens/meetings/series/series.tsx"), "SeriesPage"),
  at("/register", () => import("../screens/meetings/register.tsx"), "Register"),
  at("/templates", () => import("../screens/meetings/templates.tsx"), "Templates"),
  at("/minutes-templates", () => import("../screens/minutes/templates/templates.tsx"), "MinutesTemplates"),
  at("/verify", () => import("../screens/minutes/seal/verify-paper.tsx"), "VerifyPaper"),
  at("/live/$id", () => import("../screens/live/live.tsx"), "Live"),
  at("/projector/$id", () => import("../screens/projector/projector.tsx"), "Projector"),
  at("/round/$id", () => import("../screens/round/round.tsx"), "Round"),
  at("/actions", () => import("../screens/actions/actions.tsx"), "Actions"),
  at("/actions/$id", () => import("../screens/actions/action-parts.tsx"), "ActionPage"),
  at("/task-forces", () => import("../screens/task-forces/task-forces.tsx"), "TaskForces"),
  at("/task-forces/$id", () => import("../screens/task-forces/task-forces.tsx"), "TaskForcePage"),
  at("/organizations", () => import("../screens/organizations/organizations.tsx"), "Organizations"),
  at("/organizations/$id", () => import("../screens/organizations/organizations.tsx"), "OrganizationPage"),
  at("/duplicates", () => import("../screens/duplicates/duplicates.tsx"), "Duplicates"),
  at("/import", () => import("../screens/imports/import-screen.tsx"), "ImportScreen"),
  at("/imports", () => import("../records/subject-screen.tsx"), "SubjectList"),
  at("/imports/$id", () => import("../screens/imports/import-page.tsx"), "ImportPage"),
  at("/segments", () => import("../screens/segments/segments.tsx"), "Segments"),
  at("/segments/$id", () => import("../records/page/record-page.tsx"), "SubjectPage"),
  at("/sources", () => import("../screens/sources/sources.tsx"), "SourcesScreen"),
  at("/sources/$id", () => import("../screens/sources/sources.tsx"), "SourcePage"),
  at("/weak", () => import("../screens/sources/weak.tsx"), "WeakSources"),
  at("/figures", () => import("../screens/organizations/figures.tsx"), "Figures"),
  at("/indicators", () => import("../screens/indicators/indicators.tsx"), "Indicators"),
  at("/policies", () => import("../screens/policies/policies.tsx"), "Policies"),
  at("/policies/$id", () => import("../screens/policies/policies.tsx"), "PolicyPage"),
  at("/policies/$id/text", () => import("../screens/policies/text/text-page.tsx"), "TextPage"),
  at("/policies/$id/take", () => import("../screens/policies/text/take-text.tsx"), "TakeText"),
  at("/clauses", () => import("../records/subject-screen.tsx"), "SubjectList"),
  at("/clauses/$id", () => import("../screens/policies/text/clause-page.tsx"), "ClausePage"),
  at("/problems", () => import("../screens/problems/problems.tsx"), "Problems"),
  at("/problems/$id", () => import("../screens/problems/problems.tsx"), "ProblemPage"),
  at("/history", () => import("../screens/history/history.tsx"), "History"),
  at("/settings", () => import("../screens/settings/settings.tsx"), "Settings"),
] as const;

const taken = own.map(({ options }) => (options as { path: string }).path);
const others = SUBJECTS.flatMap((subject) => {
  const list = listOf(subject);
  if (list === undefined || taken.some((path) => path === list || path.startsWith(`${list}/`))) return [];
  const page = `${list}/$id`;
  return [
    at(list, () => import("../records/subject-screen.tsx"), "SubjectList"),
    ...(hasPage(subject) ? [at(page, () => import("../records/page/record-page.tsx"), "SubjectPage")] : []),
  ];
});

const tree = root.addChildren([...own, ...(others as never[])]);

// The address after "#" never reaches a server, and works from the desktop shell's files as well.
export const router = createRouter({
  routeTree: tree,
  history: createHashHistory(),
  defaultPreload: "intent",
  defaultErrorComponent: Broken,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
