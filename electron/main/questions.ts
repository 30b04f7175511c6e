/** What the shell asks and tells the person, in boxes of the system and in the language of the page. */
import { type BrowserWindow, dialog } from "electron";
import { type ErrorCode, type Failure, sentence } from "../../db/contract/errors.ts";

const TITLE = "Concord 协同台";

const CHOICES = {
  zh: {
    again: "重试",
    wait: "继续等待",
    without: "不备份直接退出",
    stay: "继续工作",
    restart: "重新启动",
    reload: "重新载入",
    quit: "退出",
  },
  en: {
    again: "Try again",
    wait: "Wait",
    without: "Quit without a backup",
    stay: "Go on working",
    restart: "Restart",
    reload: "Reload",
    quit: "Quit",
  },
} as const;

type Choice = keyof (typeof CHOICES)["en"];

interface Question<C extends Choice> {
  code: ErrorCode;
  /** What led to it. */
  because?: Failure | undefined;
  /** The first is taken by Enter. */
  choices: readonly C[];
  /** Taken by Escape, and by whoever closes the box. */
  escape: C;
}

/** Asks in a box of the window, and waits for the answer. */
export async function ask<C extends Choice>(
  window: BrowserWindow,
  language: "zh" | "en",
  { code, because, choices, escape: otherwise }: Question<C>,
): Promise<C> {
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    title: TITLE,
    message: sentence(code, {}, language),
    ...(because && { detail: sentence(because.code, because.params, language) }),
    buttons: choices.map((choice) => CHOICES[language][choice]),
    defaultId: 0,
    cancelId: choices.indexOf(otherwise),
    noLink: true,
  });
  return choices[response] ?? otherwise;
}

/** Tells something after which the program ends: there may be no window, and there is nothing to choose. */
export function tell({ code, params }: Failure, language: "zh" | "en"): void {
  dialog.showErrorBox(TITLE, sentence(code, params, language));
}
