/** Where the window stood last, as far as it can stand there now: screens come and go between workshops. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { atomicWrite } from "../../db/workspace/atomic.ts";

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WindowState extends Partial<Rectangle> {
  width: number;
  height: number;
  maximized: boolean;
}

const INITIAL: WindowState = { width: 1280, height: 840, maximized: false };
export const SMALLEST = { width: 960, height: 640 };
/** So much of the window must lie on a screen, in pixels: enough to take hold of it. */
const GRIP = 100;

const side = z.number().int().min(-100_000).max(100_000);
const stored = z.object({ x: side, y: side, width: side, height: side, maximized: z.boolean() });

/** The stored state if it can be read and is on one of the screens, else a window in the middle. */
export function readWindowState(file: string, screens: readonly Rectangle[]): WindowState {
  try {
    const state = stored.parse(JSON.parse(readFileSync(file, "utf8")));
    if (state.width < SMALLEST.width || state.height < SMALLEST.height) return INITIAL;
    return screens.some((screen) => holds(screen, state)) ? state : { ...INITIAL, maximized: state.maximized };
  } catch {
    return INITIAL;
  }
}

/** Never fails: a window that stands elsewhere next time is no reason to stop anybody. */
export async function keepWindowState(file: string, bounds: Rectangle, maximized: boolean): Promise<void> {
  const { x, y, width, height } = bounds;
  await atomicWrite(file, Buffer.from(JSON.stringify({ x, y, width, height, maximized }))).catch(() => {});
}

/** Whether the middle of the title bar lies on the screen. */
function holds(screen: Rectangle, { x, y, width }: Rectangle): boolean {
  const middle = x + width / 2;
  return (
    middle >= screen.x + GRIP / 2 &&
    middle <= screen.x + screen.width - GRIP / 2 &&
    y >= screen.y &&
    y <= screen.y + screen.height - GRIP
  );
}
