/** What `explain` gives of findings about importers, requests and gaps of the graph. */
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { command } from "./command.js";
import { installed } from "./installed.js";

/** The preset strict for all code, by the parser of this package, with more entries behind it. */
function config(entry: string): string {
  return `
    import topology from "eslint-plugin-topology";
    import parser from "eslint-plugin-topology/parser";
    export default [{ ...topology.configs.strict, files: ["**/*.{js,ts}"], languageOptions: { parser } }, ${entry}];
  `;
}

/** The answer without the finding itself, its message, and the way that all findings share. */
async function evidence(files: Files, place: string): Promise<string> {
  const { status, stdout, stderr } = await command(installed(files), "explain", place);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const [, ...blocks] = stdout.split("\n\n");
  return blocks.join("\n\n").replace(/ {2}\d+\. If it is known and stays for now: .*\n/, "");
}

describe.concurrent("of a module that too many import, explain", () => {
  const FORMAT: Files = {
    "eslint.config.js": config(`{
      rules: { "topology/max-fan-in": ["error", { max: 2 }] },
      settings: { topology: { domains: { auth: "src/auth/**", billing: "src/billing/**" } } },
    }`),
    "src/format.js": `export const money = 1;\nexport const euro = 2;\nexport const date = 3;`,
    "src/billing/plan.js": `import { money, euro } from "../format.js";\nexport const plan = money + euro;`,
    "src/billing/tax.js": `import { euro } from "../format.js";\nexport const tax = euro;`,
    "src/auth/login.js": `import { date } from "../format.js";\nexport const login = date;`,
  };

  it("gives its importers by domain with what each takes, and where its names fall apart", async () => {
    expect(await evidence(FORMAT, "src/auth/login.js:1")).toBe(`src/format.js: 3 importing modules, limit 2
  billing: 2 importers
    src/billing/plan.js (money, euro)
    src/billing/tax.js (euro)
  auth: 1 importer
    src/auth/login.js (date)

Its names fall apart: no importer takes of two of these
  euro, money: 2 importers
  date: 1 importer

Ways out, best first
  1. Split it: date to a module of its own, which leaves 2 importers
  2. If it is to be so: raise its limit in the options of max-fan-in: { limits: { "src/format.js": 3 } }
`);
  });

  it("offers no split where one importer takes of all", async () => {
    const files = { ...FORMAT, "src/auth/login.js": `import * as all from "../format.js";\nexport const login = all;` };
    const told = await evidence(files, "src/auth/login.js:1");
    expect(told).toContain("    src/auth/login.js (all names)\n");
    expect(told).not.toMatch(/fall apart|Split/);
  });

  it("gives the state behind it with all that set and read it, if that is what is limited", async () => {
    const user = (name: string) =>
      `import { of, put } from "./store.js";\nexport const ${name} = (id) => { put(id); return of(id); };`;
    const told = await evidence(
      {
        "eslint.config.js": config(`{
          rules: { "topology/max-fan-in": ["error", { stateful: 1 }], "topology/no-shared-mutable-singleton": "off" },
        }`),
        "src/store.js": `const all = new Map();
export const put = (id) => all.set(id, 1);
export const of = (id) => all.get(id);`,
        "src/a.js": user("a"),
        "src/b.js": user("b"),
      },
      "src/a.js:1",
    );
    expect(told).toBe(`all (map)
  declared at src/store.js:1

Set in 3 places
  src/store.js:2 in put()
  src/a.js:2 calls put()
  src/b.js:2 calls put()

Read in 3 places
  src/store.js:3 in of()
  src/a.js:2 calls of()
  src/b.js:2 calls of()

Ways out, best first
  1. Pass what all holds from src/a.js, src/b.js to its readers as an argument or in the request, so that nothing is kept in between
  2. If it is to stay: a comment /** @shared-state why */ above src/store.js:1
`);
  });
});

describe.concurrent("of what requests leave behind, explain", () => {
  const SHOP: Files = {
    "package.json": { name: "shop", type: "module", dependencies: { express: "1.0.0" } },
    "src/user.js": `let user;
export function setUser(value) { user = value; }
export function getUser() { return user; }`,
    "src/routes.js": `import { setUser, getUser } from "./user.js";
app.post("/login", (req, res) => { setUser(req.user); });
app.get("/name", (req, res) => { res.send(getUser().name); });`,
  };

  it("gives the way of a request to it, and who finds it there", async () => {
    expect(await evidence(SHOP, "src/user.js:2")).toBe(`The way of a request to it
  src/routes.js:2
  src/user.js:2 sets it

user (variable)
  declared at src/user.js:1

Set in 2 places
  src/user.js:2 in setUser()
  src/routes.js:2 calls setUser()

Read in 2 places
  src/user.js:3 in getUser()
  src/routes.js:3 by getUser, which hands it out

Ways out, best first
  1. Keep it in the request (AsyncLocalStorage, context), or pass it on from src/routes.js:2
  2. If it is to stay: a comment /** @shared-state why */ above src/user.js:1
`);
  });

  it("gives of an object that is made once for all requests where that is", async () => {
    const pages: Files = {
      "package.json": {
        name: "shop",
        type: "module",
        dependencies: { next: "1.0.0", "@tanstack/react-query": "5.0.0" },
      },
      "src/app/page.js": `import { QueryClient } from "@tanstack/react-query";
const client = new QueryClient();
export default function Page() { return client; }`,
    };
    expect(await evidence(pages, "src/app/page.js:2")).toContain(`client
  made once, at src/app/page.js:2

Ways out, best first
  1. Make one for each request, in a function that the request calls
`);
  });
});

