/** What the desktop shell offers to the page; undefined in a browser, which has no dialogs for paths. */
import type { Bridge } from "../../db/contract/bridge.ts";

export const bridge = (window as { concord?: Bridge }).concord;
