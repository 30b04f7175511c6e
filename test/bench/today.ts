/** The page of today with 100,000 actions of 200 parties in 500 meetings, for three roles, beside counting the same actions. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { newId } from "../../db/base/ids.ts";
import { daysAfter } from "../../db/contract/dates.ts";
import { ACTION_STATUS } from "../../db/contract/vocabulary.ts";
import type { Ledger } from "../../db/ledger/ledger.ts";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { here } from "../support/in-process.ts";
import { writeOrganizations } from "./bulk.ts";
import { PASSPHRASE } from "./fill.ts";
import { many, median, p95, report, sample } from "./measure.ts";

const ACTIONS = many(100_000);
const MEETINGS = many(500, 5);
const PARTIES = 200;
const BATCH = 1_000;
/** Due days lie so many before and after today. */
const SPREAD = 365;
/** Every so many of the actions was reported on in the last days. */
const REPORTED = 3;

export async function benchToday(home: string): Promise<void> {
  await mkdir(home, { recursive: true });
  const session = new Session({ home, kdf: CHEAP_KDF, checksAnswers: false });
  const client = createRouterClient(createRouter(session), here(session));
  const folder = join(home, "today");
  await client.workspace.create({ folder, name: "today", passphrase: PASSPHRASE, profile: "Bench", starter: false });
  const { day } = await client.today.overview();
  fill(session.ledger, day);
  const counting = await sample(20, () => session.ledger.store.get("SELECT sum(length(text)) FROM action"));
  for (const role of ["facilitator", "recorder", "participant"] as const) {
    const { record } = await client.profile.put({ fields: { name: role, role, organization: "org-b1" } });
    await client.profile.switch({ id: record.id });
    const spent = await sample(40, () => client.today.overview());
    await client.profile.switch({
      id: (await client.profile.choices()).find(({ name }) => name === "Bench")?.id ?? "",
    });
    report({
      name: `today with ${ACTIONS.toLocaleString("en")} actions for a ${role}, p95`,
      value: p95(spent),
      unit: "ms",
      limit: 100,
      baseline: `median ${median(spent).toFixed(0)} ms; reading all actions takes ${median(counting).toFixed(0)} ms`,
    });
  }
  await session.close();
}

function fill(ledger: Ledger, today: string): void {
  writeOrganizations(ledger, 0, PARTIES);
  const meetings = Array.from({ length: MEETINGS }, () => newId());
  const party = (n: number) => `org-b${n % PARTIES}`;
  ledger.transact({ act: "bench", by: null }, (tx) => {
    for (const [n, id] of meetings.entries()) {
      const closed = `${daysAfter(today, -n)}T09:00:00.000Z`;
      const ahead = n < 2;
      tx.put("meeting", id, {
        title_zh: `第${n}次通报会`,
        day: daysAfter(today, ahead ? 7 : -n),
        state: ahead ? "planned" : "closed",
        closed_at: ahead ? null : closed,
      });
      for (let place = 0; place < 24; place++)
        tx.put("attendance", newId(), { meeting: id, organization: party(place) });
      for (let place = 0; place < 8; place++) {
        const state = place % 4 ? "adopted" : "proposed";
        tx.put("outcome", newId(), { meeting: id, kind: "decision", text: `建设第${place}个平台`, state, rank: place });
      }
    }
  });
  for (let start = 0; start < ACTIONS; start += BATCH)
    ledger.transact({ act: "bench", by: null }, (tx) => {
      for (let n = start; n < Math.min(start + BATCH, ACTIONS); n++) {
        const id = newId();
        tx.put("action", id, {
          text: `推动动力电池回收网点建设第${n}项，覆盖重庆、成都两地主要城区，年内投入使用`,
          meeting: meetings[n % MEETINGS] ?? null,
          lead: party(n),
          supporting: [party(n + 7)],
          due: daysAfter(today, ((Math.imul(n, 2_654_435_761) >>> 8) % (2 * SPREAD)) - SPREAD),
          status: ACTION_STATUS[n % ACTION_STATUS.length] ?? "in_progress",
          rank: n,
        });
        if (n % REPORTED === 0)
          tx.put("action_update", newId(), {
            action: id,
            made_at: `${daysAfter(today, -(n % 9))}T08:00:00.000Z`,
            text: "在办",
          });
      }
    });
}
