/** The table of cases in VS Code's ESLint server. */
import { testHost } from "./matrix.js";
import { vscode } from "./vscode.js";

testHost(vscode);
