/** The frame around every screen, and the parts that screens share. */
export const frame = {
  product: "Concord",
  skip: "Skip to content",
  navigation: "Main navigation",
  search: "Search organizations, policies, decisions…",
  nothingFound: "Nothing found",
  undone: "Undone",
  redone: "Redone",
};

export const screens = {
  today: "Today",
  meetings: "Meetings",
  actions: "Actions",
  taskForces: "Task forces",
  organizations: "Organizations",
  policies: "Policies",
  problems: "Problems",
  history: "History",
  settings: "Settings",
};

export const status = {
  ready: "Ready",
  saving: "Saving…",
  saved: "Saved",
  connection: {
    connecting: "Connecting…",
    lost: "Connection lost, trying again; what you typed is kept",
  },
  conflicts: "{{count}} conflicts",
  device: "This laptop: {{name}}",
  switchLanguage: "Switch language",
  noBackup: "No backup yet",
  backup: "Backup",
  backUpNow: "Back up now",
  backingUp: "Backing up…",
  backedUp: "Backed up and checked",
};

export const profile = {
  switch: "Switch who is logged in",
  none: "Choose who you are",
  manage: "Manage profiles…",
  pin: "PIN",
  enter: "Log in",
};

export const commands = {
  undo: "Undo",
  redo: "Redo",
  backup: "Back up now",
  lock: "Lock",
  language: "Switch to Chinese",
  light: "Light",
  dark: "Dark",
  contrast: "High contrast",
};

export const parts = {
  confidence: "Confidence",
  close: "Close",
  namedInPaper: "Named in the paper",
  inferred: "Inferred: {{fields}}",
  remove: "Remove",
  usedIn: "Used in",
  sources: "Sources",
  noSources: "No sources recorded",
  grade: "Grade {{grade}}",
  copy: "Copy",
  copied: "Copied",
  history: "Changes",
  find: "Find",
  "new": "New",
  unnamed: "Untitled",
  count: "{{count}} records",
  typeToFind: "Type to find",
  partialDate: "2026, 2026-12 or 2026-12-31",
};
