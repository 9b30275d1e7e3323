// @ts-check
/**
 * A store under fire: its writer is killed at random moments, its files are damaged at random. Whatever is left of it, the
 * findings are those of a run without a store. Reads the built plugin.
 */
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { seededNumbers } from "../seeded-numbers.js";
import { DIST, findingsIn } from "./findings.js";

const FINDINGS = fileURLToPath(new URL("findings.js", import.meta.url));
const FILES = ["bodies", "facts", "rows.json", "stamps.json"];

/**
 * A ring of `length` modules, with a chord of types from each: its cycles are those of the level `values`.
 *
 * @param {number} length
 * @returns {Record<string, string>}
 */
export function typedRing(length) {
  const textOf = (/** @type {number} */ at) => {
    const [next, far] = [(at + 1) % length, (at + 7) % length];
    return [
      `import { n${next} } from "./${next}";`,
      `import { n${far} } from "@/${far}";`,
      `export const n${at} = () => n${next};`,
      `export let far${at}: typeof n${far};`,
    ].join("\n");
  };
  return {
    "package.json": "{}",
    "tsconfig.json": JSON.stringify({ compilerOptions: { paths: { "@/*": ["./src/*"] } } }),
    ...Object.fromEntries(Array.from({ length }, (_, at) => [`src/${at}.ts`, textOf(at)])),
  };
}

/**
 * Ends a process that builds the store over and over at `count` random moments.
 *
 * @param {number} count
 * @param {number} seed
 * @returns {Promise<{ wrong: string[], amid: number }>} moments after which the findings were others, and how many left
 * a lock or half a file
 */
export async function killed(count, seed) {
  return inProject(220, async (root, store, expected) => {
    const random = seededNumbers(seed);
    const wrong = [];
    let amid = 0;
    for (let kill = 0; kill < count; kill++) {
      const wait = random(400);
      await endAfter(wait, root, store);
      const left = existsSync(store) ? namesIn(store) : [];
      if (left.some((name) => name === "lock" || name.endsWith(".tmp"))) amid++;
      const found = JSON.stringify(await findingsIn(root, store));
      if (found !== expected) wrong.push(`after ${wait} ms, with ${left.join(" ") || "nothing"}`);
    }
    return { wrong, amid };
  });
}

/**
 * Damages one or two files of a whole store, `count` times.
 *
 * @param {number} count
 * @param {number} seed
 * @returns {Promise<string[]>} damages after which the findings were others
 */
export async function damaged(count, seed) {
  return inProject(40, async (root, store, expected) => {
    await findingsIn(root, store);
    const folder = join(store, /** @type {string} */ (readdirSync(store)[0]));
    const whole = new Map(FILES.map((name) => [name, readFileSync(join(folder, name))]));
    const random = seededNumbers(seed);
    const wrong = [];
    for (let round = 0; round < count; round++) {
      const kind = /** @type {(typeof DAMAGES)[number]} */ (DAMAGES[round % DAMAGES.length]);
      const names = [FILES[random(4)], ...(random(4) === 0 ? [FILES[random(4)]] : [])];
      for (const [name, bytes] of whole) {
        const other = /** @type {Buffer} */ (whole.get(/** @type {string} */ (FILES[random(4)])));
        writeFileSync(join(folder, name), names.includes(name) ? kind.of(Buffer.from(bytes), random, other) : bytes);
      }
      const found = JSON.stringify(await findingsIn(root, store));
      if (found !== expected) wrong.push(`seed ${seed}, round ${round}: ${names.join(" and ")} ${kind.name}`);
    }
    return wrong;
  });
}

/** @type {{ name: string, of: (bytes: Buffer, random: (below: number) => number, other: Buffer) => Buffer }[]} */
const DAMAGES = [
  { name: "cut short", of: (bytes, random) => bytes.subarray(0, random(bytes.length)) },
  {
    name: "with a flipped bit",
    of(bytes, random) {
      const at = random(bytes.length);
      bytes[at] = /** @type {number} */ (bytes[at]) ^ (1 << random(8));
      return bytes;
    },
  },
  { name: "with zeros at its end", of: (bytes, random) => bytes.fill(0, random(bytes.length)) },
  {
    name: "without some bytes",
    of: (bytes, random) =>
      Buffer.concat([bytes.subarray(0, random(bytes.length)), bytes.subarray(random(bytes.length))]),
  },
  { name: "with another file's content", of: (_bytes, _random, other) => other },
  { name: "of another version", of: (bytes) => Buffer.from(bytes.toString().replace(/\d/, (digit) => `${digit}1`)) },
];

/**
 * @template Answer
 * @param {number} length
 * @param {(root: string, store: string, expected: string) => Promise<Answer>} ask
 * @returns {Promise<Answer>}
 */
async function inProject(length, ask) {
  const root = realpathSync.native(mkdtempSync(join(tmpdir(), "topology-fire-")));
  try {
    for (const [path, text] of Object.entries(typedRing(length))) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const expected = JSON.stringify(await findingsIn(root, false));
    return await ask(root, join(root, "store"), expected);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * @param {number} wait milliseconds since it has built its first store
 * @param {string} root
 * @param {string} store
 * @returns {Promise<void>}
 */
function endAfter(wait, root, store) {
  const child = spawn(process.execPath, [FINDINGS, root, store, DIST, "again"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), wait));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => resolve());
  });
}

/** @param {string} store */
function namesIn(store) {
  return readdirSync(store).flatMap((folder) => readdirSync(join(store, folder)).sort());
}
