/** 简体中文：全部文字 */
import first from "./first.ts";
import later from "./later.ts";

export default { ...first, ...later };
