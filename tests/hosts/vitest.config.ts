/** Of `npm run hosts`: the hosts of the default tests, and those of `*.extra.ts`. */
import { defineConfig, mergeConfig } from "vitest/config";
import common from "../../vitest.config.js";

const config = mergeConfig(common, defineConfig({ test: { root: "." } }));

export default { ...config, test: { ...config.test, include: ["tests/hosts/*.test.ts", "tests/hosts/*.extra.ts"] } };
