/** English. The types keep it complete: every key of the Chinese texts, and no other. */
import type chinese from "../zh-CN/index.ts";
import first from "./first.ts";
import later from "./later.ts";

const english: typeof chinese = { ...first, ...later };

export default english;
