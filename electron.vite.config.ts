/** Builds the desktop shell: main process and worker as modules, the sandboxed preload as CommonJS, and the same interface. */
import { defineConfig } from "electron-vite";
import interfaceConfig from "./vite.config.ts";

// Native modules stay outside of the bundle; Node loads them from the unpacked part of the package.
const external = ["electron", "better-sqlite3", "@myriaddreamin/typst-ts-node-compiler", /^node:/];

export default defineConfig({
  main: {
    resolve: {
      alias: {
        // The file that Node itself takes: the other one has no default export.
        rrule: "rrule/dist/es5/rrule.js",
        // The one for Node declares a \`require\` beside that of the bundle, for threads of its own, which are not used.
        fflate: "fflate/browser",
      },
    },
    build: {
      outDir: "out/main",
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: "electron/main/index.ts",
          worker: "db/server/worker.ts",
          "table-reader": "db/import/reading/thread.ts",
          "paper-reader": "db/import/papers/thread.ts",
        },
        external,
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      outDir: "out/preload",
      rollupOptions: {
        input: { index: "electron/preload/index.ts" },
        external: ["electron"],
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    ...interfaceConfig,
    // As the web host's build: one interface, whichever made it.
    build: { ...interfaceConfig.build, minify: true, rollupOptions: { input: "renderer/index.html" } },
  } as never,
});
