/** What the desktop shell offers to the page beside the RPC: things that a browser does itself. */
export interface Bridge {
  platform: string;
  /** Asks where to save and writes the file; resolves to false if the user thought better of it. */
  saveFile(name: string, bytes: Uint8Array): Promise<boolean>;
  /** Asks for a folder; null if none was chosen. */
  chooseFolder(): Promise<string | null>;
  /** Asks for a file; null if none was chosen. */
  chooseFile(): Promise<string | null>;
  /** The language of menus and dialogs. */
  setLanguage(language: "zh" | "en"): void;
}
