/** The plugin: its rules and two presets. */
import type { ESLint, Linter } from "eslint";
import { PLUGIN_VERSION } from "./project/versions.js";
import { graphHealth } from "./rules/graph-health.js";
import { maxBlastRadius } from "./rules/max-blast-radius.js";
import { maxFanIn } from "./rules/max-fan-in.js";
import { noCrossDomainSharing } from "./rules/no-cross-domain-sharing.js";
import { noCrossRequestState } from "./rules/no-cross-request-state.js";
import { noCycle } from "./rules/no-cycle.js";
import { noForeignMutation } from "./rules/no-foreign-mutation.js";
import { noDomainCycle } from "./rules/no-domain-cycle.js";
import { noSharedInfrastructure } from "./rules/no-shared-infrastructure.js";
import { noSharedMutableSingleton } from "./rules/no-shared-mutable-singleton.js";

const rules = {
  "graph-health": graphHealth,
  "max-blast-radius": maxBlastRadius,
  "max-fan-in": maxFanIn,
  "no-cross-domain-sharing": noCrossDomainSharing,
  "no-cross-request-state": noCrossRequestState,
  "no-cycle": noCycle,
  "no-domain-cycle": noDomainCycle,
  "no-foreign-mutation": noForeignMutation,
  "no-shared-infrastructure": noSharedInfrastructure,
  "no-shared-mutable-singleton": noSharedMutableSingleton,
};

type Presets = {
  readonly recommended: Linter.Config;
  readonly strict: Linter.Config;
};

const configs = {} as Presets;

const plugin = {
  meta: { name: "eslint-plugin-topology", version: PLUGIN_VERSION, namespace: "topology" },
  // ESLint's own types and those of typescript-eslint describe the same rules and do not know of each other.
  rules: rules as unknown as NonNullable<ESLint.Plugin["rules"]>,
  configs,
} satisfies ESLint.Plugin;

/**
 * A preset names no files, so that it adds none to what is linted; it leaves out what other languages lint, since its rules
 * read JavaScript and TypeScript only.
 */
function preset(name: keyof Presets, entries: Linter.RulesRecord): Linter.Config {
  return {
    name: `topology/${name}`,
    ignores: ["**/*.{json,json5,jsonc,md,css,html,yml,yaml,toml,graphql}"],
    plugins: { topology: plugin },
    rules: entries,
  };
}

// After the plugin, which they hold.
Object.assign(configs, {
  recommended: preset("recommended", {
    "topology/no-cycle": "error",
    "topology/no-domain-cycle": "error",
    "topology/no-foreign-mutation": "error",
    "topology/no-cross-request-state": "error",
    "topology/no-cross-domain-sharing": "error",
    "topology/no-shared-infrastructure": "error",
    "topology/no-shared-mutable-singleton": "error",
    "topology/max-fan-in": ["error", { stateful: 10 }],
    "topology/graph-health": "error",
  }),
  strict: preset("strict", {
    "topology/no-cycle": ["error", { deferred: true }],
    "topology/no-domain-cycle": ["error", { deferred: true }],
    "topology/no-foreign-mutation": "error",
    "topology/no-cross-request-state": "error",
    "topology/no-cross-domain-sharing": [
      "error",
      { kinds: ["cache", "session", "lock", "limiter", "breaker", "queue", "emitter", "store", "state"] },
    ],
    "topology/no-shared-infrastructure": [
      "error",
      {
        kinds: ["cache", "key-value", "lock", "limiter", "session", "search", "database", "queue", "object storage"],
        eachUse: true,
      },
    ],
    "topology/no-shared-mutable-singleton": ["error", { sharing: "reach" }],
    "topology/max-fan-in": ["error", { stateful: 10 }],
    "topology/graph-health": ["error", { unresolved: true, settings: true, cuts: true }],
  }),
});

export default plugin;
export { plugin as "module.exports" };
