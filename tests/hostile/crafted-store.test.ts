/**
 * A store that somebody has made to do harm: every seal holds and nothing behind it is as we write it. It may cost time, or
 * hide what a repository wants hidden from who takes over its store; it ends no run.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { onDisk, type Files } from "../on-disk.js";
import { Process } from "../processes.js";
import { resealed } from "../resealed.js";

const RUNS = Number(process.env["HOSTILE_STORES"] ?? 40);

/** A ring of modules, long enough for their bodies to be kept, with all that a store has a form for. */
const SIZE = 40;
const RING: Files = Object.fromEntries(
  Array.from({ length: SIZE }, (_, index) => [
    `src/${index}.tsx`,
    `import { a, type b as c } from "./${(index + 1) % SIZE}"; import "./gone"; export default class extends a {}; export const a = <c/>; require("./${index}.vue");`,
  ]),
);
const PROJECT: Files = {
  "package.json": { name: "own", workspaces: ["packages/*"] },
  "packages/p/package.json": { name: "p" },
  "tsconfig.json": { extends: "gone", compilerOptions: { paths: { "@/*": ["./src/*"] } } },
  "src/1.vue": "",
  "src/broken.ts": "import './0'; const = ;",
  ...RING,
};

const NASTY = [
  ...[
    null,
    -1,
    0,
    1,
    1e9,
    0.5,
    "",
    "\0",
    "__proto__",
    "constructor",
    "../../x",
    "/etc/passwd",
    "src/0.tsx",
    true,
    [],
    {},
  ],
  ...[[[]], [null], { length: 1e9 }, "9".repeat(400), [0, 0, 0, 0, 0, 0], Array(500).fill(0)],
];

/** Some place in a JSON value, as what to do at each level on the way. */
const place = fc.array(fc.nat(1000), { minLength: 1, maxLength: 8, size: "max" });

function spoilt(value: unknown, [at = 0, ...rest]: readonly number[], nasty: unknown): unknown {
  const isInner = typeof value === "object" && value !== null && Object.keys(value).length > 0;
  if (!isInner || rest.length === 0) return nasty;
  const keys = Object.keys(value);
  const key = keys[at % keys.length]!;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
  copy[key] = spoilt(copy[key], rest, nasty);
  return copy;
}

function spoiltLine(line: string, places: readonly number[], nasty: unknown): string {
  const [key, packed = ""] = line.split("\t");
  if (packed === "") return line;
  // Of a body only its uses of imports may be kept, behind a mark.
  const mark = packed.startsWith("-") ? "-" : "";
  const value: unknown = JSON.parse(packed.slice(mark.length));
  return `${key}\t${typeof nasty === "string" ? nasty : mark + JSON.stringify(spoilt(value, places, nasty))}`;
}

const anyCraft = fc.record({
  file: fc.constantFrom("facts", "bodies", "rows.json", "stamps.json"),
  places: place,
  nasty: fc.constantFrom(...NASTY),
});

it("a crafted store ends no run", { timeout: 0 }, () => {
  const root = onDisk(PROJECT);
  const store = onDisk({});
  const files = [0, 1, 7].map((index) => `src/${index}.tsx`).concat("src/broken.ts");
  const lint = (): unknown => {
    const fresh = new Process();
    return files.map((file) => fresh.lint(join(root, file), readFileSync(join(root, file), "utf8"), { cache: store }));
  };
  lint();
  const folder = join(store, readdirSync(store)[0]!);
  const whole = readdirSync(folder).map(
    (name) => [join(folder, name), readFileSync(join(folder, name), "utf8")] as const,
  );
  expect(readdirSync(folder).sort()).toEqual(["bodies", "facts", "rows.json", "stamps.json"]);
  fc.assert(
    fc.property(fc.uniqueArray(anyCraft, { minLength: 1, maxLength: 3, selector: ({ file }) => file }), (crafts) => {
      for (const [path, text] of whole) writeFileSync(path, text);
      for (const { file, places, nasty } of crafts) {
        resealed(join(folder, file), (content) => {
          const isJson = file.endsWith(".json");
          if (isJson) return `${JSON.stringify(spoilt(JSON.parse(content), places, nasty))} `;
          return `${content
            .split("\n")
            .map((line) => spoiltLine(line, places, nasty))
            .join("\n")} `;
        });
      }
      lint();
    }),
    { numRuns: RUNS },
  );
});
