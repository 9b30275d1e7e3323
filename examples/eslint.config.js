import { defineConfig } from "eslint/config";
import topology from "eslint-plugin-topology";

export default defineConfig([
  topology.configs.recommended,
  {
    rules: {
      // Each program here has some dozen modules: one that more than six import is everybody's business.
      "topology/max-fan-in": ["error", { max: 6 }],
    },
  },
]);
