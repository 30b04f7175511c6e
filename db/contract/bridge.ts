/** What somebody chose in a dialog of the system. */
export interface Chosen {
  /** What the contract takes for it, once. */
  grant: string;
  /** To be shown, and nothing else. */
  path: string;
}

/** What the desktop shell offers to the page beside the RPC: things that a browser does itself. */
export interface Bridge {
  platform: string;
  /** Asks for a folder; null if none was chosen. */
  chooseFolder(): Promise<Chosen | null>;
  /** Asks for a file; null if none was chosen. */
  chooseFile(): Promise<Chosen | null>;
  /** Asks where a file is to be written, by the workspace itself; null if nothing was chosen. */
  chooseTarget(name: string): Promise<Chosen | null>;
  /** The language of menus and dialogs. */
  setLanguage(language: "zh" | "en"): void;
}
