/** What is asked for stands in the address: both places, and how fine segments are told apart. */
import { useSearch } from "@tanstack/react-router";
import type { LEVELS } from "../../../db/contract/procedures/region/indicators.ts";

interface Input {
  places?: [string, string];
  level: (typeof LEVELS)[number];
}

/** Between two places in an address: no name of a city holds it. */
const BETWEEN = "~";

export function useAsked(): {
  input: Input;
  /** The part of the address that says it. */
  addressOf(change: Partial<Input>): { only: string | undefined; by: string | undefined };
} {
  const { only, by } = useSearch({ strict: false });
  const [one, other] = (only ?? "").split(BETWEEN);
  const input: Input = { level: by === "all" ? "all" : "top", ...(one && other && { places: [one, other] }) };
  return {
    input,
    addressOf(change) {
      const { places, level } = { ...input, ...change };
      return { only: places?.join(BETWEEN), by: level === "all" ? "all" : undefined };
    },
  };
}