describe.concurrent("of a gap of the graph, explain", () => {
  const STRICT: Files = { "eslint.config.js": config("{}") };

  it("gives of a path that leads nowhere who else asks for it, and the modules of that name", async () => {
    const files: Files = {
      ...STRICT,
      "src/a.js": `import "./price.js";`,
      "src/web/b.js": `\nimport "../price";`,
      "src/billing/price.js": "",
    };
    expect(await evidence(files, "src/a.js:1")).toBe(`./price.js
  no module is at src/price

1 other import of it that leads nowhere
  src/web/b.js:2

Modules of that name
  src/billing/price.js

Ways out, best first
  1. If src/billing/price.js is meant: import that
  2. If the file is generated: generate it before linting
  3. If nothing needs it any more: remove the import
`);
  });

  it("says of an alias that leads nowhere that a tsconfig may know it", async () => {
    const told = await evidence({ ...STRICT, "src/a.js": `import "@/price";` }, "src/a.js:1");
    expect(told).toContain("  2. If a bundler alone knows what it means: say so in paths of the tsconfig\n");
    expect(told).not.toContain("no module is at");
  });

  it("gives of a tsconfig that fails why, and the aliases that lead nowhere for want of it", async () => {
    const files: Files = {
      ...STRICT,
      "tsconfig.json": { extends: "@gone/base" },
      "src/a.ts": `import "@/price";\nimport "./gone";`,
      "src/b.ts": `import "@/price";`,
    };
    expect(await evidence(files, "src/a.ts:1:1")).toContain(`tsconfig.json
  Tsconfig not found @gone/base
  3 modules are read without it

2 imports by aliases below it that lead nowhere
  @/price: 2 (src/a.ts …)

Ways out, best first
  1. Mend tsconfig.json
  2. If it extends a package: install that before linting
`);
  });

  it("gives of a package.json that is not read why", async () => {
    const files: Files = {
      "eslint.config.js": config("{ settings: { topology: { root: import.meta.dirname } } }"),
      "src/package.json": `${"[".repeat(600)}${"]".repeat(600)}`,
      "src/a.js": `import "./view.vue";`,
      "src/view.vue": "",
    };
    expect(await evidence(files, "src/a.js:1:1")).toBe(`src/package.json
  it is nested more than 500 levels deep

Ways out, best first
  1. Mend src/package.json, or remove it
`);
  });

  it("gives of many imports that lead nowhere what they ask for", async () => {
    const asking = Array.from({ length: 12 }, (_, at) => [`src/m${at}.js`, `import "./generated/client.js";`]);
    const told = await evidence({ ...STRICT, "src/a.js": "", ...Object.fromEntries(asking) }, "src/a.js:1");
    expect(told).toContain(`What leads nowhere, the most frequent first
  ./generated/client.js: 12 (src/m0.js …)

Ways out, best first
  1. If files are generated: generate them before linting
`);
  });

  it("gives of a file that does not parse where, and how it is left out", async () => {
    const told = await evidence({ ...STRICT, "src/a.js": `import "./b.js";\nconst = 1;`, "src/b.js": "" }, "src/a.js");
    expect(told).toMatch(/^src\/a\.js:2\n {2}\S.*\n {2}1 import of it is in the graph\n/);
    expect(told).toContain(`settings.topology.ignore: ["src/a.js"], so that it is no module`);
  });

  it("has nothing to add to what its message says of settings", async () => {
    const entry = `{ settings: { topology: { shared: ["src/none/**"] } } }`;
    expect(await evidence({ "eslint.config.js": config(entry), "src/a.js": "" }, "src/a.js:1")).toBe("");
  });

  it("gives programs the same as data", async () => {
    const root = installed({ ...STRICT, "src/a.js": `import "./price.js";`, "src/billing/price.js": "" });
    const { stdout } = await command(root, "explain", "src/a.js", "--format", "json");
    const { findings } = JSON.parse(stdout) as { findings: Record<string, unknown>[] };
    expect(findings).toMatchObject([
      {
        subject: { specifier: "./price.js" },
        evidence: { path: "src/price", others: [], named: ["src/billing/price.js"] },
      },
    ]);
  });
});
