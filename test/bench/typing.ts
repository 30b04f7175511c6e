/**
 * From a key press to the frame that shows it, while a meeting of 60 parties and 500 outcomes runs: read from Chromium's
 * own trace, which notes for every key event when it came and when the next frame was presented. The baseline is an empty
 * page with nothing but a text field.
 */
import { createRouterClient } from "@orpc/server";
import type { Browser, Page } from "@playwright/test";
import { createSession } from "../../db/server/router.ts";
import type { Host } from "../e2e/host.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { here } from "../support/in-process.ts";
import { inBrowser } from "./in-browser.ts";
import { many, median, p95, report } from "./measure.ts";

const PASSPHRASE = "correct horse battery staple";
const PARTIES = many(60, 12);
const OUTCOMES = many(500, 20);
const ITEMS = 5;
const LINE = "the parties agreed to publish a joint list of technical needs before the end of March ";
const SECTORS = ["government", "enterprise", "enterprise", "ngo", "academia"] as const;

export async function benchTyping(home: string): Promise<void> {
  let meeting = "";
  const fill = async () => {
    meeting = await fillMeeting(home);
  };
  const bench = async (host: Host, browser: Browser) => {
    const bare = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await bare.setContent("<textarea autofocus></textarea>");
    const baseline = await paintTimes(browser, bare, () => bare.keyboard.type(LINE, { delay: 30 }));
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(host.url);
    await page.locator('input[type="password"]').fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    await page.locator("nav a").first().waitFor();
    await page.evaluate((id) => {
      location.hash = `#/live/${id}`;
    }, meeting);
    await page.getByTestId("compose").waitFor();
    await page.waitForTimeout(1_500);
    const typing = await paintTimes(browser, page, async () => {
      await page.getByTestId("compose").focus();
      await page.keyboard.type(LINE, { delay: 30 });
    });
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.waitForTimeout(1_000);
    const positions = await paintTimes(browser, page, async () => {
      for (let party = 0; party < PARTIES; party++) {
        await page.keyboard.press(party % 5 === 4 ? "v" : "s");
        await page.waitForTimeout(60);
      }
    });
    const base = `an empty page takes ${median(baseline).toFixed(0)} ms, p95 ${p95(baseline).toFixed(0)} ms`;
    const told = (times: number[]) => `${times.length} keys, median ${median(times).toFixed(0)} ms; ${base}`;
    const about = { unit: "ms" as const, limit: 33 };
    report({ ...about, name: "key press to paint in the entry line, p95", value: p95(typing), baseline: told(typing) });
    report({
      ...about,
      name: "key press to paint of a position, p95",
      value: p95(positions),
      baseline: told(positions),
    });
  };
  await inBrowser(home, [], bench, fill);
}

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  id2?: { local?: string };
  id?: string;
  args: { data?: { type?: string } };
}

/** ms from each key event to the frame that followed it. */
async function paintTimes(browser: Browser, page: Page, work: () => Promise<unknown>): Promise<number[]> {
  await browser.startTracing(page, { categories: ["devtools.timeline"] });
  await work();
  await page.waitForTimeout(300);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const begun = new Map<string, number>();
  const times: number[] = [];
  for (const event of traceEvents.filter(({ name }) => name === "EventTiming").toSorted((a, b) => a.ts - b.ts)) {
    const id = event.id2?.local ?? event.id ?? "";
    const from = begun.get(id);
    if (event.ph === "b" && event.args.data?.type === "keydown") begun.set(id, event.ts);
    else if (event.ph === "e" && from !== undefined) {
      times.push((event.ts - from) / 1_000);
      begun.delete(id);
    }
  }
  return times;
}

/** @returns the id of a meeting that runs */
export async function fillMeeting(home: string): Promise<string> {
  const session = createSession({ home, kdf: CHEAP_KDF, checksAnswers: false });
  const client = createRouterClient(session.router, here(session));
  await client.workspace.create({ name: "bench", passphrase: PASSPHRASE, profile: "Bench" });
  const { record: meeting } = await client.meeting.put({ fields: { title_zh: "大会", decision_rule: "consensus" } });
  const parties: string[] = [];
  for (let n = 0; n < PARTIES; n++) {
    const sector = SECTORS[n % SECTORS.length] as (typeof SECTORS)[number];
    const { record } = await client.organization.put({
      fields: { name_zh: `参会单位第${n}号有限公司`, sector, city: "重庆" },
    });
    parties.push(record.id);
    await client.meeting.checkIn({ meeting: meeting.id, organization: record.id, presence: "present" });
  }
  const items: string[] = [];
  for (let n = 0; n < ITEMS; n++) {
    const { record } = await client.agenda_item.put({
      fields: { meeting: meeting.id, title_zh: `议题${n}`, title_en: `Item ${n}`, minutes: 30 },
    });
    items.push(record.id);
  }
  for (let n = 0; n < OUTCOMES; n++) {
    const { record } = await client.outcome.put({
      fields: {
        meeting: meeting.id,
        agenda_item: items[n % ITEMS] as string,
        kind: n % 4 === 0 ? "opinion" : "decision",
        text: `第${n}项议定事项：${"推动两地产业链协同，".repeat(3)}`,
      },
    });
    if (n % 10 === 0)
      for (const organization of parties.slice(0, 12))
        await client.meeting.takePosition({ outcome: record.id, organization, stance: "support" });
  }
  await client.meeting.start({ id: meeting.id });
  await session.close();
  return meeting.id;
}
