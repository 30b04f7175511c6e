/** Where Concord keeps its things on this computer when nobody says otherwise. */
import { homedir } from "node:os";
import { join } from "node:path";

/** The folder of workspaces, logs and this laptop's witness: `CONCORD_HOME`, else `systemHome`. */
export function defaultHome(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  return env.CONCORD_HOME || systemHome(env, platform);
}

/**
 * The system's place for local application data (never Documents or the desktop, which cloud services like to
 * synchronize). The packaged program keeps to it: no setting that somebody else made leads it elsewhere.
 */
export function systemHome(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  if (platform === "win32") return join(env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "Concord");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "Concord");
  return join(env.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "concord");
}
