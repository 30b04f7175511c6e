/** The second window, and how it hears which entry the room is looking at. */
const CHANNEL = "concord.projector";

export interface Shown {
  meeting: string;
  /** Id of the entry that is chosen on the live screen; null: none. */
  entry: string | null;
  /** Id of the amendment at which somebody is; null: at none. */
  amendment: string | null;
}

/** Opens the projector of a meeting, or brings it to the front. It shares the session of this window. */
export function openProjector(meeting: string): void {
  window.open(`${location.pathname}#/projector/${meeting}`, "concord-projector", "popup,width=1280,height=720");
}

/** Tells projectors what is chosen. */
export function tellProjectors(shown: Shown): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(shown);
  channel.close();
}

/** Calls back whenever another window tells. @returns how to stop listening */
export function listenAsProjector(hear: (shown: Shown) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Shown>) => hear(data);
  return () => channel.close();
}
