import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { contractAsData } from "./electron/packaging/contract-data.ts";

export default defineConfig({
  root: "renderer",
  base: "./",
  // The host puts a fresh nonce here at every load, for styles that are made while the page runs.
  html: { cspNonce: "__CSP_NONCE__" },
  plugins: [contractAsData(), react()],
  build: {
    outDir: fileURLToPath(new URL("out/renderer", import.meta.url)),
    emptyOutDir: true,
    target: "es2024",
    // The page's policy allows no inline data as script or style.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
