/** The program itself: before it opens a window, when a part of it ends, and when it is to end. */
import { N_EN, N_ZH, type Sentence } from "./sentence.ts";

export const programErrors = {
  E_SWITCH_REFUSED: {
    zh: `协同台不能带参数 --{name} 启动：它会让其他程序看到或改动协同台。请去掉该参数后重新启动。`,
    en: `Concord does not start with --{name}: it would let other programs look into it or change it. Start it without.`,
  },
  E_PROGRAM_CHANGED: {
    zh: `程序文件 {file} 与安装包中的不同，协同台没有启动。请从可靠的来源重新安装；工作区不受影响。`,
    en: `The program's file {file} is not the one that was packed, so Concord has not started. Install it again from a source that you trust; workspaces are not affected.`,
  },
  E_NOT_STARTED: {
    zh: `协同台没能启动（编号 {ref}）。${N_ZH}请重新启动；如再次出现，请记下编号。`,
    en: `Concord could not start (reference {ref}). ${N_EN} Start it again; if it happens again, note the reference.`,
  },
  E_WORKER_ENDED: {
    zh: "管理工作区的部分意外结束。已保存的内容都在；未显示为已保存的，请在重新打开工作区后核对。请重新启动这一部分并输入口令。",
    en: "The part of Concord that keeps the workspace ended unexpectedly. Everything saved is still there; look through what was not shown as saved. Restart that part and type the passphrase.",
  },
  E_PAGE_ENDED: {
    zh: "窗口的内容一再意外结束。已保存的内容都在。请重新载入；如再次出现，请退出后重新启动协同台。",
    en: "What the window shows ended unexpectedly again and again. Everything saved is still there. Reload it; if it happens again, quit and start Concord again.",
  },
  E_NOT_BACKED_UP: {
    zh: `退出前的备份还没有做成。已保存的内容都在工作区中，请选择重试、不备份直接退出（下次正常关闭时会补做备份），或继续工作。`,
    en: `The backup before quitting has not been made. What was saved stays in the workspace: try again, quit without it (the next proper close makes it), or go on working.`,
  },
  E_BACKUP_SLOW: {
    zh: `{seconds} 秒过去了，备份仍在进行。磁盘可能很慢或正忙，可以继续等待。`,
    en: `The backup is still being made after {seconds} seconds. The disk may be slow or busy; you may wait.`,
  },
} as const satisfies Record<string, Sentence>;
