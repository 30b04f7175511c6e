/** What was refused is told, also where whoever asked did not wait for the answer. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { client, newAction } from "../../../renderer/app/api.ts";
import { quiet, saved, tell, tellUnhandled } from "../../../renderer/app/typing/saved.ts";

const call = vi.hoisted(() => vi.fn(async () => null as unknown));
vi.mock("../../../renderer/app/connection/connection.ts", () => ({ currentLink: { call } }));

beforeEach(() => tell({ kind: "idle" }));

describe("a refusal that nobody waited for", () => {
  it("is told in the status bar, and what is no refusal of the workspace is not", () => {
    let reject: ((event: { reason: unknown }) => void) | undefined;
    tellUnhandled({
      addEventListener: (_: string, listener: unknown) => {
        reject = listener as typeof reject;
      },
    });
    reject?.({ reason: new Error("a defect of the page") });
    expect(saved.get()).toEqual({ kind: "idle" });
    const refused = Object.assign(new Error(), { code: "E_DISK_FULL", data: {} });
    reject?.({ reason: refused });
    expect(saved.get()).toEqual({ kind: "error", error: refused });
  });

  it("is not left to that: no screen calls the workspace and drops the answer", () => {
    const dropping = readdirSync("renderer", { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .filter((name) =>
        /void (client|api)\.[\w.]+\([^;\n]*\)(?!\s*\.)[,;}]/.test(readFileSync(join("renderer", name), "utf8")),
      );
    expect(dropping).toEqual([]);
  });
});

describe("work that was done", () => {
  it("is told as saved by the link, whichever screen asked for it; a question and a refusal are not", async () => {
    await client.meeting.checks({ id: "m", stage: "seal" });
    expect(saved.get()).toEqual({ kind: "idle" });
    await client.meeting.tick({ meeting: "m", keys: ["k"], ticked: true, opId: newAction() });
    expect(saved.get()).toMatchObject({ kind: "saved" });
    tell({ kind: "idle" });
    call.mockRejectedValueOnce(new Error("refused"));
    await expect(client.meeting.tick({ meeting: "m", keys: ["k"], ticked: true, opId: newAction() })).rejects.toThrow(
      "refused",
    );
    expect(saved.get()).toEqual({ kind: "idle" });
  });

  it("gives way to what its screen tells of it", async () => {
    await client.history.redo({ opId: newAction() });
    tell({ kind: "note", text: "已重做" });
    await Promise.resolve();
    expect(saved.get()).toMatchObject({ kind: "note" });
  });
});

describe("a message", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const refused = { kind: "error", error: new Error() } as const;

  it("goes with its cause, and after a while", () => {
    tell(refused);
    quiet();
    expect(saved.get()).toEqual({ kind: "idle" });
    tell(refused);
    vi.advanceTimersByTime(9_000);
    expect(saved.get()).toEqual(refused);
    vi.advanceTimersByTime(1_000);
    expect(saved.get()).toEqual({ kind: "idle" });
  });

  it("is not taken away by the time of an earlier one, and what is saved stays", () => {
    tell(refused);
    vi.advanceTimersByTime(9_000);
    tell(refused);
    vi.advanceTimersByTime(9_000);
    expect(saved.get()).toEqual(refused);
    const done = { kind: "saved", at: Date.now() } as const;
    tell(done);
    quiet();
    vi.advanceTimersByTime(20_000);
    expect(saved.get()).toEqual(done);
  });
});
