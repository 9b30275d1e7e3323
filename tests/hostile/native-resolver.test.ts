/**
 * Configuration that would end or hang the process in the native resolver, which reads it without asking. Each project is drawn
 * in a process of its own, with little memory and time, on the stack of a worker. Reads the built plugin.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { onDisk, type Files } from "../on-disk.js";

interface Graph {
  readonly edges: readonly string[];
  readonly health: { readonly manifests: readonly Named[]; readonly tsconfigs: readonly Named[] };
}
interface Named {
  readonly id: string;
  readonly message: string;
}

/** A component is found by the resolver alone: where it is, that was asked. */
const PROJECT: Files = {
  ".gitignore": "gen/",
  "package.json": { name: "own" },
  "src/a.ts": `import "./b"; import "./view.vue";`,
  "src/b.ts": "",
  "src/view.vue": "",
};
const WHOLE = ["src/a.ts -> src/b.ts", "src/a.ts -> src/view.vue"];
const DEEP = 60_000;
const LONG = `./${"a/".repeat(DEEP)}`;

function graphOf(files: Files, links: Readonly<Record<string, string>> = {}): Graph {
  const root = onDisk({ ...PROJECT, ...files });
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(target, join(root, path));
  }
  const script = `ulimit -v 8000000; exec "$0" "$@"`;
  const program = [process.execPath, join(import.meta.dirname, "graph-of.js"), root];
  const ended = spawnSync("bash", ["-c", script, ...program], { encoding: "utf8", timeout: 60_000 });
  expect([ended.signal, ended.status, ended.stderr]).toEqual([null, 0, ""]);
  return JSON.parse(ended.stdout) as Graph;
}

/** What is told, as `file: reason`. */
function told({ health }: Graph): readonly string[] {
  return [...health.manifests, ...health.tsconfigs].map(({ id, message }) => `${id}: ${message}`);
}

const nested = (depth: number): string => `{"x":${"[".repeat(depth)}${"]".repeat(depth)}}`;
const importing = (specifier: string): Files => ({
  "src/a.ts": `import "./b"; import "./view.vue"; import "${specifier}";`,
});

describe.skipIf(process.platform === "win32")("a package.json", { timeout: 60_000 }, () => {
  it.each<[string, Files, Readonly<Record<string, string>>, RegExp]>([
    ["nested too deep", { "package.json": nested(DEEP) }, {}, /^package\.json: .*nested/],
    ["that is a device", {}, { "src/package.json": "/dev/zero" }, /^src\/package\.json: .*device/],
    ["too large", { "package.json": `{"x":"${"x".repeat(5_000_000)}"}` }, {}, /^package\.json: .*larger/],
    [
      "with a long main",
      { "gen/package.json": { main: LONG }, ...importing("../gen") },
      {},
      /^gen\/package\.json: .*path/,
    ],
    [
      "with a long main behind another name",
      { "gen/package.json": `{"\\u006dain":"${LONG}","main":"x"}`, ...importing("../gen") },
      {},
      /^gen\/package\.json: .*path/,
    ],
    [
      "that another one leads to",
      { "gen/package.json": { main: "../gen/in" }, "gen/in/package.json": nested(DEEP), ...importing("../gen") },
      {},
      /^gen\/in\/package\.json: .*nested/,
    ],
    [
      "that the first of two fields leads to",
      {
        "gen/package.json": `{"main":"in","main":"out"}`,
        "gen/in/package.json": nested(DEEP),
        "gen/in/index.js": "",
        ...importing("../gen"),
      },
      {},
      /^gen\/in\/package\.json: .*nested/,
    ],
    [
      "with long exports",
      { "package.json": { name: "own", exports: LONG }, ...importing("own") },
      {},
      /^package\.json: .*path/,
    ],
    [
      "with long imports",
      { "package.json": { imports: { "#a": LONG } }, ...importing("#a") },
      {},
      /^package\.json: .*path/,
    ],
    [
      "with many stars",
      { "package.json": { imports: { "#a/*": `./${"*/".repeat(2000)}` } }, ...importing(`#a/${"b/".repeat(100)}c`) },
      {},
      /^package\.json: .*stars/,
    ],
    [
      "that a link in node_modules leads to",
      { "gen/package.json": nested(DEEP), "gen/index.js": "", ...importing("dep") },
      { "node_modules/dep": "../gen" },
      /^gen\/package\.json: .*nested/,
    ],
    [
      "that paths of a tsconfig lead to",
      {
        "tsconfig.json": { files: [], references: [{ path: "./tsconfig.one.json" }, { path: "./tsconfig.two.json" }] },
        "tsconfig.one.json": { include: ["src"], compilerOptions: { paths: { "@/*": ["./gen/*"] } } },
        "tsconfig.two.json": { include: ["other"], compilerOptions: { paths: { "@/*": ["./src/*"] } } },
        "gen/in/package.json": nested(DEEP),
        "gen/in/index.js": "",
        ...importing("@/in"),
      },
      {},
      /^gen\/in\/package\.json: .*nested/,
    ],
  ])("%s is told, and what else the project has is drawn", (_, files, links, expected) => {
    const graph = graphOf(files, links);
    expect(told(graph)).toEqual([expect.stringMatching(expected)]);
    expect(graph.edges).toContain("src/a.ts -> src/b.ts");
  });

  it("within the bounds is read, and nothing is told", () => {
    const graph = graphOf({
      "package.json": `{"name":"own","x":${nested(400)}}`,
      "gen/package.json": { main: "./in/index.js" },
      "gen/in/index.js": "",
      ...importing("../gen"),
    });
    expect(told(graph)).toEqual([]);
    expect(graph.edges).toEqual(["src/a.ts -> gen/in/index.js", ...WHOLE]);
  });

  it("of a package of others is never read", () => {
    const links = { "node_modules/two/package.json": "/dev/zero", "node_modules/three": "/dev" };
    const graph = graphOf(
      {
        "node_modules/one/package.json": nested(DEEP),
        "src/a.ts": `import "./b"; import "./view.vue"; import "one"; import "two/x"; import "three/zero";`,
      },
      links,
    );
    expect([told(graph), graph.edges]).toEqual([[], WHOLE]);
  });
});

