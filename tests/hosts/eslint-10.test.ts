/** The table of cases in the ESLint class, version 10. */
import { eslint10Files, eslint10Text } from "./eslint-class.js";
import { testHost } from "./matrix.js";

testHost(eslint10Text);
testHost(eslint10Files);
