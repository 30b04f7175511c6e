/**
 * The tables of a workspace. Projections (one table per subject, plus the indexes over them) are made from the ledger
 * and can be made again; `ledger` is the truth; `local_*` tables belong to this laptop alone.
 */
import { type Database, memoryDatabase } from "../base/database.ts";
import { SUBJECTS, type Subject, subjectOf } from "../contract/subjects/index.ts";
import { type Column, columnsOf, sqlType } from "./columns.ts";
import { standingIn, standingOf } from "./standing.ts";

/** Creates every table in an empty database, in one transaction: some hundred statements of which each would be synced. */
export function createTables(database: Database): void {
  const create = database.transaction(() => {
    database.exec(`CREATE TABLE ledger ${LEDGER_COLUMNS}`);
    database.exec(LEDGER_GUARDS);
    database.exec(LOCAL);
    createProjections(database);
  });
  create.immediate();
}

/** Drops and creates the projections, empty, and every index and trigger; those that are not of this program go. */
export function resetProjections(database: Database): void {
  const beside = database
    .prepare("SELECT type, name FROM sqlite_master WHERE type IN ('index', 'trigger', 'view') AND sql IS NOT NULL")
    .all() as { type: string; name: string }[];
  for (const { type, name } of beside) database.exec(`DROP ${type} IF EXISTS "${name.replaceAll('"', '""')}"`);
  database.exec(LEDGER_GUARDS);
  for (const subject of SUBJECTS) {
    database.exec(`DROP TABLE IF EXISTS "${searchTable(subject)}"`);
    database.exec(`DROP TABLE IF EXISTS "${subject}"`);
  }
  database.exec("DELETE FROM local_value WHERE key IN ('indexed', 'named')");
  database.exec("DELETE FROM local_name_key; DELETE FROM local_spelling");
  for (const table of SHARED) database.exec(`DROP TABLE IF EXISTS ${table}`);
  createProjections(database);
}

/**
 * Lengths of word beginnings that have an index of their own: without one, all hits of a beginning are gathered before the
 * first is given. Chinese words of the index have two characters and take no part.
 */
const PREFIXES = "3 4 5 6 7 8 9 10 11 12";

export function searchTable(subject: Subject): string {
  return `${subject}_search`;
}

const SHARED = ["device", "tombstone", "conflict", "list_value", "touched", "misfit"] as const;

/** Tables that a rebuild must reproduce byte for byte, search indexes aside. */
export const PROJECTIONS: readonly string[] = [...SUBJECTS, ...SHARED];

/** Makes the projections, empty, in a database that has none. */
export function createProjections(database: Database): void {
  database.exec(projectionSchema());
}

/**
 * Brings the ledger's table of an older program into the present form; the entries stay as they are. In that form the id of
 * an action had to be unique among all devices, so that a device could take another's.
 */
export function followLedger(database: Database): void {
  const { sql } = database.prepare("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'ledger'").get() as {
    sql: string;
  };
  if (sql.includes("UNIQUE (dev, op_id, part)")) return;
  const follow = database.transaction(() => {
    database.exec(`CREATE TABLE ledger_now ${LEDGER_COLUMNS}`);
    database.exec("INSERT INTO ledger_now SELECT * FROM ledger ORDER BY n");
    database.exec("DROP TABLE ledger; ALTER TABLE ledger_now RENAME TO ledger");
    database.exec(LEDGER_GUARDS);
  });
  follow.immediate();
}

interface ColumnInfo {
  name: string;
  type: string;
  notnull: 0 | 1;
  dflt_value: string | null;
}

/**
 * Makes the tables and columns of this laptop that an older program did not make. A new column of a table that is there
 * already must allow null or have a default.
 */
export function followLocal(database: Database): void {
  database.exec(LOCAL.replaceAll(/CREATE (VIRTUAL )?TABLE/g, "CREATE $1TABLE IF NOT EXISTS"));
  const wanted = memoryDatabase();
  try {
    wanted.exec(LOCAL);
    for (const table of localTables(wanted)) {
      const held = new Set(columnsIn(database, table).map(({ name }) => name));
      for (const { name, type, notnull, dflt_value } of columnsIn(wanted, table)) {
        if (held.has(name)) continue;
        const rest = `${notnull ? " NOT NULL" : ""}${dflt_value === null ? "" : ` DEFAULT ${dflt_value}`}`;
        database.exec(`ALTER TABLE "${table}" ADD COLUMN "${name}" ${type}${rest}`);
      }
    }
  } finally {
    wanted.close();
  }
}

function localTables(database: Database): string[] {
  return database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
}

function columnsIn(database: Database, table: string): ColumnInfo[] {
  return database.pragma(`table_info("${table}")`) as ColumnInfo[];
}

/** The statements that make all projections, as this program knows them. */
export function projectionSchema(): string {
  return [SHARED_PROJECTIONS, ...SUBJECTS.flatMap(schemaOf)].join(";\n");
}

