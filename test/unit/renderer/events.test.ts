import { expect, it } from "vitest";
import { eventsOf } from "../../../renderer/screens/actions/events.ts";

type Updates = Parameters<typeof eventsOf>[0];
type Requests = Parameters<typeof eventsOf>[1];

it("tells what happened to an action newest first, an extension when it was asked for and when it was decided", () => {
  const updates = [
    { id: "u1", made_at: "2026-11-01T08:00:00Z", organization: "a" },
    { id: "u2", made_at: "2026-11-05T08:00:00Z", organization: "b" },
  ] as unknown as Updates;
  const requests = [
    { id: "old", state: "refused", asked_at: null, decided_at: null, organization: "a" },
    {
      id: "r1",
      state: "approved",
      asked_at: "2026-11-03T08:00:00Z",
      decided_at: "2026-11-06T08:00:00Z",
      organization: "a",
    },
    { id: "r2", state: "asked", asked_at: "2026-11-07T08:00:00Z", decided_at: null, organization: "b" },
  ] as unknown as Requests;
  const events = eventsOf(updates, requests);
  expect(events.map(({ key }) => key)).toEqual(["r2", "r1:decided", "u2", "r1", "u1", "old:decided", "old"]);
  expect(events.map(({ by }) => by)).toEqual(["b", null, "b", "a", "a", null, "a"]);
});
