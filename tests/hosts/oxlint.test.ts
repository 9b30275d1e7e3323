/** The table of cases in oxlint's language server. */
import { testHost } from "./matrix.js";
import { oxlint } from "./oxlint.js";

testHost(oxlint);