function schemaOf(subject: Subject): string[] {
  const columns = columnsOf(subject);
  const fields = columns.map((column) => columnSql(subject, column)).join(", ");
  return [
    `CREATE TABLE "${subject}" (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ${fields}, _origin INTEGER NOT NULL, _writers TEXT)`,
    ...columns.filter(({ meta }) => meta.index).map((column) => indexOf(subject, column)),
    // Contentless, one column, no positions: matches are checked against the record's own text afterwards.
    ...(subjectOf(subject).indexed
      ? [
          `CREATE VIRTUAL TABLE "${searchTable(subject)}" USING fts5(words, content='', contentless_delete=1, detail=none, prefix='${PREFIXES}', tokenize="unicode61 remove_diacritics 0")`,
        ]
      : []),
  ];
}

/** The columns that are written to a table in which others are made of them; null: all are. */
export function storedColumns(table: string): string | null {
  const subject = SUBJECTS.find((name) => name === table);
  if (!subject || standingIn(subject).length === 0) return null;
  return ["row", "id", ...columnsOf(subject).map(({ written }) => written), "_origin", "_writers"]
    .map((name) => `"${name}"`)
    .join(", ");
}

function columnSql(subject: Subject, column: Column): string {
  const { name, written } = column;
  const type = sqlType(column);
  const standing = standingOf(subject, name);
  if (!standing) return `"${name}" ${type}`;
  return `"${written}" ${type}, "${name}" ${type} GENERATED ALWAYS AS (${standing.sql(`"${written}"`)}) VIRTUAL`;
}

function indexOf(subject: Subject, { name, meta }: Column): string {
  const further = [...(meta.inOrderOf ? [meta.inOrderOf] : []), ...(meta.covers ?? [])];
  const fields = [name, ...further].map((field) => `"${field}"`);
  // Nobody looks for what refers to nothing: such rows need no place in the index of a reference.
  const where = meta.ref ? ` WHERE "${name}" IS NOT NULL` : "";
  return `CREATE INDEX "${subject}_by_${name}" ON "${subject}" (${fields})${where}`;
}

const LEDGER_COLUMNS = `(
  n INTEGER PRIMARY KEY,
  hash TEXT NOT NULL,
  dev TEXT NOT NULL,
  seq INTEGER NOT NULL,
  op_id TEXT NOT NULL,
  part INTEGER NOT NULL,
  ms INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  body TEXT NOT NULL,
  signature BLOB NOT NULL,
  UNIQUE (dev, op_id, part)
)`;

const LEDGER_GUARDS = `
CREATE INDEX ledger_dev_seq ON ledger (dev, seq);
CREATE TRIGGER ledger_never_updated BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'ledger entries are never changed'); END;
CREATE TRIGGER ledger_never_deleted BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'ledger entries are never deleted'); END;
`;

const LOCAL = `
CREATE TABLE local_value (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE local_draft (key TEXT PRIMARY KEY, text TEXT NOT NULL, saved_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE local_blob (hash TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (hash, part)) WITHOUT ROWID;
CREATE TABLE local_name_key (key INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, row)) WITHOUT ROWID;
CREATE TABLE local_spelling (subject TEXT NOT NULL, row INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY (subject, row)) WITHOUT ROWID;
CREATE TABLE local_paper (
  hash TEXT PRIMARY KEY, state TEXT NOT NULL, tries INTEGER NOT NULL, cut INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE local_paper_piece (
  row INTEGER PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL, place TEXT, heading TEXT, text TEXT NOT NULL, UNIQUE (hash, at)
);
CREATE VIRTUAL TABLE local_paper_words USING fts5(
  words, content='', contentless_delete=1, detail=none, prefix='${PREFIXES}', tokenize="unicode61 remove_diacritics 0"
);
CREATE TABLE local_recent (
  profile TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (profile, kind, value)
) WITHOUT ROWID;
CREATE TABLE local_pin (
  profile TEXT PRIMARY KEY, salt TEXT NOT NULL, hash TEXT NOT NULL, wrong INTEGER NOT NULL DEFAULT 0, set_by TEXT
) WITHOUT ROWID;
CREATE TABLE local_call (n INTEGER PRIMARY KEY, call TEXT NOT NULL);
CREATE TABLE local_undo (
  n INTEGER PRIMARY KEY,
  op_id TEXT NOT NULL,
  by TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  undone INTEGER NOT NULL DEFAULT 0,
  target INTEGER,
  before TEXT NOT NULL
);
`;

const SHARED_PROJECTIONS = `
CREATE TABLE device (id TEXT PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, after TEXT, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE tombstone (
  subject TEXT NOT NULL, id TEXT NOT NULL, fields TEXT NOT NULL, _origin INTEGER NOT NULL, _writers TEXT,
  PRIMARY KEY (subject, id)
) WITHOUT ROWID;
CREATE TABLE conflict (
  subject TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, n INTEGER NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (subject, id, field, n)
) WITHOUT ROWID;
CREATE TABLE list_value (
  value TEXT NOT NULL, subject TEXT NOT NULL, field TEXT NOT NULL, id TEXT NOT NULL,
  PRIMARY KEY (value, subject, field, id)
) WITHOUT ROWID;
CREATE TABLE touched (subject TEXT NOT NULL, id TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (subject, id, n)) WITHOUT ROWID;
CREATE TABLE misfit (
  subject TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, n INTEGER NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (subject, id, field, n)
) WITHOUT ROWID
`;
