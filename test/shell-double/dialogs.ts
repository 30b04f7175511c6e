/** Double of Electron's dialogs: each waits until the test, in the person's place, has answered it. */
import { strict } from "./strict.ts";

type Kind = "box" | "save" | "open";

/** A dialog that is open. */
export interface Asked {
  kind: Kind;
  window: unknown;
  options: Electron.MessageBoxOptions & Electron.SaveDialogOptions & Electron.OpenDialogOptions;
  /** By the button's words. */
  press(button: string): void;
  escape(): void;
  /** A file or folder; nothing: cancelled. */
  choose(path?: string): void;
}

type Used = Pick<Electron.Dialog, "showErrorBox" | "showMessageBox" | "showSaveDialog" | "showOpenDialog">;

export class Dialogs {
  /** Boxes that only tell something. */
  readonly told: string[] = [];
  readonly open: Asked[] = [];
  readonly module: Used;
  private readonly waiting: ((asked: Asked) => void)[] = [];

  constructor() {
    this.module = strict("dialog", {
      showErrorBox: (title, content) => {
        this.told.push(`${title}: ${content}`);
      },
      showMessageBox: (window: unknown, options?: Electron.MessageBoxOptions) =>
        this.ask<Electron.MessageBoxReturnValue>("box", window, options),
      showSaveDialog: (window: unknown, options?: Electron.SaveDialogOptions) =>
        this.ask<Electron.SaveDialogReturnValue>("save", window, options),
      showOpenDialog: (window: unknown, options?: Electron.OpenDialogOptions) =>
        this.ask<Electron.OpenDialogReturnValue>("open", window, options),
    } satisfies Used);
  }

  /** The dialog that is open, or the next to be. */
  next(): Promise<Asked> {
    const [asked] = this.open;
    if (asked) return Promise.resolve(asked);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private ask<T>(kind: Kind, window: unknown, options: object | undefined): Promise<T> {
    if (!options) throw new Error("The double of Electron asks in a window only");
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const answer = (value: unknown) => {
      this.open.splice(this.open.indexOf(asked), 1);
      resolve(value);
    };
    const asked: Asked = {
      kind,
      window,
      options: options as Asked["options"],
      press: (button) => {
        const response = asked.options.buttons?.indexOf(button) ?? -1;
        if (response < 0) throw new Error(`No button “${button}” in [${asked.options.buttons}]`);
        answer({ response, checkboxChecked: false });
      },
      escape: () => answer({ response: asked.options.cancelId, checkboxChecked: false }),
      choose: (path) =>
        answer(
          kind === "save"
            ? { canceled: path === undefined, filePath: path ?? "" }
            : { canceled: path === undefined, filePaths: path === undefined ? [] : [path] },
        ),
    };
    this.open.push(asked);
    this.waiting.shift()?.(asked);
    return promise as Promise<T>;
  }
}
