/** Of `no-foreign-mutation`: where the thing is declared, and everybody who changes it. */
import { readText } from "../../files/disk.js";
import { foreignWrites, type ForeignWrite } from "../../graph/foreign-writes.js";
import type { Topology } from "../../graph/topology.js";
import { matchingModules } from "../../project/matching-modules.js";
import { counted } from "../../words/counted.js";
import { type Explanation, NOTHING_MORE, type Question } from "./explanation.js";

interface ToldWrite {
  readonly module: string;
  readonly line: number;
  readonly written: string;
  readonly by: ForeignWrite["write"]["by"];
  readonly what: string;
}

export function foreignWriteEvidence({ root, topology, view, finding }: Question): Explanation {
  const id = "state" in finding ? finding.state : "";
  const source = id.slice(0, id.lastIndexOf("#"));
  const tests = matchingModules(topology, view.tests);
  const nodes = writersOf(topology, source).filter((node) => tests.flags[node] === 0);
  const bodies = topology.bodiesOf(nodes);
  const found = nodes.flatMap((node, at) =>
    foreignWrites(topology, node, bodies[at])
      .filter(({ state }) => state === id)
      .map((write) => ({ node, write })),
  );
  const [first] = found;
  if (first === undefined) return NOTHING_MORE;
  const writes = found.map(({ node, write: { write, written } }): ToldWrite => {
    const { range, by, what } = write;
    const module = topology.modules[node]!;
    return { module, line: lineAt(root, module, range[0]), written, by, what };
  });
  const { owner, line } = first.write;
  const declared =
    owner === undefined ? undefined : { module: topology.modules[owner]!, ...(line !== undefined && { line }) };
  const own = writes.filter(({ module }) => module === finding.module);
  return {
    sections: [
      {
        title: id.slice(source.length + 1),
        lines: [declared === undefined ? `of the package ${source}` : `declared at ${placeOf(declared)}`],
      },
      { title: `Changed from outside in ${counted(writes.length, "place")}`, lines: writes.map(writeLine) },
    ],
    ways:
      declared === undefined
        ? [
            `Set it once, in the module that starts the program (settings.topology.entry), and not at ${own.map(placeOf).join(", ")}`,
          ]
        : waysOf(declared.module, own),
    evidence: { ...(declared === undefined ? { package: source } : { declared }), writes },
  };
}

/** Modules whose texts may change what they import, and that import from a module or package, by whatever way for a module. */
function writersOf(topology: Topology, source: string): readonly number[] {
  const isModule = topology.nodeOf(source) !== undefined;
  return [...topology.modules.keys()].filter((node) => {
    const { mayWriteNames = [], imports } = topology.factsOf(node);
    return mayWriteNames.length > 0 && (isModule || imports.some(({ specifier }) => specifier === source));
  });
}

function waysOf(owner: string, own: readonly ToldWrite[]): readonly string[] {
  const copies = own.filter(({ what }) => what === "sort" || what === "reverse");
  return [
    ...copies.map((write) => `Change a copy at ${placeOf(write)}: [...${write.written}].${write.what}()`),
    ...(copies.length === own.length
      ? []
      : [
          `Give ${owner} a function that does it, and call that at ${own
            .filter((one) => !copies.includes(one))
            .map(placeOf)
            .join(", ")}`,
        ]),
  ];
}

function writeLine(write: ToldWrite): string {
  const { by, what, written } = write;
  const how =
    by === "method"
      ? `${written}.${what}()`
      : by === "function"
        ? `${what}(${written})`
        : `${written}${what === "*" ? "[…]" : `.${what}`} = …`;
  return `${placeOf(write)} ${how}`;
}

function placeOf({ module, line }: { readonly module: string; readonly line?: number }): string {
  return line === undefined ? module : `${module}:${line}`;
}

/** Facts of writes have no line, since nothing but a person asks for it. */
function lineAt(root: string, module: string, offset: number): number {
  const text = readText(`${root}/${module}`) ?? "";
  return text.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/).length;
}
