/** Answers the page's few questions to the shell. Each is checked: who asks, and whether what it sends has the form. */
import { BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain } from "electron";
import { z } from "zod";
import type { GrantKind } from "../../db/server/grants.ts";
import type { Backend } from "../host/worker.ts";
import { isOwnPage } from "./settings.ts";

const fileName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\\/:*?"<>|\p{Cc}]+$/u);
const language = z.enum(["zh", "en"]);

/** @param backend is told which file or folder was chosen; the page gets what it may hand back for it, and never uses a path */
export function answerPage(setLanguage: (language: "zh" | "en") => void, backend: Pick<Backend, "grant">): void {
  const chosen = async (kind: GrantKind, path: string | undefined) =>
    path ? { grant: await backend.grant(kind, path), path } : null;
  handle("choose-folder", z.undefined(), async (_nothing, window) => {
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ["openDirectory", "createDirectory"] });
    return chosen("folder", filePaths[0]);
  });
  handle("choose-file", z.undefined(), async (_nothing, window) => {
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ["openFile"] });
    return chosen("open", filePaths[0]);
  });
  handle("choose-target", fileName, async (name, window) => {
    const { filePath } = await dialog.showSaveDialog(window, { defaultPath: name });
    return chosen("save", filePath);
  });
  handle("set-language", language, async (asked) => setLanguage(asked));
}

function handle<T>(
  channel: string,
  form: z.ZodType<T>,
  work: (input: T, window: BrowserWindow) => Promise<unknown>,
): void {
  ipcMain.handle(channel, (event: IpcMainInvokeEvent, input: unknown) => {
    const frame = event.senderFrame;
    const window = BrowserWindow.fromWebContents(event.sender);
    if (!window || !frame || !isOwnPage(frame.url, frame.parent === null)) throw new Error("not from the page");
    return work(form.parse(input), window);
  });
}
