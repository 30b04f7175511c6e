/** 简体中文 */
import * as fields from "./fields.ts";
import * as frame from "./frame.ts";
import * as meetings from "./meetings.ts";
import * as screens from "./screens.ts";
import * as words from "./words.ts";

export default { ...frame, ...screens, ...meetings, ...words, ...fields };
