/** All that a meeting's screens show of it, as the workspace answers it. */
import type { InferContractRouterOutputs } from "@orpc/contract";
import type { Api } from "../../db/contract/api.ts";

export type MeetingView = InferContractRouterOutputs<Api>["meeting"]["view"];
