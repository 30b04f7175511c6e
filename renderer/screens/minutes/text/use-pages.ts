/** The real pages of the minutes, as the PDF has them, drawn anew a moment after something has changed. */
import { useDebouncedValue } from "@mantine/hooks";
import type { InferContractRouterInputs } from "@orpc/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Api } from "../../../../db/contract/api.ts";
import type { Place } from "../../../../db/contract/procedures/minutes.ts";
import { api } from "../../../app/api.ts";
import { usePicture } from "../../../files/sheet/use-picture.ts";

export type PagesInput = InferContractRouterInputs<Api>["minutes"]["pages"];

export interface MinutesPages {
  /** Address of the picture of all pages; null: there is none yet. */
  picture: string | null;
  count: number;
  places: readonly Place[];
  busy: boolean;
  error: unknown;
}

const PAUSE_MS = 300;
/** Nothing is shown for what takes no longer. */
const QUIET_MS = 200;
/** The picture of many pages is large: it is not kept for later. */
const KEPT_MS = 5_000;
const NONE: readonly Place[] = [];

export function usePages(input: PagesInput): MinutesPages {
  const text = JSON.stringify(input);
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  const { data, error, isFetching } = useQuery({
    ...api.minutes.pages.queryOptions({ input: JSON.parse(settled) as PagesInput }),
    // The old pages stay until the new ones are there.
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
    structuralSharing: false,
  });
  return {
    picture: usePicture(data?.svg),
    count: data?.pages ?? 0,
    places: data?.places ?? NONE,
    busy: useLate(isFetching || settled !== text),
    error,
  };
}

/** True only once it has been so for a while. */
function useLate(now: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!now) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return late;
}
