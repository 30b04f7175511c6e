/** Where somebody was in a list: what it was narrowed down to stays while other pages are looked at, for that person and window. */
import { useState } from "react";
import { usePerson } from "../../app/person.ts";

const places = new Map<string, unknown>();

/** What was left under a name, and how to leave it. */
export function usePlace<T>(name: string): { left: T | undefined; leave(next: T): void } {
  const key = `${usePerson()} ${name}`;
  return { left: places.get(key) as T | undefined, leave: (next) => void places.set(key, next) };
}

/** A state that is found again. */
export function usePlaced<T>(name: string, begins: T): [T, (next: T) => void] {
  const { left, leave } = usePlace<T>(name);
  const [now, set] = useState(left ?? begins);
  return [
    now,
    (next) => {
      leave(next);
      set(next);
    },
  ];
}
