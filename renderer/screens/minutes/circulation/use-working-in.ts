/**
 * The way from an accepted comment to the paragraph that it is about, and back. Which comment is being worked in stands in
 * the address, so that the browser's own way back leads to it as well.
 */
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { MinutesCirculation } from "../../../../db/contract/procedures/circulation.ts";
import { api } from "../../../app/api.ts";

export type Comment = MinutesCirculation["comments"][number];

export interface WorkingIn {
  comment: Comment;
  labels: MinutesCirculation["labels"];
  back(): void;
}

/** The comment that the address names; null: none. */
export function useNamedComment(): string | null {
  return useSearch({ strict: false }).comment ?? null;
}

/** Goes to a comment among the others, or to its paragraph. */
export function useToComment(meeting: string): (part: "circulation" | "text", comment: string) => void {
  const navigate = useNavigate();
  return (part, comment) =>
    void navigate({
      to: "/meetings/$id",
      params: { id: meeting },
      search: { tab: "minutes", part, comment },
    });
}

/** @returns null: no comment is being worked in; undefined: it is not known yet */
export function useWorkingIn(meeting: string): WorkingIn | null | undefined {
  const named = useNamedComment();
  const to = useToComment(meeting);
  const { data, isError } = useQuery({
    ...api.minutes.circulation.queryOptions({ input: { meeting } }),
    enabled: named !== null,
  });
  if (named === null || isError) return null;
  if (!data) return undefined;
  const comment = data.comments.find(({ id }) => id === named);
  return comment ? { comment, labels: data.labels, back: () => to("circulation", comment.id) } : null;
}
