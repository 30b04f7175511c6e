/** The floor of a meeting: who speaks and for how long, who waits to, and points of order. */
import { instant, integer, oneOf, ref, text } from "../fields.ts";
import { POINT_KINDS, POINT_STATES } from "../vocabulary.ts";
import { subject } from "./define.ts";

/** Somebody spoke for a party: from start to stop. A speech without `ended_at` is going on. */
export const speech = subject(
  "speech",
  "speeches",
  {
    meeting: ref("meeting", { required: true, onRemove: "remove" }),
    agenda_item: ref("agenda_item", { onRemove: "clear" }),
    organization: ref("organization", { required: true }),
    started_at: instant({ required: true }),
    ended_at: instant(),
    /** By the laptop's clock; a clock that went back counts as nothing. */
    seconds: integer(0, 1_000_000, { unit: "seconds" }),
  },
  { title: { zh: ["started_at"], en: ["started_at"] }, sealed: true },
);

/** A party asked to speak on an item. It waits as long as `taken_at` is empty. */
export const floorRequest = subject(
  "floor_request",
  "floor-requests",
  {
    meeting: ref("meeting", { required: true, onRemove: "remove" }),
    agenda_item: ref("agenda_item", { onRemove: "clear" }),
    organization: ref("organization", { required: true }),
    asked_at: instant({ required: true }),
    /** Its place among those who wait, 1 the next, where somebody put it there by hand. */
    turn: integer(1, 1_000),
    /** When it got the floor. */
    taken_at: instant(),
  },
  { title: { zh: ["asked_at"], en: ["asked_at"] }, sealed: true },
);

/** A party spoke up out of turn, about how the meeting goes rather than what it is about. */
export const pointOfOrder = subject(
  "point_of_order",
  "points-of-order",
  {
    meeting: ref("meeting", { required: true, onRemove: "remove" }),
    agenda_item: ref("agenda_item", { onRemove: "clear" }),
    organization: ref("organization", { required: true }),
    kind: oneOf(POINT_KINDS, { required: true, begins: "procedure" }),
    text: text(),
    raised_at: instant({ required: true }),
    state: oneOf(POINT_STATES, { required: true, begins: "raised" }),
  },
  {
    title: { zh: ["text"], en: ["text"] },
    searched: ["text"],
    sealed: true,
    rights: {
      participant: {
        own: ["organization", "meeting"],
        make: ["meeting", "agenda_item", "organization", "kind", "text"],
        change: ["kind", "text"],
        remove: true,
        until: "closed",
      },
    },
  },
);
