import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: ["unit", "property", "faults"].map((name) => ({
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        testTimeout: name === "faults" ? 300_000 : 60_000,
        hookTimeout: 120_000,
      },
    })),
    reporters: ["default"],
  },
});
