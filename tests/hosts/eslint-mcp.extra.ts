/** The table of cases in @eslint/mcp. */
import { eslintMcp } from "./eslint-mcp.js";
import { testHost } from "./matrix.js";

testHost(eslintMcp);
