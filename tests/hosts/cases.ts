/** The one table of cases for all hosts; its rows are the rows of docs/hosts-tested.md. */
import { EDIT_CASES } from "./edit-cases.js";
import type { HostCase } from "./host-case.js";
import { PROJECT_CASES } from "./project-cases.js";

export const CASES: readonly HostCase[] = [...EDIT_CASES, ...PROJECT_CASES];
