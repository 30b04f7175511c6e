/** The bridge: hands the RPC port to the page, and lets it ask the shell for file dialogs. Nothing else crosses. */
import { contextBridge, ipcRenderer } from "electron";
import type { Bridge } from "../../db/contract/bridge.ts";

const bridge: Bridge = {
  platform: process.platform,
  chooseFolder: () => ipcRenderer.invoke("choose-folder"),
  chooseFile: () => ipcRenderer.invoke("choose-file"),
  chooseTarget: (name) => ipcRenderer.invoke("choose-target", name),
  setLanguage: (language) => void ipcRenderer.invoke("set-language", language),
};
contextBridge.exposeInMainWorld("concord", bridge);

ipcRenderer.on("concord-port", (event) => {
  window.postMessage({ type: "concord-port" }, location.origin, event.ports);
});
