/**
 * Writes of one module to what another module or a package owns.
 *
 * The importer says where it writes and how; the module that defines the name says what its value is, and so whether that
 * is a write at all: `.delete()` of a Map is one, that of an unknown object may be anything. What nobody knows is no write.
 * A setter is a function of its owner, so that assigning to it is none either.
 */
import { isBuiltin } from "node:module";
import type { BodyFacts, ImportWrite, MemberForm, ValueForm } from "../facts/body-facts.js";
import { definitionOf } from "./definition.js";
import { remembered } from "./remembered.js";
import type { ResolvedModule } from "./resolved-module.js";
import type { Topology } from "./topology.js";

export interface ForeignWrite {
  readonly write: ImportWrite;
  /** As the importer writes it: `plans`, `config.limits`. */
  readonly written: string;
  readonly specifier: string;
  /** The module that defines the name; undefined for a package. */
  readonly owner: number | undefined;
  /** From the name that is exported there to the object that is changed; empty for a package. */
  readonly way: readonly string[];
  /** Line of the export there. */
  readonly line: number | undefined;
  /** What is written to by name: `src/plans.ts#plans`, `axios#default`. */
  readonly state: string;
}

/**
 * The writes of a module, of which `body` is the body, in source order; none if its body is not known. Asks for the bodies of
 * the modules that define what is written to. O(writes), and what `definitionOf` takes.
 */
export function foreignWrites(
  topology: Topology,
  node: number,
  body: Pick<BodyFacts, "writes"> | undefined,
): readonly ForeignWrite[] {
  return (body?.writes ?? []).flatMap((write) => foreignWrite(topology, node, write) ?? []);
}

function foreignWrite(topology: Topology, node: number, write: ImportWrite): ForeignWrite | undefined {
  const { specifier, names } = topology.factsOf(node).imports[write.request]!;
  const { imported, local } = names[write.name]!;
  const { targets, unresolved } = topology.rows[node]!;
  const target = targets[write.request] ?? null;
  const written = [local, ...write.path].join(".").replaceAll(".*", "[…]");
  if (target === null) {
    const isFound = isPackage(specifier) && !unresolved.includes(write.request) && isPackageWrite(write);
    const state = `${specifier}#${imported}`;
    return isFound ? { write, written, specifier, owner: undefined, way: [], line: undefined, state } : undefined;
  }
  const found = valueOf(topology, topology.nodeOf(target)!, imported, write.path);
  if (found === undefined || found.owner === node || !isWrite(topology, found, write)) return undefined;
  const { owner, name, path } = found;
  const line = topology.factsOf(owner).exports.find(({ exported }) => exported === name)?.line;
  return { write, written, specifier, owner, way: [name, ...path], line, state: `${topology.modules[owner]}#${name}` };
}

interface Value {
  readonly owner: number;
  readonly name: string;
  readonly form: ValueForm;
  /** From the value to what is written to. */
  readonly path: readonly string[];
}

/** The value behind an imported name; that of a namespace is behind the first step of the path. */
function valueOf(topology: Topology, node: number, imported: string, path: readonly string[]): Value | undefined {
  const whole = imported === "*" || imported === "default" ? valueAt(topology, node, "=", path) : undefined;
  if (whole !== undefined || imported !== "*") return whole ?? valueAt(topology, node, imported, path);
  const [name, ...rest] = path;
  return name === undefined ? undefined : valueAt(topology, node, name, rest);
}

function valueAt(topology: Topology, node: number, exported: string, path: readonly string[]): Value | undefined {
  const definition = definitionOf(topology, node, exported);
  if (definition === undefined) return undefined;
  const values = valuesOf(topology, definition.node);
  const form = values && Object.hasOwn(values, definition.name) ? values[definition.name] : undefined;
  return form && { owner: definition.node, name: definition.name, form, path };
}

/** Of rows, each of which stands for one text. */
const known = remembered<ResolvedModule, BodyFacts["values"]>();

function valuesOf(topology: Topology, node: number): BodyFacts["values"] | undefined {
  const row = topology.rows[node]!;
  const before = known.get(row);
  if (before !== undefined) return before;
  const [body] = topology.bodiesOf([node]);
  if (body !== undefined) known.set(row, body.values);
  return body?.values;
}

function isWrite(topology: Topology, value: Value, { by, what, changes }: ImportWrite): boolean {
  const { form, path } = value;
  const [member, ...deeper] = path;
  if (deeper.length > 0) return false;
  const kind = member === undefined ? form.kind : memberOf(form, member);
  // What a weak map holds belongs to the keys, and whoever has a key may forget it.
  if (kind === undefined || kind === "weak map" || kind === "weak set") return false;
  if (by === "method") return changes.some((family) => family === kind);
  if (kind === "instance") return member === undefined && isOwnInstance(topology, value, what);
  if (by === "function") return true;
  return !LABELS.has(what) && !(member === undefined && form.setters?.includes(what) === true);
}

function memberOf({ members }: ValueForm, member: string): MemberForm | undefined {
  return members !== undefined && Object.hasOwn(members, member) ? members[member] : undefined;
}

/** Whether an instance is of a class of the project, and an assignment to a property of it no call of a setter. */
function isOwnInstance(topology: Topology, { owner, form }: Value, property: string): boolean {
  const made = form.isOwn === true ? form : importedClass(topology, owner, form.of ?? "");
  return made !== undefined && made.instanceSetters?.includes(property) !== true;
}

/** The class of the project that a module imports under a name; undefined for one of a package. */
function importedClass(topology: Topology, node: number, local: string): ValueForm | undefined {
  const { imports } = topology.factsOf(node);
  const request = imports.findIndex(
    ({ form, names }) => form !== "export-from" && names.some((name) => name.local === local),
  );
  const target = topology.rows[node]!.targets[request] ?? null;
  const name = imports[request]?.names.find((one) => one.local === local);
  if (target === null || name === undefined) return undefined;
  const found = valueOf(topology, topology.nodeOf(target)!, name.imported, []);
  return found?.form.kind === "class" ? found.form : undefined;
}

/** What tools read off functions and classes, and what reactive libraries make of an assignment. */
const LABELS = new Set(["displayName", "defaultProps", "propTypes", "contextTypes", "childContextTypes"]);
const CELLS = new Set(["value", "current"]);

/** Of a package only the assignments are known for what they are. */
function isPackageWrite({ by, what }: ImportWrite): boolean {
  return by === "assignment" && what !== "*" && !LABELS.has(what) && !CELLS.has(what);
}

/** What runs the program is there once and is told so: `process.exitCode = 1`, `nativeTheme.themeSource = "dark"`. */
const HOST = /^(?:electron|electron-updater|vscode|react-native|bun|meteor)(?:[/:]|$)/;

function isPackage(specifier: string): boolean {
  return /^[@\w]/.test(specifier) && !specifier.startsWith("@/") && !isBuiltin(specifier) && !HOST.test(specifier);
}
