// @ts-check
/**
 * The published form: what an entry needs in one file, since Node.js takes some 0.2 s to load the modules one by one, and whoever
 * lints one staged file waits for that. `build` keeps the modules, for the scripts that look inside.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";

const ENTRIES = ["index", "cache-digest", "parser", "project/get-topology", "graph/as-graphology", "cli/main"];

await build({
  input: Object.fromEntries(ENTRIES.map((entry) => [entry, `build/${entry}.js`])),
  platform: "node",
  logLevel: "warn",
  // Every package is left to be installed.
  external: /^[^./]/,
  output: { dir: "dist", format: "esm", chunkFileNames: "shared/[name].js", cleanDir: true },
  plugins: [
    {
      name: "declarations",
      generateBundle() {
        const built = readdirSync("build", { recursive: true, encoding: "utf8" });
        for (const fileName of built.filter((path) => path.endsWith(".d.ts"))) {
          this.emitFile({ type: "asset", fileName, source: readFileSync(join("build", fileName), "utf8") });
        }
      },
    },
  ],
});
