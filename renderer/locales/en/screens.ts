/** The screens. */
export const today = {
  live: "In session",
  next: "Next meetings",
  noMeetings: "No meetings are planned",
  planOne: "Plan one",
  waitingForSeal: "Waiting for the seal",
  overdue: "Overdue",
  dueSoon: "Due within 7 days",
  mine: "My organization's actions",
  nothingLate: "Nothing is overdue",
  nothingSoon: "Nothing is due soon",
  nothingMine: "No actions for the organization of the current profile",
  extensions: "Requests for more time",
  counts: {
    organization: "organizations",
    policy: "policies",
    meeting: "meetings",
    open_actions: "open actions",
    open_problems: "open problems",
    task_force: "active task forces",
  },
};

export const organizations = {
  links: "Links",
  suggested: "Suggested by the paper, does not exist",
  people: "People",
  addPerson: "Name and duty, Enter to add",
};

export const policies = {
  versions: "Versions",
};

export const taskForces = {
  noActions: "No actions yet. Record some in a meeting, or choose this task force in an action.",
};

export const actions = {
  noLead: "Lead not stated",
  late: "Late",
  report: "Report progress",
  progressText: "What was done, what is in the way",
  log: "Log",
  updates: "Progress",
  moreTime: "More time",
  newDue: "New due date",
  ask: "Ask",
  approve: "Approve",
  refuse: "Refuse",
  view: {
    label: "Show",
    open: "Open",
    late: "Late",
    all: "All",
  },
};

export const history = {
  by: "By",
  empty: "Nothing has been changed yet",
  older: "Older",
  undone: "undone",
  operations: "{{count}} changes",
  delete: "removed",
  restore: "restored",
};

export const door = {
  title: "Concord 协同台",
  subtitle: "Offline policy workshops; data stays on this laptop, encrypted",
  unlock: "Open",
  create: "Create",
  restore: "Restore",
  workspace: "Workspace",
  otherFolder: "Another folder…",
  folder: "Folder of the workspace",
  folderHint: "Full path",
  passphrase: "Passphrase",
  passphraseHint: "At least 12 characters or 4 words",
  strength: "Strength of the passphrase",
  recoveryCode: "Recovery code",
  open: "Open",
  byCode: "Forgot it? Use the recovery code",
  byPassphrase: "Use the passphrase",
  name: "Name of the workspace",
  nameHint: "For example: NEV coordination, Chengdu and Chongqing",
  yourName: "Your name",
  yourNameHint: "You will be the facilitator and can add others",
  folderOptional: "Folder (optional)",
  starter: "Load the starter data of Chengdu-Chongqing NEV and an exercise meeting",
  make: "Create workspace",
};

export const recovery = {
  title: "Write down or print the recovery code",
  why: "It is the only way in when the passphrase is forgotten, and it is shown only this once. Keep it apart from the laptop.",
  print: "Print",
  group: "Type group {{number}} to confirm that you have it",
  confirm: "It is safe, go on",
  later: "Later (settings will say that it is not confirmed)",
};

export const restore = {
  file: "Backup file",
  fileHint: "Full path of ….concord-backup",
  folder: "Into a new folder",
  restore: "Restore",
  done: "Restored and checked. Unlock it under Open.",
};

export const settings = {
  close: "Close workspace",
  general: "General",
  profiles: "Profiles",
  secrets: "Passphrase and recovery",
  keeping: "Backup and checks",
  about: "About",
  workspaceName: "Name of the workspace",
  language: "Language",
  appearance: "Appearance",
  folder: "Folder: {{folder}}",
  aboutText:
    "Concord 0.1.0: meetings, actions and minutes for offline policy workshops. It makes no network connections.",
  licences: "Third-party licences: THIRD-PARTY-LICENCES.md in the program's folder.",
  profilesHint:
    "Government, enterprise and NGO participants at one laptop log under their own names. A PIN only keeps people from using another's name by mistake.",
  newProfile: "New profile",
  addProfile: "Add profile",
  newPin: "New PIN (4–12 digits)",
  setPin: "Set PIN",
  removePin: "Remove PIN",
  changePassphrase: "Change passphrase",
  currentPassphrase: "Current passphrase",
  newPassphrase: "New passphrase",
  change: "Change",
  passphraseChanged: "Passphrase changed",
  renewRecovery: "Renew recovery code",
  recoveryConfirmed: "confirmed",
  recoveryUnconfirmed: "not confirmed",
  renew: "Make a new code",
};

export const keeping = {
  backups: "Backups",
  otherPlace: "File path elsewhere (a stick, say)",
  backUpThere: "Back up there",
  madeAndChecked: "Backed up and checked: {{file}}",
  checks: "Ledger checks",
  verify: "Verify all entries",
  rebuild: "Rebuild tables from the ledger",
  verified: "{{entries}} entries of {{devices}} devices, all valid",
  rebuilt: "Rebuilt from {{entries}} entries",
};
