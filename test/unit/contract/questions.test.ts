/** Questions that many ask are said once: the predicate and the SQL of each say the same, and nobody says it again. */
import { globSync, readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { daysAfter } from "../../../db/contract/dates.ts";
import {
  ACTIONS_OF_TASK_FORCE,
  answeredSql,
  asksForReport,
  asksForReportSql,
  doneSql,
  dueBySql,
  hasAnswered,
  isDone,
  isDueBy,
  isOfParty,
  isOpen,
  isOpenProblem,
  isOverdue,
  ofPartySql,
  ofSectorSql,
  openProblemSql,
  openSql,
  overdueSql,
  partyJoin,
  reportDays,
  sectorOf,
  sectorSql,
  standingStatus,
  standingStatusSql,
  taskForceOf,
  taskForceSql,
} from "../../../db/contract/questions.ts";
import { ACTION_STATUS, PRESENCE, PROBLEM_STATUS, SECTORS } from "../../../db/contract/vocabulary.ts";

const TODAY = "2026-11-28";
const DUE = [
  null,
  ...["2026-11-27", TODAY, "2026-11-29", "2026-12-05", "2026-12-06"],
  ...["2026-10", "2026-11", "2026-12", "2028-02"],
  ...["2025", "2026", "2027"],
];
const PARTIES = [null, "org-a", "org-b"];
const FORCES = [null, "tf-a", "tf-b"];

const meetings = FORCES.map((task_force, at) => ({ id: `meeting-${at}`, task_force }));
const actions = ACTION_STATUS.flatMap((status) =>
  DUE.flatMap((due) =>
    PARTIES.flatMap((lead, at) => [
      { status, due, lead, supporting: ["org-a"], task_force: FORCES[at] ?? null, meeting: null },
      ...meetings.map(({ id }) => ({
        ...{ status, due, lead, supporting: [] as string[] },
        ...{ task_force: FORCES[at] ?? null, meeting: id },
      })),
    ]),
  ),
).map((action, at) => ({ ...action, id: `action-${at}` }));

const db = new Database(":memory:");
beforeAll(() => {
  db.exec(`CREATE TABLE action (id, status, due, lead, task_force, meeting, sources);
    CREATE TABLE action_update (action, made_at);
    CREATE TABLE meeting (id, task_force, closed_at);
    CREATE TABLE problem (id, status);
    CREATE TABLE list_value (subject, field, id, value);
    CREATE TABLE organization (id, sector);
    CREATE TABLE tombstone (subject, id, fields);`);
  const into = (table: string, ...values: (string | null)[]) =>
    db.prepare(`INSERT INTO ${table} VALUES (${values.map(() => "?").join(", ")})`).run(...values);
  for (const { id, task_force } of meetings) into("meeting", id, task_force, null);
  for (const { id, status, due, lead, task_force, meeting, supporting } of actions) {
    into("action", id, status, due, lead, task_force, meeting, "[]");
    for (const value of supporting) into("list_value", "action", "supporting", id, value);
  }
  for (const status of PROBLEM_STATUS) into("problem", status, status);
});
afterAll(() => db.close());

function found(sql: string, ...values: string[]): string[] {
  return (db.prepare(sql).all(...values) as { id: string }[]).map(({ id }) => id).toSorted();
}

const those = (wanted: (action: (typeof actions)[number]) => boolean) =>
  actions
    .filter(wanted)
    .map(({ id }) => id)
    .toSorted();

test("the status by which an action counts is the same of a record and in SQL, and never contradicts its percent", () => {
  for (const status of [...ACTION_STATUS, null])
    for (const percent of [null, 0, 40, 100]) {
      const { counts } = db
        .prepare(`SELECT ${standingStatusSql({ status: "s", percent: "p" })} AS counts FROM (SELECT ? AS s, ? AS p)`)
        .get(status, percent) as { counts: string | null };
      expect([status, percent, counts]).toEqual([status, percent, standingStatus({ status, percent })]);
      expect(standingStatus({ status: standingStatus({ status, percent }), percent })).toBe(counts);
      if (counts === "done" || counts === "verified") expect([null, 100]).toContain(percent);
      if (counts === "not_started") expect([null, 0]).toContain(percent);
    }
});

test("open and done", () => {
  expect(found(`SELECT id FROM action WHERE ${openSql()}`)).toEqual(those(isOpen));
  expect(found(`SELECT a.id FROM action a WHERE ${doneSql("a")}`)).toEqual(those(isDone));
  expect(found(`SELECT id FROM problem WHERE ${openProblemSql()}`)).toEqual(
    PROBLEM_STATUS.filter((status) => isOpenProblem({ status })).toSorted(),
  );
  expect(those(isOpen).length).toBeGreaterThan(0);
});

test("overdue: a month or a year is so once all of it is over", () => {
  expect(found(`SELECT id FROM action WHERE ${overdueSql()}`, TODAY)).toEqual(those((one) => isOverdue(one, TODAY)));
  const late = DUE.filter((due) => isOverdue({ status: "blocked", due }, TODAY));
  expect(late).toEqual(["2026-11-27", "2026-10", "2025"]);
  expect(isOverdue({ status: "done", due: "2025" }, TODAY)).toBe(false);
});

test("due by a day", () => {
  for (const until of [daysAfter(TODAY, 7), "2026-11-30", "2026-12-31", "2028-02-28", "2028-02-29"])
    expect(found(`SELECT a.id FROM action a WHERE ${dueBySql("a")}`, TODAY, until)).toEqual(
      those((one) => isDueBy(one, TODAY, until)),
    );
  const soon = DUE.filter((due) => isDueBy({ status: "in_progress", due }, TODAY, daysAfter(TODAY, 7)));
  expect(soon).toEqual([TODAY, "2026-11-29", "2026-12-05", "2026-11"]);
});

test("a report is due: soon due and not heard of for a week, or not heard of for 30 days", () => {
  const heard = [
    null,
    ...["2026-10-28", "2026-10-29", "2026-11-20", "2026-11-21", "2026-11-28"].map((day) => `${day}T09:00:00.000Z`),
  ];
  let due = 0;
  for (const at of heard)
    for (const sources of [[], ["src-a"]])
      for (const way of ["update", "meeting"] as const) {
        db.prepare("DELETE FROM action_update").run();
        db.prepare("UPDATE action SET sources = ?").run(JSON.stringify(sources));
        db.prepare("UPDATE meeting SET closed_at = ?").run(way === "meeting" ? at : null);
        if (way === "update" && at) db.prepare("INSERT INTO action_update SELECT id, ? FROM action").run(at);
        const wanted = those((action) =>
          asksForReport({ ...action, sources }, way === "meeting" && action.meeting === null ? null : at, TODAY),
        );
        expect([
          at,
          sources,
          way,
          found(`SELECT id FROM action WHERE ${asksForReportSql()}`, ...reportDays(TODAY)),
        ]).toEqual([at, sources, way, wanted]);
        due += wanted.length;
      }
  expect(due).toBeGreaterThan(0);
});

test("a party has answered who said who comes, or that nobody does", () => {
  db.exec("CREATE TABLE attendance (id, presence, name, person)");
  const seats = PRESENCE.flatMap((presence) =>
    [null, "吴经理"].flatMap((name) => [null, "per-a"].map((person) => ({ presence, name, person }))),
  ).map((seat, at) => ({ ...seat, id: `seat-${at}` }));
  for (const { id, presence, name, person } of seats)
    db.prepare("INSERT INTO attendance VALUES (?, ?, ?, ?)").run(id, presence, name, person);
  const silent = seats.filter((seat) => !hasAnswered(seat)).map(({ id }) => id);
  expect(found(`SELECT id FROM attendance WHERE NOT ${answeredSql()}`)).toEqual(silent);
  expect(silent).toHaveLength(1);
});

test("of a party, and of a task force, in both of its forms", () => {
  expect(found(`SELECT id FROM action WHERE ${ofPartySql()}`, "org-a", "org-a")).toEqual(
    those((one) => isOfParty(one, "org-a")),
  );
  const ofForce = those(
    (one) =>
      taskForceOf(
        one,
        meetings.find(({ id }) => id === one.meeting),
      ) === "tf-a",
  );
  expect(found(ACTIONS_OF_TASK_FORCE, "tf-a", "tf-a")).toEqual(ofForce);
  const joined = `SELECT a.id FROM action a LEFT JOIN meeting m ON m.id = a.meeting WHERE ${taskForceSql("a", "m")} = ?`;
  expect(found(joined, "tf-a")).toEqual(ofForce);
  expect(ofForce.length).toBeGreaterThan(0);
});

test("the sector of a party: as it is, as it was when it was removed, and of one that was never known", () => {
  const sectors = [null, ...SECTORS];
  for (const sector of sectors) {
    db.prepare("INSERT INTO organization VALUES (?, ?)").run(`here-${sector}`, sector);
    const fields = JSON.stringify(sector === null ? {} : { sector });
    db.prepare("INSERT INTO tombstone VALUES ('organization', ?, ?)").run(`gone-${sector}`, fields);
  }
  const told = (id: string) =>
    db.prepare(`SELECT ${sectorSql()} AS sector FROM (SELECT ? AS id) a ${partyJoin("a.id")}`).get(id) as object;
  for (const sector of sectors)
    for (const id of [`here-${sector}`, `gone-${sector}`])
      expect([id, told(id)]).toEqual([id, { sector: sectorOf(sector === null ? {} : { sector }) }]);
  // What is led by a party counts for its sector, whichever question it is asked by.
  const led = [...sectors.flatMap((sector) => [`here-${sector}`, `gone-${sector}`]), "never known"];
  for (const id of led) db.prepare("INSERT INTO action (id, lead) VALUES (?, ?)").run(`led-${id}`, id);
  for (const sector of SECTORS)
    expect([
      sector,
      found(`SELECT id FROM action WHERE id LIKE 'led-%' AND ${ofSectorSql()}`, sector, sector, sector),
    ]).toEqual([
      sector,
      led
        .filter((id) => (told(id) as { sector: string }).sector === sector && !id.startsWith("here-null"))
        .map((id) => `led-${id}`)
        .toSorted(),
    ]);
  expect([told("never known"), sectorOf({})]).toEqual([{ sector: "public" }, "public"]);
  expect(SECTORS.map((sector) => sectorOf({ sector }))).toEqual(SECTORS);
});

test("nobody says again which status is open, or done, of which sector an unknown party is, or reckons with days on its own", () => {
  const again = globSync("{db,renderer,electron}/**/*.{ts,tsx}")
    .filter((file) => !/contract[\\/](vocabulary|dates)\.ts$/.test(file))
    .flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line, at) =>
          /status (NOT )?IN \('|\["not_started", "in_progress", "blocked"\]|sector \?\? "public"|'public'\)|length\([\w.]*due\) = 10 AND [\w.]*due <|86_400_000\)\.toISOString/.test(
            line,
          )
            ? [`${file}:${at + 1}`]
            : [],
        ),
    );
  expect(again).toEqual([]);
});
