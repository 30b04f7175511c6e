/** Hears of the workspace's changes, for as long as the page lives. */
import { client } from "../api.ts";
import { setFollowing, tell } from "../fresh.ts";

/** Before the workspace is asked again to tell of its changes. */
const RETRY_MS = 200;

/** To be called before anything is asked. */
export async function followChanges(): Promise<never> {
  for (let first = true; ; first = false) {
    try {
      const changes = await client.changes.watch();
      setFollowing(true);
      // What happened while nobody told is not known.
      if (!first) tell({ touched: {}, all: true });
      for await (const { touched, status } of changes) tell({ touched, all: status });
    } catch {
      // The connection ended; the next call waits until there is one again.
    }
    setFollowing(false);
    await new Promise((resume) => setTimeout(resume, RETRY_MS));
  }
}
