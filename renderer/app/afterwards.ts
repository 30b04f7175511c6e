/**
 * What the first screen can do without comes after it: once a page stands there and the browser has nothing else to do, or as
 * soon as somebody presses a key or points at something, and may be about to ask for it.
 */
import { type ComponentType, lazy, useState } from "react";

const begun = Promise.withResolvers<void>();
/** The first screen stands, and is not to be kept waiting. */
const calm = begun.promise;

for (const sign of ["keydown", "pointermove", "pointerdown"])
  window.addEventListener(sign, () => begun.resolve(), { once: true, capture: true, passive: true });

/** To be called when a page has come. */
export function pageStands(): void {
  void whenIdle().then(() => begun.resolve());
}

/** When the first screen stands and nothing else is to be done. */
export async function atLeisure(): Promise<void> {
  await calm;
  await whenIdle();
}

/** A part of the interface that is fetched after the first screen. */
export class Later<P extends object> {
  private come: ComponentType<P> | null = null;
  private readonly waiting: ComponentType<P>;

  constructor(fetch: () => Promise<ComponentType<P>>) {
    const coming = calm.then(fetch).then((part) => {
      this.come = part;
      return part;
    });
    this.waiting = lazy(async () => ({ default: await coming }));
  }

  /** What is to be drawn: the part at once where it is there, else what has `Suspense` say what stands there meanwhile. */
  get now(): ComponentType<P> {
    return this.come ?? this.waiting;
  }
}

/** It stays the one that it was drawn with first, or it would lose what was typed in it. */
export function usePart<P extends object>(later: Later<P>): ComponentType<P> {
  return useState(() => later.now)[0];
}

/** Busy for longer than this it is not waited for. */
const PATIENCE_MS = 1_000;

function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has had it for a short time only.
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
    else setTimeout(resolve, PATIENCE_MS);
  });
}
