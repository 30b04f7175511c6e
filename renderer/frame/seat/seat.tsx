/** Who sits here. The list of those who may, and the box for their PINs, come after the first screen. */
import { useQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { Later, usePart } from "../../app/afterwards.ts";
import { api } from "../../app/api.ts";
import type { Status } from "../../app/status.ts";
import { SeatButton } from "./seat-button.tsx";

const seats = new Later(async () => (await import("./seats.tsx")).Seats);

export function Seat({ status: { profile: current } }: { status: Status }) {
  const { data: choices = [] } = useQuery(api.profile.choices.queryOptions());
  const Seats = usePart(seats);
  const [asked, setAsked] = useState(false);
  const here = choices.find(({ id }) => id === current?.id);
  return (
    <Suspense fallback={<SeatButton current={current} here={here} onClick={() => setAsked(true)} />}>
      <Seats current={current} here={here} choices={choices} opened={asked} />
    </Suspense>
  );
}
