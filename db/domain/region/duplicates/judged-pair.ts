/** Of two organizations there is one judgement, in whichever order they are named. */
import { onlyId } from "../../../base/ids.ts";

/** Its id. */
export function judgementId(one: string, other: string): string {
  return onlyId("judged", ...[one, other].toSorted());
}
