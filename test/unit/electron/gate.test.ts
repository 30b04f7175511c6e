/** What the shell does before anything of it is loaded, on a double of Electron's API. */
import { afterEach, expect, test, vi } from "vitest";

const argv = process.argv;

afterEach(() => {
  process.argv = argv;
  vi.doUnmock("electron");
  vi.resetModules();
});

test("the packaged program says which switch it refuses, and ends", async () => {
  const { shown, ended } = await start({ isPackaged: true, argv: ["concord", "--remote-debugging-port=9222"] });
  expect(shown).toEqual([expect.stringContaining("--remote-debugging-port")]);
  expect(ended).toEqual([2]);
});

test("a switch that Chromium took from elsewhere ends it as well", async () => {
  const { ended } = await start({ isPackaged: true, argv: ["concord"], taken: "js-flags" });
  expect(ended).toEqual([2]);
});

test("without one it starts, and in development with one too", async () => {
  expect(await start({ isPackaged: true, argv: ["concord", "--demo"] })).toEqual({ shown: [], ended: [] });
  expect(await start({ isPackaged: false, argv: ["electron", ".", "--inspect"] })).toEqual({ shown: [], ended: [] });
});

async function start(program: { isPackaged: boolean; argv: string[]; taken?: string }) {
  const shown: string[] = [];
  const ended: number[] = [];
  vi.doMock("electron", () => ({
    app: {
      isPackaged: program.isPackaged,
      commandLine: { hasSwitch: (name: string) => name === program.taken },
      exit: (code: number) => ended.push(code),
    },
    dialog: { showErrorBox: (_title: string, text: string) => shown.push(text) },
  }));
  process.argv = program.argv;
  await import("../../../electron/main/gate.ts");
  return { shown, ended };
}
