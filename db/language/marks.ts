/**
 * Whom a typed name means. Of two people of one name the text tells nothing: what was chosen from a list is remembered
 * beside it, by its place, and moves with it while the rest of the line is changed. Pure.
 */

import type { TopicSubject } from "./topics.ts";

/** A name that was chosen: the text from `at` on is the sign (`@`, `#`) and this name. */
export interface Mark {
  at: number;
  /** As it stands in the line, without its sign. */
  name: string;
  /** Id of the record that was chosen; of a person, that of the organization. */
  id: string;
  person?: string;
  /** Of what was chosen after `#`. */
  subject?: TopicSubject;
}

/**
 * The marks after the text was changed: those behind the change move with it. Those that it touched are forgotten, and so
 * are those of which the texts do not tell whether it did: of "@张伟 @张伟", one taken out may have been either.
 */
export function movedMarks(marks: readonly Mark[], before: string, after: string): Mark[] {
  if (marks.length === 0) return [];
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same += 1;
  let tail = 0;
  while (tail < most - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const end = before.length - tail;
  const by = after.length - before.length;
  // What was put in, or taken out, may begin so much earlier.
  const longer = by > 0 ? after : before;
  let earlier = 0;
  if (same + tail === most)
    while (earlier < same && longer[same - earlier - 1] === longer[same + Math.abs(by) - earlier - 1]) earlier += 1;
  return marks.flatMap((mark): Mark[] => {
    if (mark.at >= end) return [{ ...mark, at: mark.at + by }];
    return mark.at + 1 + mark.name.length <= same - earlier ? [mark] : [];
  });
}

/** What was chosen at a place of the line; undefined where nothing was, or something else stands there now. */
export function markAt(marks: readonly Mark[], line: string, place: number): Mark | undefined {
  return marks.find(({ at, name }) => at === place && line.slice(at + 1, at + 1 + name.length) === name);
}
