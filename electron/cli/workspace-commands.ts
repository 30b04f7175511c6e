/** Commands for the workspace itself: making it, its backups, its secrets. */
import { basename } from "node:path";
import { addRepresentatives, DEMO } from "../host/demo.ts";
import type { Command } from "./command.ts";
import { outFile, pathOf } from "./given.ts";
import { nextPassphrase, passphraseFor, secretFor } from "./passphrase.ts";
import { showingProgress } from "./progress.ts";

export const workspaceCommands: Readonly<Record<string, Command>> = {
  create: {
    usage: "create <folder> [--demo] [--lang zh|en] [--name <name>] [--profile <name>]",
    arguments: [1, 1],
    options: ["demo", "lang", "name", "profile"],
    opens: false,
    answersIn: true,
    async run([folder = ""], options, { without }) {
      const path = pathOf(folder);
      const { language } = options;
      const passphrase = await passphraseFor(options, "new");
      return without(async (api, grant) => {
        const { recoveryCode } = await api.workspace.create({
          folder: grant("folder", path),
          name: options.name ?? (options.demo ? DEMO[language].name : basename(path)),
          passphrase,
          profile: options.profile ?? DEMO[language].facilitator,
          starter: options.demo ?? false,
        });
        if (options.demo) await addRepresentatives(api, language);
        return { kind: "created", data: { folder: path, recoveryCode } };
      });
    },
  },

  backup: {
    usage: "backup <folder> --out <file>",
    arguments: [1, 1],
    options: ["out"],
    opens: true,
    run: ([folder = ""], options, { openToChange }) => {
      const file = outFile(options);
      return openToChange(folder, options, async (api, grant) => {
        const steps = await api.workspace.backup({ file: grant("save", file) });
        return { kind: "file", data: await showingProgress(steps) };
      });
    },
  },

  restore: {
    usage: "restore <file> <new folder> [--recovery]",
    arguments: [2, 2],
    options: ["recovery"],
    opens: false,
    async run([file = "", folder = ""], options, { without }) {
      const secret = await secretFor(options);
      const target = pathOf(folder);
      return without(async (api, grant) => {
        await api.workspace.restore({ file: grant("open", pathOf(file)), folder: grant("folder", target), ...secret });
        return { kind: "restored", data: { folder: target } };
      });
    },
  },

  passphrase: {
    usage: "passphrase <folder> [--recovery] [--new-passphrase-file <file>]",
    arguments: [1, 1],
    options: ["recovery", "new-passphrase-file"],
    opens: true,
    async run([folder = ""], options, { openBy, actAs }) {
      const secret = await secretFor(options);
      const next = await nextPassphrase(options);
      return openBy(secret, folder, options, async (api) => {
        if ("recoveryCode" in secret) return { kind: "secrets", data: await api.workspace.renewSecrets({ next }) };
        await actAs(api, options.as);
        const changed = await api.workspace.changePassphrase({ current: secret.passphrase, next });
        return { kind: "secrets", data: { recoveryCode: null, ...changed } };
      });
    },
  },
};
