/** Who was in the room while an item was on. Pure. */
import type { RecordOf } from "../contract/subjects/index.ts";

type Item = Pick<RecordOf<"agenda_item">, "begun_at" | "ended_at">;
type Seat = Pick<RecordOf<"attendance">, "presence" | "arrived_at" | "left_at">;

/**
 * `there`: for some of it at least. `not_yet`: came when it was over; `gone`: had left when it began. `absent`: did not come
 * to the meeting at all. Of an item that was not taken up while the meeting ran, whoever came was there.
 */
export function attended(item: Item, seat: Seat): "there" | "not_yet" | "gone" | "absent" {
  if (seat.presence !== "present" && seat.presence !== "left") return "absent";
  const { begun_at: begun, ended_at: ended } = item;
  if (begun && seat.presence === "left" && seat.left_at && seat.left_at <= begun) return "gone";
  if (begun && ended && seat.arrived_at && seat.arrived_at >= ended) return "not_yet";
  return "there";
}
