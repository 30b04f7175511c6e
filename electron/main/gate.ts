/**
 * The first thing that the shell does, before anything of it is loaded: the packaged program ends when it was started
 * with a switch that would open it to others. Chromium acts on those switches only once the main script has run.
 */
import { app, dialog } from "electron";
import { sentence } from "../../db/contract/errors.ts";
import { systemLanguage } from "../host/language.ts";
import { refusedSwitch } from "./switches.ts";

const name = app.isPackaged ? refusedSwitch(process.argv, (one) => app.commandLine.hasSwitch(one)) : null;
if (name) {
  dialog.showErrorBox("Concord 协同台", sentence("E_SWITCH_REFUSED", { name }, systemLanguage()));
  app.exit(2);
}
