/**
 * Files with names that are no usual file names, folders with names of files, and links in every direction.
 */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { edgesOf } from "../graph/draw.js";
import { onDisk, type Files } from "../on-disk.js";
import { Process } from "../processes.js";
import { topologyOf } from "../topology-of.js";

const MANIFEST = { "package.json": { name: "own" } };
const lint = (root: string, file: string, text: string) =>
  new Process().lint(join(root, file), text, { root, cache: join(root, "store"), domains: "{domain}/**" });

let written: string[] = [];
beforeEach(() => {
  written = [];
  const note = (text: unknown): boolean => written.push(String(text)) > 0;
  vi.spyOn(process.stdout, "write").mockImplementation(note);
});
afterEach(() => {
  vi.restoreAllMocks();
  expect(written).toEqual([]);
});

describe("a cycle is found among modules named", () => {
  it.each([
    ...["__proto__", "constructor", "toString", "hasOwnProperty", "a b", " a", "a#b", "a?b", "a%b", "a%2e%2e", "a&b=c"],
    ...[
      "é",
      "e\u0301",
      "日本",
      "\u{1F600}",
      "\u202Eevil",
      "a\nb",
      "a\tb",
      "a'b",
      'a"b',
      "a`b",
      "a$b",
      "a{b}",
      "a[b]",
      "(a)",
      "!a",
      "@a",
    ],
    ...["-rf", "~", "a;b", "a|b", "a,b", "a+b", "con", "a..b", "..a", "a.test", "\\a", "a*b"],
  ])("%j", (name) => {
    const importing = JSON.stringify(`./${name}`);
    const root = onDisk({
      ...MANIFEST,
      "one/index.ts": `import { __proto__ } from ${JSON.stringify(`../${name}/${name}`)}; export const constructor = __proto__;`,
      [`${name}/${name}.ts`]: `import { constructor } from "../one"; import ${importing}; export const __proto__ = 1, x = constructor;`,
    });
    for (let time = 0; time < 2; time++) {
      const text = `import { constructor } from "../one"; import ${importing}; export const __proto__ = 1, x = constructor;`;
      const findings = lint(root, `${name}/${name}.ts`, text);
      // A query or a hash ends the path of a specifier.
      if (!/[?#]/.test(name)) expect(findings.join("\n")).toContain("t/no-cycle Import cycle");
    }
    expect(topologyOf(root).modules).toContain(`${name}/${name}.ts`);
  });
});

it("names that a normal form would make one are two", () => {
  const root = onDisk({ ...MANIFEST, "\u00e9.ts": `import "./e\u0301";`, "e\u0301.ts": "" });
  expect(edgesOf(topologyOf(root))).toEqual(["\u00e9.ts -> e\u0301.ts"]);
});

it.each([
  "\\ud800",
  "\\udfff./\\ud800",
  "\\0",
  "\\n",
  "./\\0",
  "../".repeat(5000),
  `./${"a/".repeat(50_000)}`,
  "a".repeat(1_000_000),
])("the specifier %.20s leads nowhere or outside", (specifier) => {
  const text = `import "${specifier}"; import "./b";`;
  const root = onDisk({ ...MANIFEST, "a.ts": text, "b.ts": `import "./a";` });
  expect(lint(root, "a.ts", text).join("\n")).toContain("t/no-cycle Import cycle");
});

describe("folders named like files", () => {
  const FOLDERS: Files = Object.fromEntries(
    [
      "a.ts",
      "index.ts",
      "package.json",
      "tsconfig.json",
      ".gitignore",
      "pnpm-workspace.yaml",
      "nx.json",
      "topology-baseline.json",
      "src.d.ts",
    ].map((name) => [`src/${name}/inner.ts`, `import "../b"; import "..";`]),
  );

  it("are folders", () => {
    const root = onDisk({ ...MANIFEST, ...FOLDERS, "src/b.ts": `import "./a"; import "."; import "./a.ts/inner";` });
    const edges = edgesOf(topologyOf(root));
    expect(edges).toContain("src/a.ts/inner.ts -> src/b.ts");
    expect(edges.filter((edge) => edge.startsWith("src/b.ts"))).toEqual(["src/b.ts -> src/a.ts/inner.ts"]);
    expect(lint(root, "src/a.ts/inner.ts", `import "../b"; import "..";`).join("\n")).toContain("Import cycle");
  });
});

describe("links", () => {
  it("in circles, and to every folder above, are walked no further", () => {
    const root = onDisk({ ...MANIFEST, "src/a.ts": `import "./self/self/up/src/b";`, "src/b.ts": `import "./a";` });
    symlinkSync(".", join(root, "src/self"));
    symlinkSync("..", join(root, "src/up"));
    symlinkSync("/", join(root, "src/disk"));
    symlinkSync("there", join(root, "src/back"));
    symlinkSync("back", join(root, "src/there"));
    symlinkSync("loop.ts", join(root, "src/loop.ts"));
    const topology = topologyOf(root);
    expect(topology.modules).toEqual(["src/a.ts", "src/b.ts"]);
    expect(edgesOf(topology)).toEqual(["src/a.ts -> src/b.ts", "src/b.ts -> src/a.ts"]);
  });

  it("out of the root make no module of what is there", () => {
    const other = onDisk({ "secret.ts": `import "./more";`, "more.ts": "" });
    const root = onDisk({ ...MANIFEST, "a.ts": `import "./out/secret"; import "./file";` });
    symlinkSync(other, join(root, "out"));
    symlinkSync(join(other, "secret.ts"), join(root, "file.ts"));
    expect(topologyOf(root).modules).toEqual(["a.ts"]);
    expect(lint(root, "out/secret.ts", `import "./more";`)).toEqual([]);
  });
});

it("a file of 20 MB is a module with its imports", () => {
  const line = "export const a = [1, 2, 3, 'some text', `more`, /x/];\n";
  const root = onDisk({ ...MANIFEST, "b.ts": `import "./large";` });
  mkdirSync(join(root, "src"));
  const text = `import "./b";\n${line.repeat(Math.ceil(20_000_000 / line.length)).replaceAll("const a", "let a")}`;
  writeFileSync(join(root, "large.ts"), text);
  expect(edgesOf(topologyOf(root))).toEqual(["b.ts -> large.ts", "large.ts -> b.ts"]);
});
