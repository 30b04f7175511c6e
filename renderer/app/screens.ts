/** The screens that the rail and the command palette offer. */

export const SCREENS = [
  { to: "/today", key: "today" },
  { to: "/meetings", key: "meetings" },
  { to: "/actions", key: "actions" },
  { to: "/task-forces", key: "taskForces" },
  { to: "/organizations", key: "organizations" },
  { to: "/policies", key: "policies" },
  { to: "/problems", key: "problems" },
  { to: "/history", key: "history" },
] as const;
