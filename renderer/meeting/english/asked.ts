/** Of which meeting the list of what has no English is open. */
import { createStore } from "../../app/store.ts";

/** Id of the meeting; null: of none. */
export const englishAsked = createStore<string | null>(null);
