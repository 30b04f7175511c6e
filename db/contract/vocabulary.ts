/** Closed lists of values. Lists that users may extend (problem types, instruments, stages) are records of `term`. */
/** What is in the ZIP of a meeting. */
export const ZIP_PARTS = ["minutes", "invitation", "supervision", "dates", "papers", "data"] as const;

export const SECTORS = ["government", "enterprise", "ngo", "academia", "public"] as const;
export const CONFIDENCE = ["high", "medium", "low"] as const;
/** Of sources: A official, B known media, C copy of a named outlet, D unnamed. */
export const GRADES = ["A", "B", "C", "D"] as const;
/** `C`, `D`: no source is better than that; `none`: there is no source. */
export const WEAKNESSES = ["D", "C", "none"] as const;
export type Weakness = (typeof WEAKNESSES)[number];
export const ROLES = ["facilitator", "recorder", "participant", "observer"] as const;
/** `set_unproved`: nobody had proved who they were. */
export const PIN_CHANGES = ["set", "set_unproved", "removed"] as const;
/** Whether it is where it was: at work, gone elsewhere, or given up. */
export const ORGANIZATION_STATUS = ["in_business", "moved", "closed"] as const;
/** What somebody said of two organizations that look like one. */
export const VERDICTS = ["different", "unsure"] as const;
/** Why two organizations look like one, or do not; `parent`: like a firm and one that belongs to it. */
export const LIKENESS_REASONS = [
  "code",
  "codes_differ",
  "name",
  "alias",
  "core",
  "order",
  "places_differ",
  "parent",
  "short",
  "abbreviation",
  "spelling",
  "trade",
  "branch_differs",
  "contact",
  "founded_differs",
  "segments_differ",
] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];
/** Kinds of records that tables are taken in as. */
export const TABLE_SUBJECTS = ["organization", "policy", "problem", "action", "person", "link", "figure"] as const;
export type TableSubject = (typeof TABLE_SUBJECTS)[number];
/** `running`: it was not brought to its end. */
export const IMPORT_STATES = ["running", "taken_in"] as const;
/** What yearly figures are of. */
export const FIGURE_KINDS = [
  "output",
  "revenue",
  "profit",
  "tax",
  "investment",
  "research",
  "capital",
  "capacity",
  "production",
  "staff",
  "patents",
  "other",
] as const;
export const LINK_STATUS = ["existing", "planned", "suggested"] as const;
export const POLICY_LEVELS = ["national", "joint", "provincial", "city", "district"] as const;
/** What the source paper asks subsidies to be based on. */
export const POLICY_CRITERIA = ["safety", "reliability", "consistency"] as const;
/** How far the text of a policy has come. */
export const MAKING_MOVES = ["proposed", "discussed", "drafted", "consulted", "adopted", "issued"] as const;
/** What holds of it since. */
export const EFFECT_MOVES = ["in_force", "extended", "partly_void", "expired", "repealed", "replaced"] as const;
export const POLICY_MOVES = [...MAKING_MOVES, ...EFFECT_MOVES] as const;
/** What holds of a policy on a day; `over`: its period has run out. */
export const POLICY_EFFECTS = [
  "not_yet",
  "in_force",
  "partly_void",
  "over",
  "repealed",
  "replaced",
  "unknown",
] as const;
export type PolicyEffect = (typeof POLICY_EFFECTS)[number];
/** How a text came in. */
export const TEXT_ORIGINS = ["pasted", "docx", "pdf"] as const;
/** What became of a clause from one version to another; `renumbered`: its words stayed. */
export const CLAUSE_CHANGES = ["same", "renumbered", "changed", "added", "removed"] as const;
export const SEVERITIES = ["high", "medium", "low"] as const;
export const PROBLEM_STATUS = ["open", "in_progress", "solved", "dropped"] as const;
export const OPEN_PROBLEM_STATUS = [
  "open",
  "in_progress",
] as const satisfies readonly (typeof PROBLEM_STATUS)[number][];
/** `consensus_minus`: at most so many parties may oppose as the series or meeting says. */
export const DECISION_RULES = ["consensus", "consensus_minus", "majority", "chair"] as const;
/** `ordinal`: 第3次会议, meeting No. 3. `yearly`: 〔2026〕3号, No. 3 (2026); it begins with 1 every year. */
export const NUMBERINGS = ["ordinal", "yearly"] as const;
export const MEETING_STATES = ["planned", "live", "closed", "sealed"] as const;
export const MEETING_MODES = ["in_person", "online", "hybrid"] as const;
export const ITEM_KINDS = ["report", "discussion", "decision", "information"] as const;
export const ITEM_STATES = ["open", "done", "parked"] as const;
/** `left`: was there and went before the end. */
export const PRESENCE = ["expected", "present", "left", "excused", "absent"] as const;
export const MEETING_EVENTS = ["quorum_met", "quorum_lost"] as const;
/** Who gets the floor next: who asked first, or the sector heard least. */
export const FLOOR_ORDERS = ["asked", "fair"] as const;
/** Rules are not kept · something is to be made clear first · the room itself: hearing, seeing, translation. */
export const POINT_KINDS = ["procedure", "clarification", "comfort"] as const;
/** `heard`: taken up at once; `noted`: taken down, to come back to. */
export const POINT_STATES = ["raised", "heard", "noted"] as const;
export const AMENDMENT_STATES = ["proposed", "accepted", "rejected"] as const;
export const ATTENDANCE_ROLES = ["member", "observer"] as const;
export const OUTCOME_KINDS = ["decision", "opinion", "direction", "risk", "parked"] as const;
/** `despite`: the rule was not met, and it was adopted or rejected all the same. */
export const METHODS = ["consensus", "vote", "chair", "despite"] as const;
export const OUTCOME_STATES = ["proposed", "adopted", "rejected", "deferred"] as const;
export const STANCES = ["support", "reservation", "abstain", "oppose"] as const;
export const TASK_FORCE_STATUS = ["active", "finished"] as const;
/** `unknown` is for records taken from a source that does not say. */
export const ACTION_STATUS = [
  "not_started",
  "in_progress",
  "blocked",
  "done",
  "verified",
  "cancelled",
  "unknown",
] as const;
type ActionStatus = (typeof ACTION_STATUS)[number];
export const OPEN_STATUS = ["not_started", "in_progress", "blocked"] as const satisfies readonly ActionStatus[];
export const DONE_STATUS = ["done", "verified"] as const satisfies readonly ActionStatus[];
/** What somebody else than the parties of an action gives it, and takes back: 销号, and that it is not wanted any more. */
export const CLOSED_STATUS = ["verified", "cancelled"] as const satisfies readonly ActionStatus[];
export const REQUEST_STATES = ["asked", "approved", "refused"] as const;
export const MINUTES_STATES = ["draft", "circulated", "confirmed"] as const;
/** 秘密, 机密, 绝密 */
export const CLASSIFICATIONS = ["confidential", "secret", "top_secret"] as const;
/** 加急, 特急 */
export const URGENCIES = ["urgent", "most_urgent"] as const;
/** Who has to confirm circulated minutes: one of every sector that attended, the chair alone, or nobody. */
export const CONFIRMATION_RULES = ["sectors", "chair", "none"] as const;
/** What is to be looked at before a meeting is closed, its minutes circulated and sealed, the most important first. */
export const CHECKS = [
  "no_text",
  "undecided",
  "amendment_open",
  "against_rule",
  "method_unheard",
  "no_quorum",
  "nobody_there",
  "no_reason",
  "no_speaker",
  "presence",
  "no_lead",
  "no_due",
  "untouched",
  "no_day",
  "day_ahead",
  "no_place",
  "no_chair",
  "no_recorder",
  "no_names",
  "no_issuer",
  "comments_asked",
  "comments_open",
  "comments_waiting",
] as const;
export type CheckKind = (typeof CHECKS)[number];
/** What a seal needs beside them: it is done, and nobody can let it stand otherwise. */
export const SEAL_NEEDS = ["not_circulated", "not_confirmed"] as const;
export const COMMENT_STATES = ["open", "accepted", "declined"] as const;
export const VOCABULARIES = [
  "problem_type",
  "policy_instrument",
  "policy_stage",
  "policy_status",
  "link_type",
  "minutes_word",
] as const;

/** A word list that users may extend: the terms of one kind. */
export type Vocabulary = (typeof VOCABULARIES)[number];
export type Sector = (typeof SECTORS)[number];
export type Role = (typeof ROLES)[number];

/** In which languages minutes are set, and as what they are handed over. */
export const MINUTES_LANGUAGES = ["zh", "en", "both"] as const;
export type MinutesLanguage = (typeof MINUTES_LANGUAGES)[number];
export const MINUTES_FORMATS = ["docx", "pdf", "html", "md", "txt", "json"] as const;
export type MinutesFormat = (typeof MINUTES_FORMATS)[number];
/**
 * `ua` PDF/UA-1, for readers who do not see · `a` PDF/A-2, for archives; a sealed file carries its record along, which only
 * PDF/A-3 allows, and so is made as that.
 */
export const PDF_STANDARDS = ["plain", "ua", "a"] as const;
export type PdfStandard = (typeof PDF_STANDARDS)[number];

/** Roles of faces: 仿宋, 楷体, 黑体, 小标宋, 宋体. */
export const FACE_ROLES = ["fang", "kai", "hei", "title", "song"] as const;
export type FaceRole = (typeof FACE_ROLES)[number];
