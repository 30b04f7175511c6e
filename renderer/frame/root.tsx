/** Shows the frame while a workspace is open, and the door to one otherwise. */
import { useQuery } from "@tanstack/react-query";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { api } from "../app/api.ts";
import { regionIs } from "../app/clock.ts";
import { pendingCode, renewalPutOff } from "../app/door-state.ts";
import { useStore } from "../app/store.ts";
import { Frame } from "./frame.tsx";

const Recovery = lazy(async () => ({ default: (await import("../screens/door/recovery.tsx")).Recovery }));
const Renew = lazy(async () => ({ default: (await import("../screens/door/renew.tsx")).Renew }));
const Door = lazy(async () => ({ default: (await import("../screens/door/door.tsx")).Door }));

export function Root() {
  const { data: status } = useQuery(api.workspace.status.queryOptions());
  const code = useStore(pendingCode);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const putOff = useStore(renewalPutOff);
  if (!status) return null;
  // Before anything below asks which day it is.
  regionIs(status);
  if (code)
    return (
      <Suspense>
        <Recovery code={code} />
      </Suspense>
    );
  // What the room sees has no frame: nothing of who is logged in, nothing to press.
  if (status.state === "open" && path.startsWith("/projector/"))
    return (
      <Suspense>
        <Outlet />
      </Suspense>
    );
  if (status.recovered && !putOff)
    return (
      <Suspense>
        <Renew />
      </Suspense>
    );
  if (status.state === "open") return <Frame status={status} />;
  return (
    <Suspense>
      <Door place={status.place} trouble={status.trouble} />
    </Suspense>
  );
}
