/** Answers the page's few questions to the shell. Each is checked: who asks, and whether what it sends has the form. */
import { BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain } from "electron";
import { z } from "zod";
import { atomicWrite } from "../../db/workspace/atomic.ts";
import { isOwnPage } from "./settings.ts";

const MAX_FILE = 512 * 1024 * 1024;
const file = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\\/:*?"<>|\p{Cc}]+$/u),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MAX_FILE),
});
const language = z.enum(["zh", "en"]);

export function answerPage(setLanguage: (language: "zh" | "en") => void): void {
  handle("save-file", file, async ({ name, bytes }, window) => {
    const { filePath } = await dialog.showSaveDialog(window, { defaultPath: name });
    if (!filePath) return false;
    await atomicWrite(filePath, bytes);
    return true;
  });
  handle("choose-folder", z.undefined(), async (_nothing, window) => {
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ["openDirectory", "createDirectory"] });
    return filePaths[0] ?? null;
  });
  handle("choose-file", z.undefined(), async (_nothing, window) => {
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ["openFile"] });
    return filePaths[0] ?? null;
  });
  handle("set-language", language, async (chosen) => setLanguage(chosen));
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
