/** docs/hosts-tested.md says of every host and case what the tests play. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { casesTable, commandsTable, HOSTS, reasons } from "./hosts-table.js";

const page = readFileSync(new URL("../../docs/hosts-tested.md", import.meta.url), "utf8");

it("names every host with the command that plays the cases in it", () => {
  expect(page).toContain(commandsTable());
});

it("has a row for every case and a column for every host", () => {
  expect(page).toContain(casesTable());
});

it.each(reasons())("says why a case is none of a host: %s", (reason) => {
  expect(page).toContain(`- ${reason}\n`);
});

it.each(HOSTS.map(({ name, test }) => [name, test]))("%s has its test", (_, test) => {
  expect(existsSync(join(import.meta.dirname, test))).toBe(true);
});
