/** What keeps the interface at the door: a recovery code that is not on paper yet, or secrets to be set anew after one. */
import { createStore } from "./store.ts";

export const pendingCode = createStore<string | null>(null);

export function waitAtDoor(code: string): void {
  pendingCode.set(code);
}

export function passDoor(): void {
  pendingCode.set(null);
}

/** Opened by the recovery code, and put off until later to set passphrase and code anew. */
export const renewalPutOff = createStore(false);
