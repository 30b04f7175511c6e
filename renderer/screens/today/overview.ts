/** What the worker tells of today. */
import type { InferContractRouterOutputs } from "@orpc/contract";
import type { Api } from "../../../db/contract/api.ts";

export type Overview = InferContractRouterOutputs<Api>["today"]["overview"];
