/** How the workspace stands: open or not, saved where, backed up when. */
import type { InferContractRouterOutputs } from "@orpc/contract";
import type { Api } from "../../db/contract/api.ts";

export type Status = InferContractRouterOutputs<Api>["workspace"]["status"];