describe.skipIf(process.platform === "win32")("a tsconfig", { timeout: 60_000 }, () => {
  const tsconfig = (content: object): Files => ({ "tsconfig.json": content, ...importing("@/x") });
  const chain = Object.fromEntries(
    Array.from({ length: 3000 }, (_, index) => [
      index === 0 ? "tsconfig.json" : `t${index}.json`,
      { extends: `./t${index + 1}.json` },
    ]),
  );

  it.each<[string, Files, Readonly<Record<string, string>>, RegExp]>([
    ["that is a device", {}, { "tsconfig.json": "/dev/zero" }, /^tsconfig\.json: .*device/],
    ["with long paths", tsconfig({ compilerOptions: { paths: { "*": [LONG] } } }), {}, /^tsconfig\.json: .*longer/],
    ["with a long baseUrl", tsconfig({ compilerOptions: { baseUrl: LONG } }), {}, /^tsconfig\.json: .*longer/],
    ["with long rootDirs", tsconfig({ compilerOptions: { rootDirs: [".", LONG] } }), {}, /^tsconfig\.json: .*longer/],
    ["that extends a long path", tsconfig({ extends: LONG }), {}, /^tsconfig\.json: .*longer/],
    ["that extends a long path in a package", tsconfig({ extends: `dep/${LONG}` }), {}, /^tsconfig\.json: .*longer/],
    ["that references a long path", tsconfig({ references: [{ path: LONG }] }), {}, /^tsconfig\.json: .*longer/],
    ["at the end of a long chain", chain, {}, /^tsconfig\.json: .*more than 100/],
    [
      "that extends a device",
      tsconfig({ extends: "./base" }),
      { "base.json": "/dev/zero" },
      /^tsconfig\.json: base\.json.*device/,
    ],
    [
      "that extends a folder with a device",
      tsconfig({ extends: "./base" }),
      { "base/tsconfig.json": "/dev/zero" },
      /^tsconfig\.json: base\/tsconfig\.json.*device/,
    ],
    [
      "that extends a package nested too deep",
      {
        ...tsconfig({ extends: "dep/base.json" }),
        "node_modules/dep/package.json": nested(DEEP),
        "node_modules/dep/base.json": {},
      },
      {},
      /^tsconfig\.json: node_modules\/dep\/package\.json.*nested/,
    ],
    [
      "that extends what imports name in a package nested too deep",
      {
        ...tsconfig({ extends: "#base" }),
        "package.json": { name: "own", imports: { "#base": "dep/base.json" } },
        "node_modules/dep/package.json": nested(DEEP),
        "node_modules/dep/base.json": {},
      },
      {},
      /^tsconfig\.json: node_modules\/dep\/package\.json.*nested/,
    ],
  ])("%s is told, and the project is drawn without it", (_, files, links, expected) => {
    const graph = graphOf(files, links);
    expect(told(graph)).toEqual([expect.stringMatching(expected)]);
    expect(graph.edges).toEqual(expect.arrayContaining(WHOLE));
  });

  it("within the bounds is read, and nothing is told", () => {
    const short = Object.fromEntries(Object.entries(chain).slice(0, 50));
    const graph = graphOf({
      ...short,
      "t50.json": { compilerOptions: { paths: { "@/*": ["./gen/*"] } } },
      "gen/x.ts": "",
      ...importing("@/x"),
    });
    expect([told(graph), graph.edges]).toEqual([[], ["src/a.ts -> gen/x.ts", ...WHOLE]]);
  });
});
