/** The way to a record, wherever it is shown. */
import { type NavigateOptions, useNavigate } from "@tanstack/react-router";
import { addressOf } from "./address.ts";

/** Goes to the screen of a record. What went wrong on the way is for the caller. */
export function useToRecord(): (subject: string, id: string) => Promise<void> {
  const navigate = useNavigate();
  return async (subject, id) => navigate((await addressOf(subject, id)) as NavigateOptions);
}
