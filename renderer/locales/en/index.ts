/** English. The type keeps it complete: every key of the Chinese texts, and no other. */
import type chinese from "../zh-CN/index.ts";
import * as fields from "./fields.ts";
import * as frame from "./frame.ts";
import * as meetings from "./meetings.ts";
import * as screens from "./screens.ts";
import * as words from "./words.ts";

const english: typeof chinese = { ...frame, ...screens, ...meetings, ...words, ...fields };
export default english;
