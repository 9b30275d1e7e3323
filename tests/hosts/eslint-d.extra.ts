/** The table of cases in eslint_d. */
import { eslintD } from "./eslint-d.js";
import { testHost } from "./matrix.js";

testHost(eslintD);
