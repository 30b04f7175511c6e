/** A recovery code that has not been written down yet keeps the interface at the door. */
import { createStore } from "./store.ts";

export const pendingCode = createStore<string | null>(null);

export function waitAtDoor(code: string): void {
  pendingCode.set(code);
}

export function passDoor(): void {
  pendingCode.set(null);
}
