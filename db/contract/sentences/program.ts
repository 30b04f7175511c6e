/** The desktop program itself, before it opens a window. */
import { N_EN, N_ZH, type Sentence } from "./sentence.ts";

export const programErrors = {
  E_SWITCH_REFUSED: {
    zh: `协同台不能带参数 --{name} 启动：它会让其他程序看到或改动协同台。${N_ZH}请去掉该参数后重新启动。`,
    en: `Concord does not start with --{name}: it would let other programs look into it or change it. ${N_EN} Start it without.`,
  },
  E_PROGRAM_CHANGED: {
    zh: `程序文件 {file} 与安装包中的不同，协同台没有启动。${N_ZH}请从可靠的来源重新安装；工作区不受影响。`,
    en: `The program's file {file} is not the one that was packed, so Concord has not started. ${N_EN} Install it again from a source that you trust; workspaces are not affected.`,
  },
} as const satisfies Record<string, Sentence>;
