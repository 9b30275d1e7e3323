/**
 * The steps of a story: what people, package managers and version control do to a project and its editor. A step that does not
 * apply, as removing what is not there, does nothing. Each says what it does, so that a failure reads as a story.
 */
import { mkdirSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import fc from "fast-check";
import { CONFIGS, FOLDERS, LINKS, MODULES, moduleText, OTHER_FILES, SETTINGS } from "./pools.js";
import type { World } from "./world.js";

export interface Step {
  readonly told: string;
  act(world: World): void;
}

const module = fc.constantFrom(...MODULES);
const step = (told: string, act: Step["act"]): Step => ({ told, act, [fc.toStringMethod]: () => told }) as Step;

const shown = (text: string): string =>
  text.includes("\n") || text.includes("\r") ? JSON.stringify(text) : text || "nothing";

const save = fc.tuple(module, moduleText).map(([path, write]) => {
  return step(`save ${path}: ${shown(write(path))}`, (world) => world.save(path, write(path)));
});

/** As git and careful editors write: another file takes the name, with whatever time it brings. */
const replace = fc.tuple(module, moduleText, fc.boolean()).map(([path, write, isOld]) =>
  step(`replace ${path}${isOld ? " by a file of old times" : ""}: ${shown(write(path))}`, (world) => {
    world.save(`${path}.new`, write(path));
    if (isOld) utimesSync(world.pathOf(`${path}.new`), 1_000_000_000, 1_000_000_000);
    renameSync(world.pathOf(`${path}.new`), world.pathOf(path));
  }),
);

/** The same number of bytes with another meaning. */
function turned(text: string): string {
  const next: { readonly [name: string]: string } = {
    a: "b",
    b: "c",
    c: "a",
    one: "two",
    two: "one",
    import: "export",
    export: "import",
  };
  return text.replace(
    /(?<=\/)[abc](?=["./])|(?<=")(?:one|two)(?=["/])|^(?:import|export)(?= [{*])/,
    (name) => next[name]!,
  );
}

const turn = fc.tuple(module, fc.integer({ min: 1, max: 3 }), fc.boolean()).map(([path, times, isLinted]) => {
  const told = `write ${path} anew ${times} times at once, as long as before${isLinted ? ", linting it each time" : ""}`;
  return step(told, (world) => {
    for (let time = 0; time < times; time++) {
      const text = world.textOf(path);
      if (text === undefined) return;
      writeFileSync(world.pathOf(path), turned(text));
      if (isLinted) world.lint(path);
    }
  });
});

/** As some programs that copy or format files do. */
const turnInSecret = module.map((path) =>
  step(`write ${path} anew, as long and as old as before`, (world) => {
    const { atime, mtime } = statSync(world.pathOf(path));
    writeFileSync(world.pathOf(path), turned(world.textOf(path) ?? ""));
    utimesSync(world.pathOf(path), atime, mtime);
  }),
);

const breakOrMend = fc.tuple(module, fc.boolean()).map(([path, isMended]) =>
  step(`${isMended ? "mend" : "break"} the syntax of ${path}`, (world) => {
    const text = world.textOf(path)?.replaceAll("\nconst = ;", "");
    if (text !== undefined) world.save(path, isMended ? text : `${text}\nconst = ;`);
  }),
);

const remove = fc
  .constantFrom<string>(...MODULES, ...MODULES, ...OTHER_FILES, ...FOLDERS, ...LINKS.map(([link]) => link))
  .map((path) => step(`remove ${path}`, (world) => rmSync(world.pathOf(path), { recursive: true })));

const rename = fc.tuple(module, module).map(([from, to]) =>
  step(`rename ${from} to ${to}`, (world) => {
    mkdirSync(dirname(world.pathOf(to)), { recursive: true });
    renameSync(world.pathOf(from), world.pathOf(to));
  }),
);

const renameFolder = fc
  .tuple(fc.constantFrom(...FOLDERS), fc.constantFrom(...FOLDERS))
  .map(([from, to]) =>
    step(`rename the folder ${from} to ${to}`, (world) => renameSync(world.pathOf(from), world.pathOf(to))),
  );

const folderLikeFile = fc
  .constantFrom<string>(...MODULES, ...Object.keys(CONFIGS))
  .map((path) => step(`make a folder ${path}/`, (world) => mkdirSync(world.pathOf(path), { recursive: true })));

const configure = fc
  .constantFrom(...Object.keys(CONFIGS))
  .chain((path) => fc.tuple(fc.constant(path), fc.constantFrom(...CONFIGS[path]!)))
  .map(([path, content]) => step(`save ${path}: ${shown(content)}`, (world) => world.save(path, content)));

const unconfigure = fc
  .constantFrom(...Object.keys(CONFIGS))
  .map((path) => step(`remove ${path}`, (world) => rmSync(world.pathOf(path))));

const settings = fc
  .constantFrom(...SETTINGS)
  .map((given) => step(`set settings.topology to ${JSON.stringify(given)}`, (world) => world.configure(given)));

const link = fc.constantFrom(...LINKS).map(([path, target]) =>
  step(`link ${path} to ${target}`, (world) => {
    if (world.isThere(path)) rmSync(world.pathOf(path), { recursive: true });
    mkdirSync(dirname(world.pathOf(path)), { recursive: true });
    symlinkSync(target, world.pathOf(path));
  }),
);

const saveOther = fc
  .constantFrom(...OTHER_FILES)
  .map((path) => step(`save ${path}`, (world) => world.save(path, "{}")));

const type = fc.tuple(module, moduleText, fc.boolean()).map(([path, write, isBroken]) => {
  const text = isBroken ? `${write(path)}\nconst = ;` : write(path);
  return step(`type in ${path}, unsaved: ${shown(text)}`, (world) => {
    world.buffers.set(path, text);
    world.lint(path);
  });
});

const SLIPS: readonly (readonly [told: string, change: (text: string) => string])[] = [
  ["a line before the first", (text) => `\n${text}`],
  ["another name in the first import", (text) => text.replace(/\{ a\b/, "{ b")],
  ["a type in the place of a value", (text) => text.replace(/export const a = (\w+);/, "export type a = $1;")],
  ["another specifier of the same length", turned],
  ["a use while loading", (text) => text.replace(/\(\) => (\w+);/, "$1();")],
  ["an error two lines further down", (text) => `\n\n${text}\nconst = ;`],
  ["one statement less", (text) => text.replace(/^[^;]*;/, "")],
];

/** As most typing: a little beside what is saved. */
const slip = fc.tuple(module, fc.constantFrom(...SLIPS)).map(([path, [told, change]]) =>
  step(`type in ${path}, unsaved: ${told}`, (world) => {
    const text = world.buffers.get(path) ?? world.textOf(path);
    if (text !== undefined) world.buffers.set(path, change(text));
    world.lint(path);
  }),
);

const saveBuffer = module.map((path) =>
  step(`save what is typed in ${path}`, (world) => {
    const text = world.buffers.get(path);
    if (text !== undefined) world.save(path, text);
    world.buffers.delete(path);
  }),
);

const drop = module.map((path) => step(`close ${path} without saving`, (world) => void world.buffers.delete(path)));

const lint = module.map((path) => step(`lint ${path}`, (world) => world.lint(path)));

const second = fc.constant(step("a second passes", (world) => world.passSecond()));

const restart = fc.constant(step("start a new process", (world) => world.restart()));

/** Compares all findings with those of fresh processes. */
export interface Comparison {
  /** Index of the file to begin with, since the first lint is the one that looks at the disk. */
  readonly first: number;
  /** Whether the clock of the disk has ticked before, so that what is there can be told by its times. */
  readonly hasTicked: boolean;
}

export const anyComparison: fc.Arbitrary<Comparison> = fc.record({ first: fc.nat(30), hasTicked: fc.boolean() });

const compare = anyComparison.map((comparison) => step(toldOf(comparison), (world) => world.compare(comparison)));

export function toldOf({ first, hasTicked }: Comparison): string {
  return `compare with fresh processes, from file ${first} on${hasTicked ? ", after a tick of the disk's clock" : ""}`;
}

const weighted = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });

/** What is there when the story begins. */
export const anyBeginning: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(weighted(6, save), weighted(2, configure), weighted(1, link)),
  { minLength: 4, maxLength: 16, size: "max" },
);

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  weighted(12, save),
  weighted(4, configure),
  weighted(4, slip),
  ...[replace, turn, turnInSecret, breakOrMend, remove, rename, link, type, lint, lint].map((each) =>
    weighted(2, each),
  ),
  ...[renameFolder, folderLikeFile, unconfigure, settings, saveOther, saveBuffer, drop, second, restart].map((each) =>
    weighted(1, each),
  ),
  weighted(4, compare),
);
