/** Everything that a page may not do, for the session and every page in it. */
import { app, session, type WebPreferences } from "electron";
import { listAssets } from "../host/assets.ts";
import { answer } from "./page.ts";
import { mayHave, mayOpen, mayRequest, SCHEME, WEB_PREFERENCES } from "./settings.ts";

/**
 * To be called before the first window is made.
 * @param renderer folder of the built interface
 * @param page preferences of every window, the projector's too
 * @throws Error when the interface is not built
 */
export function buildWalls(renderer: string, page: WebPreferences): void {
  const assets = listAssets(renderer);
  const own = session.fromPartition(WEB_PREFERENCES.partition);
  own.protocol.handle(SCHEME, (request) => answer(assets, request.url));
  own.setPermissionRequestHandler((_contents, permission, decide) => decide(mayHave(permission)));
  own.setPermissionCheckHandler((_contents, permission) => mayHave(permission));
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayRequest(details.url) }));
  own.on("will-download", (event) => event.preventDefault());
  void own.setProxy({ mode: "direct" });
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-navigate", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) =>
      mayOpen(url)
        ? { action: "allow", overrideBrowserWindowOptions: { autoHideMenuBar: true, webPreferences: page } }
        : { action: "deny" },
    );
  });
}
