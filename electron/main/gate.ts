/**
 * The first thing that the shell does, before anything of it is loaded: the packaged program ends when it was started
 * with a switch that would open it to others. Chromium acts on those switches only once the main script has run.
 */
import { app } from "electron";
import { systemLanguage } from "../host/language.ts";
import { tell } from "./questions.ts";
import { refusedSwitch } from "./switches.ts";

const name = app.isPackaged ? refusedSwitch(process.argv, (one) => app.commandLine.hasSwitch(one)) : null;
if (name) {
  tell({ code: "E_SWITCH_REFUSED", params: { name } }, systemLanguage());
  app.exit(2);
}
