/** Leaving on the DOUBLE of Electron (test/shell-double), with a backup that takes its time: what nobody waits for in a test. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Failure } from "../../../db/contract/errors.ts";
import { makeWorld } from "../../shell-double/world.ts";

const world = () => makeWorld({ isPackaged: false, argv: [], userData: "", appPath: "", first: true });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.doUnmock("electron");
});

/** The program with a worker that answers when the test says so. */
async function leaving() {
  const { electron, app, dialogs } = world();
  vi.resetModules();
  vi.doMock("electron", () => electron);
  const { leaveInOrder } = await import("../../../electron/main/leaving.ts");
  app.becomeReady();
  const window = new electron.BrowserWindow({ webPreferences: { partition: "app" } });
  const backups: ((failure: Failure | null) => void)[] = [];
  const closed: boolean[] = [];
  const done: string[] = [];
  let answers = true;
  const stayed = leaveInOrder({
    backend: {
      backUp: () => new Promise((resolve) => backups.push(resolve)),
      close: async ({ backup } = { backup: true }) => {
        closed.push(backup);
        done.push("closed");
        return answers ? null : new Promise(() => {});
      },
    },
    window: window as never,
    language: () => "en",
    last: async () => void done.push("last"),
  });
  return { app, dialogs, window, backups, closed, done, stayed, silence: () => (answers = false) };
}

describe("on the double of Electron, a backup that takes long", () => {
  test("is asked about, waited for, and then ends the program", async () => {
    const { app, dialogs, window, backups, closed, done } = await leaving();
    app.quit();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(dialogs.open).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    const asked = await dialogs.next();
    expect(window.isVisible()).toBe(true);
    expect(asked.options.detail).toContain("still being made after 30 seconds");
    expect(asked.options.buttons).toEqual(["Wait", "Quit without a backup", "Go on working"]);
    asked.press("Wait");
    await vi.waitUntil(() => backups.length === 2);
    backups[1]?.(null);
    expect(await app.ended).toBe(0);
    expect(closed).toEqual([true]);
    expect(done).toEqual(["last", "closed"]);
  });

  test("may be left: a worker that does not answer even then is not waited for", async () => {
    const { app, dialogs, closed, silence } = await leaving();
    silence();
    app.quit();
    await vi.advanceTimersByTimeAsync(30_000);
    (await dialogs.next()).press("Quit without a backup");
    await vi.waitUntil(() => closed.length === 1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await app.ended).toBe(1);
    expect(closed).toEqual([false]);
  });

  test("ends the program all the same when the ending itself goes wrong, and says why", async () => {
    const { app, window, backups } = await leaving();
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    vi.spyOn(window, "show").mockImplementation(() => {
      throw new Error("no window");
    });
    app.quit();
    backups[0]?.({ code: "E_DISK_FULL", params: {} });
    expect(await app.ended).toBe(1);
    expect(said.mock.lastCall?.[0]).toMatchObject({ message: "no window" });
    said.mockRestore();
  });

  test("ends nothing when the person goes on working, however often it was asked to quit", async () => {
    const { app, dialogs, window, backups, stayed } = await leaving();
    app.quit();
    window.close();
    expect(window.isDestroyed()).toBe(false);
    expect(backups).toHaveLength(1);
    backups[0]?.({ code: "E_DISK_FULL", params: {} });
    const asked = await dialogs.next();
    expect(asked.options.detail).toContain("The disk is full");
    asked.press("Go on working");
    await stayed();
    expect(window.isVisible()).toBe(true);
    expect(app.over).toBe(false);
  });
});
