/**
 * Classes that a container makes, by their decorators, and how many objects of one there are.
 *
 * Whose a decorator is, is known by the package that it comes from; where a project hands it on itself, by its name.
 */

import type { Node } from "oxc-parser";
import type { ImportFact } from "../module-facts.js";
import type { ImportedName } from "../state/import-touches.js";
import type { TextPaths } from "../state/text-paths.js";
import { decoratorsOf, entryOf, type NamedDecorator, wordOf } from "./decorators.js";
import type { Lifetime, ProvidedClass } from "./injection-facts.js";

type Container = "nest" | "angular" | "inversify" | "tsyringe" | "typedi";

const OF_NAMES: Readonly<Record<string, Container>> = {
  Injectable: "nest",
  Controller: "nest",
  Resolver: "nest",
  WebSocketGateway: "nest",
  Processor: "nest",
  Component: "angular",
  Directive: "angular",
  Pipe: "angular",
  injectable: "inversify",
  singleton: "tsyringe",
  scoped: "tsyringe",
  autoInjectable: "tsyringe",
  Service: "typedi",
};
const PACKAGES: readonly (readonly [specifier: RegExp, container: Container])[] = [
  [/^@nestjs\//, "nest"],
  [/^@angular\//, "angular"],
  [/^inversify$|^@inversifyjs\//, "inversify"],
  [/^tsyringe$/, "tsyringe"],
  [/^typedi$/, "typedi"],
];

export interface DecoratedClass {
  readonly name: string;
  readonly node: Node;
  readonly lifetime: Lifetime;
}

/** In source order. O(classes and their decorators). */
export function decoratedClasses(
  { classes }: TextPaths,
  imports: readonly ImportFact[],
  imported: ReadonlyMap<string, ImportedName>,
): readonly DecoratedClass[] {
  const containerOf = (name: string): Container | undefined => {
    const from = imported.get(name);
    const specifier = from && imports[from.request]!.specifier;
    const known = PACKAGES.find(([pattern]) => specifier !== undefined && pattern.test(specifier))?.[1];
    return Object.hasOwn(OF_NAMES, name) ? (known ?? OF_NAMES[name]) : undefined;
  };
  const found: DecoratedClass[] = [];
  for (const { name, node } of classes.values()) {
    for (const decorator of decoratorsOf(node)) {
      const container = containerOf(decorator.name);
      if (container === undefined) continue;
      found.push({ name, node, lifetime: lifetimeOf(container, decorator) });
      break;
    }
  }
  return found.sort((one, other) => one.node.start - other.node.start);
}

export function providedClass(
  { name, node, lifetime }: DecoratedClass,
  lineAt: (offset: number) => number,
): ProvidedClass {
  const named = "id" in node && node.id ? (node.id as Node) : node;
  return { name, lifetime, line: lineAt(named.start) };
}

function lifetimeOf(container: Container, { name, arguments: given }: NamedDecorator): Lifetime {
  switch (container) {
    case "nest": {
      const scope = given.map((argument) => entryOf(argument, "scope")).find((value) => value !== undefined);
      return scope === undefined ? "singleton" : lifetimeOfWord(wordOf(scope));
    }
    case "angular":
      // Each place in a page where one stands makes another.
      return name === "Injectable" ? "singleton" : "transient";
    case "inversify":
      return given.length === 0 ? "unknown" : lifetimeOfWord(wordOf(given[0]));
    case "tsyringe":
      if (name === "singleton") return "singleton";
      return name === "scoped" ? lifetimeOfWord(wordOf(given[0])) : "transient";
    case "typedi": {
      const value = entryOf(given[0], "transient");
      return value?.type === "Literal" && value.value === true ? "transient" : "singleton";
    }
  }
}

/** `Scope.REQUEST`, `Lifecycle.ContainerScoped`, `"Singleton"`. */
export function lifetimeOfWord(word: string | undefined): Lifetime {
  switch (word?.toLowerCase()) {
    case "default":
    case "singleton":
      return "singleton";
    case "request":
    case "scoped":
    case "containerscoped":
    case "resolutionscoped":
      return "request";
    case "transient":
      return "transient";
    default:
      return "unknown";
  }
}
