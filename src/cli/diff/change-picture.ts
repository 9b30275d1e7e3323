/**
 * The changed part of a graph in Mermaid, as a comment on GitHub shows it: cycles that came with the imports that tied them, states and
 * services that came to be shared, imports between domains that came or went. Thick arrows are new, dotted ones are gone or no
 * imports. Domains are boxes.
 */
import type { Change } from "../change/change.js";
import type { Arrow } from "../summary/summary.js";

/** More than this nobody can read in one picture. */
const DRAWN_AT_MOST = 60;

type Line = "==>" | "-.->" | "-->";

interface Node {
  readonly id: string;
  readonly name: string;
  readonly is: "module" | "domain" | "state" | "service";
}

/** Undefined if there is nothing to draw. */
export function changePicture(change: Change, domainOf: (module: string) => string | undefined): string | undefined {
  const picture = new Picture();
  for (const { is, cycle, causes } of change.knots) {
    if (is === "born" || is === "grown") drawCycle(picture, cycle, causes);
    else for (const cause of causes) picture.draw(moduleAt(cause.from), "-.->", moduleAt(cause.to));
  }
  for (const { from, to, cycle } of change.hiddenCycles) drawCycle(picture, cycle, [{ from, to }]);
  for (const { is, state } of change.states) {
    if (is === "separate") continue;
    for (const module of state.setBy) picture.draw(moduleAt(module), "==>", { is: "state", name: state.id });
    for (const module of state.usedBy) picture.draw({ is: "state", name: state.id }, "-->", moduleAt(module));
  }
  for (const { is, service, domains } of change.services) {
    if (is === "separate") continue;
    for (const name of service.domains) {
      const line = domains.includes(name) ? "==>" : "-->";
      picture.draw({ is: "domain", name }, line, { is: "service", name: service.key });
    }
  }
  for (const { added, removed } of change.domainImports) {
    for (const { from, to } of added) picture.draw(moduleAt(from), "==>", moduleAt(to));
    for (const { from, to } of removed) picture.draw(moduleAt(from), "-.->", moduleAt(to));
  }
  return picture.text(domainOf);
}

function moduleAt(name: string): Omit<Node, "id"> {
  return { is: "module", name };
}

function drawCycle(picture: Picture, cycle: readonly string[], causes: readonly Arrow[]): void {
  for (const [at, from] of cycle.entries()) {
    const to = cycle[(at + 1) % cycle.length]!;
    const isCause = causes.some((cause) => cause.from === from && cause.to === to);
    picture.draw(moduleAt(from), isCause ? "==>" : "-->", moduleAt(to));
  }
}

class Picture {
  readonly #nodes = new Map<string, Node>();
  readonly #lines = new Map<string, string>();
  #left = 0;

  /** Once for each pair; what is drawn first counts. */
  draw(from: Omit<Node, "id">, line: Line, to: Omit<Node, "id">): void {
    const keys = [from, to].map(({ is, name }) => `${is} ${name}`);
    const fresh = new Set(keys.filter((key) => !this.#nodes.has(key))).size;
    if (this.#nodes.size + fresh > DRAWN_AT_MOST) {
      this.#left++;
      return;
    }
    for (const [at, node] of [from, to].entries())
      if (!this.#nodes.has(keys[at]!)) this.#nodes.set(keys[at]!, { ...node, id: `n${this.#nodes.size}` });
    const ends = keys.map((key) => this.#nodes.get(key)!.id);
    const key = ends.join(" ");
    if (!this.#lines.has(key)) this.#lines.set(key, `  ${ends[0]} ${line} ${ends[1]}`);
  }

  text(domainOf: (module: string) => string | undefined): string | undefined {
    if (this.#nodes.size === 0) return undefined;
    const boxes = new Map<string | undefined, Node[]>();
    for (const node of this.#nodes.values()) {
      const domain = node.is === "module" ? domainOf(node.name) : undefined;
      boxes.set(domain, [...(boxes.get(domain) ?? []), node]);
    }
    const loose = (boxes.get(undefined) ?? []).map((node) => `  ${shape(node)}`);
    boxes.delete(undefined);
    const boxed = [...boxes].flatMap(([domain = "", nodes], at) => [
      `  subgraph d${at}[${quoted(domain)}]`,
      ...nodes.map((node) => `    ${shape(node)}`),
      "  end",
    ]);
    const more = this.#left > 0 ? [`  more[${quoted(`and ${this.#left} more arrows`)}]`] : [];
    return ["flowchart LR", ...boxed, ...loose, ...this.#lines.values(), ...more].join("\n");
  }
}

function shape({ id, is, name }: Node): string {
  if (is === "state") return `${id}([${quoted(name)}])`;
  if (is === "domain") return `${id}[[${quoted(name)}]]`;
  return is === "service" ? `${id}[(${quoted(name)})]` : `${id}[${quoted(name)}]`;
}

/** Mermaid reads no other quote, and takes `#` for the beginning of one of its entities. */
function quoted(text: string): string {
  return `"${text.replaceAll("#", "#35;").replaceAll('"', "#quot;")}"`;
}
