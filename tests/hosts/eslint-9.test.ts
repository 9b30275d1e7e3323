/** The table of cases in the ESLint class, version 9. */
import { eslint9Files, eslint9Text } from "./eslint-class.js";
import { testHost } from "./matrix.js";

testHost(eslint9Text);
testHost(eslint9Files);
