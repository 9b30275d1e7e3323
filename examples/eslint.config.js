import { defineConfig } from "eslint/config";
import topology from "eslint-plugin-topology";

export default defineConfig([
  topology.configs.recommended,
  {
    settings: { topology: { domains: { auth: "src/auth/**", billing: "src/billing/**" } } },
  },
]);
