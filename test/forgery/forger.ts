/** Somebody who writes entries by hand, with a key of an own: well signed, whatever they say. */
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { deviceIdOf, type EntryBody, FIRST_PREV, type Operation, signEntry } from "../../db/base/entry.ts";
import type { Opened, Shipped } from "../../db/base/signed-entry.ts";
import { MORNING, WORKSPACE } from "../support/laptops.ts";

export class Forger {
  readonly #pair = generateKeyPairSync("ed25519");
  readonly key = this.#pair.publicKey.export({ format: "der", type: "spki" });
  readonly id = deviceIdOf(this.key);
  #seq = 0;
  #prev = FIRST_PREV;

  /** The next entry of the chain, with what is given in place of what it should say. */
  write(ops: unknown[], said: Partial<Record<keyof EntryBody, unknown>> = {}): Opened {
    const entry = this.sign(this.#body(ops, said));
    this.#seq = entry.body.seq;
    this.#prev = entry.hash;
    return entry;
  }

  /** The same, but the chain goes on as if it had not been written. */
  try(ops: unknown[], said: Partial<Record<keyof EntryBody, unknown>> = {}): Opened {
    return this.sign(this.#body(ops, said));
  }

  sign(body: unknown): Opened {
    return signEntry(body as EntryBody, this.#pair.privateKey);
  }

  #body(ops: unknown[], said: Partial<Record<keyof EntryBody, unknown>>) {
    const seq = this.#seq + 1;
    const body = {
      v: 1,
      ws: WORKSPACE,
      dev: this.id,
      seq,
      prev: this.#prev,
      hlc: [MORNING + seq, 0],
      wall: MORNING,
      vv: seq > 1 ? { [this.id]: seq - 1 } : {},
      opId: randomUUID(),
      part: 0,
      act: "put",
      by: null,
      sv: 1,
      ops,
      ...(seq === 1 && { device: { key: this.key.toString("base64"), name: "forger", after: null } }),
      ...said,
    };
    return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  }
}

export function create(ent: string, id: string, f: Record<string, unknown>): Operation {
  return { op: "create", ent, id, f } as Operation;
}

export function shipped(...entries: readonly Opened[]): Shipped[] {
  return entries.map(({ text, signature }) => ({ text, signature }));
}
