import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keepWindowState, readWindowState } from "../../../electron/main/window-state.ts";

const LAPTOP = { x: 0, y: 0, width: 1366, height: 768 };
const PROJECTOR = { x: 1366, y: 0, width: 1920, height: 1080 };
const file = () => join(mkdtempSync(join(tmpdir(), "concord-window-")), "window.json");
const onProjector = { x: 1500, y: 100, width: 1400, height: 900 };

describe("the window", () => {
  it("comes back where it stood", async () => {
    const at = file();
    await keepWindowState(at, onProjector, true);
    expect(readWindowState(at, [LAPTOP, PROJECTOR])).toEqual({ ...onProjector, maximized: true });
  });

  it("comes to the middle of what is left when its screen is gone", async () => {
    const at = file();
    await keepWindowState(at, onProjector, false);
    expect(readWindowState(at, [LAPTOP])).toEqual({ width: 1280, height: 840, maximized: false });
  });

  it.each(["", "{", "[]", '{"x":0,"y":0,"width":10,"height":10,"maximized":false}', '{"x":1e400}'])(
    "takes no notice of %j",
    (text) => {
      const at = file();
      writeFileSync(at, text);
      expect(readWindowState(at, [LAPTOP])).toMatchObject({ width: 1280, height: 840 });
    },
  );

  it("does not mind a place that cannot be written", async () => {
    await expect(keepWindowState("/nowhere/at/all/window.json", LAPTOP, false)).resolves.toBeUndefined();
  });
});
