import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Sources of other packages, which bring tests of their own.
    exclude: ["tests/corpus/.work/**"],
    reporters: ["default", "./tests/closing-line.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
