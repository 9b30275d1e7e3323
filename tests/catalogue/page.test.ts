/** docs/catalogue.md says what the catalogue says. `UPDATE_PAGE=1 npx vitest run tests/catalogue` writes the table anew. */
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LIBRARIES } from "../../src/catalogue/libraries.js";
import { parseSettings } from "../../src/config/settings.js";
import { pageTable } from "./page-table.js";

const path = new URL("../../docs/catalogue.md", import.meta.url);
const page = readFileSync(path, "utf8");
const TABLE = /(?<=<!-- begin table -->\n\n)[^]*(?=\n\n<!-- end table -->)/;

describe("the page of the catalogue", () => {
  if (process.env["UPDATE_PAGE"] === "1")
    writeFileSync(
      path,
      page.replace(TABLE, () => pageTable()),
    );

  it("has the table of its entries", () => {
    expect(TABLE.exec(page)?.[0]).toBe(pageTable());
  });

  it("names a version of each package that is not part of a host or generated", () => {
    const versions = page.split(/^## What was checked$/m)[1] ?? "";
    const checked = new Set(Array.from(versions.matchAll(/(\S+) \d+\.\d+\.\d+/g), ([, name]) => name));
    const packages = LIBRARIES.flatMap((library) => library.packages).filter(
      (specifier) => !/^(?:\*\/|node:|bun:|events$|worker_threads$|@prisma\/client$)/.test(specifier),
    );
    const names = packages.map((specifier) =>
      specifier
        .split("/")
        .slice(0, specifier.startsWith("@") ? 2 : 1)
        .join("/"),
    );
    expect(names.filter((name) => !checked.has(name))).toEqual([]);
  });

  it("shows settings that are accepted", () => {
    const [, example = ""] = /```js\n([^]*?)```/.exec(page) ?? [];
    const given = new Function(`return {${example}}`)() as { settings: { topology: { libraries: unknown[] } } };
    expect(parseSettings(given.settings.topology).view.libraries).toHaveLength(1);
  });
});
