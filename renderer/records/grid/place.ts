/** Where somebody was in a list, for that person and window: what the address does not say. */
import { usePerson } from "../../app/person.ts";

const places = new Map<string, unknown>();

/** What was left under a name, and how to leave it. */
export function usePlace<T>(name: string): { left: T | undefined; leave(next: T): void } {
  const key = `${usePerson()} ${name}`;
  return { left: places.get(key) as T | undefined, leave: (next) => void places.set(key, next) };
}
