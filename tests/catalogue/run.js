// @ts-check
/**
 * `npm run catalogue:check`: whether the newest versions of all packages of the catalogue export what it says.
 *
 *     npm run catalogue:check -- [--keep FOLDER]
 *
 * Packages are unpacked in FOLDER, or in a temporary one that is removed; no script of theirs runs. A package whose exports come
 * from others is asked again beside its dependencies, or beside its typings in @types. Prints a table, then the versions as
 * docs/catalogue.md lists them. Exits with 1 if a name is missing or is not made as the catalogue says.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { LIBRARIES } from "../../build/catalogue/libraries.js";
import { exportedBy } from "./exported.js";
import { manifestOf, unpack } from "./unpack.js";

/** @typedef {{ specifier: string, name: string, by: "new" | "call" | "import" }} Claim */

/** How often packages are asked again beside what their exports come from. */
const ROUNDS = 4;

const { values: options } = parseArgs({ options: { keep: { type: "string" } } });
const folder = options.keep ?? mkdtempSync(join(tmpdir(), "catalogue-"));

/** @type {readonly Claim[]} */
const claims = LIBRARIES.flatMap(({ packages, names, by }) =>
  packages.flatMap((specifier) => names.map((name) => ({ specifier, name: name.replace(/\.\*$/, ""), by }))),
);
const asked = claims.filter(({ specifier }) => !isElsewhere(specifier));
const packages = [...new Set(asked.map(({ specifier }) => packageOf(specifier)))].sort();

try {
  unpack(folder, packages);
  let open = ask(asked);
  for (let round = 1; round < ROUNDS && open.length > 0; round++) {
    const around = open.flatMap(({ specifier }) => sourcesOf(packageOf(specifier)));
    unpack(folder, around);
    open = ask(open);
  }
  print(open);
} finally {
  if (options.keep === undefined) rmSync(folder, { recursive: true });
}

/**
 * Those that do not hold, with what is the case instead.
 * @param {readonly Claim[]} which
 */
function ask(which) {
  const exported = exportedBy(folder, [...new Set(which.map(({ specifier }) => specifier))]);
  return which
    .map((claim) => ({ ...claim, answer: exported(claim.specifier, claim.name, claim.by) }))
    .filter(({ answer }) => answer !== "found");
}

/**
 * Where exports of a package may come from: dependencies, dependencies of those that are there, typings of others.
 * @param {string} name
 */
function sourcesOf(name) {
  const seen = new Set([name]);
  for (const each of seen) {
    const { dependencies = {}, peerDependencies = {} } = manifestOf(folder, each);
    for (const next of Object.keys({ ...dependencies, ...peerDependencies })) seen.add(next);
    if (seen.size > 60) break;
  }
  return [`@types/${name.replace(/^@(.*)\//, "$1__")}`, ...seen];
}

/** @param {readonly (Claim & { answer: string })[]} wrong */
function print(wrong) {
  console.log("| package | version | names | wrong |");
  console.log("|---|---|---|---|");
  for (const name of packages) {
    const own = asked.filter(({ specifier }) => packageOf(specifier) === name);
    const failed = wrong
      .filter(({ specifier }) => packageOf(specifier) === name)
      .map((claim) => `${claim.specifier} ${claim.by} ${claim.name}: ${claim.answer}`);
    const { version = "not there" } = manifestOf(folder, name);
    console.log(`| ${name} | ${version} | ${own.length} | ${failed.join("; ")} |`);
    if (failed.length > 0) process.exitCode = 1;
  }
  console.log(
    `\n${packages.length} packages, ${asked.length} names, ${wrong.length} wrong; ${claims.length - asked.length} not asked\n`,
  );
  console.log(packages.map((name) => `${name} ${manifestOf(folder, name).version}`).join(", "));
}

/**
 * Of Node.js, of another host, or written by a generator when it is installed.
 * @param {string} specifier
 */
function isElsewhere(specifier) {
  return /^(?:\*\/|node:|bun:|@prisma\/client$)/.test(specifier) || builtinModules.includes(specifier);
}

/** @param {string} specifier */
function packageOf(specifier) {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
