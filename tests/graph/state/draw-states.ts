/**
 * A Topology with state, from a drawing: modules, and under each what its text says, without the text.
 *
 *     auth.ts
 *       holds map sessions                     const sessions = new Map()
 *       holds object config as config          export const config = {}
 *       holds variable cache because lazy      what it does with it itself does no harm
 *       login() sets sessions                  export function login() { sessions.set(…) }
 *       auth.of() reads sessions, config.limit export const auth = { of() { … } }
 *       itself sets sessions                   a timer, say: no other module can call it
 *       class Store has map items: add() sets items, all() reads items
 *       makes store of Store as store          export const store = new Store()
 *       makes db of Db as db with singleton    export const db = singleton("db", () => new Db())
 *     a.ts
 *       uses login() of auth.ts                import { login } from "./auth", and a call of it after loading
 *       uses config.limit of auth.ts
 *       uses *.login() of auth.ts              import * as …
 *       writes sessions.clear() of auth.ts
 *       writes config.limit of auth.ts
 *     index.ts
 *       passes on login of auth.ts             export { login } from "./auth"
 *       passes on * of auth.ts                 export * from "./auth"
 *       passes on * as all of auth.ts
 *     c.ts
 *       imports Store of auth.ts               import { Store } from "./auth"
 *
 * A line of a module is its line in the text; behind a declaration may stand `accepted` and a reason.
 */
import { NO_INJECTION } from "../../../src/facts/injection/injection-facts.js";
import { NO_SERVICES } from "../../../src/facts/services/service-facts.js";
import type { BodyFacts, ImportWrite, ValueForm } from "../../../src/facts/body-facts.js";
import type { BoundName, ExportFact, ImportFact } from "../../../src/facts/module-facts.js";
import type {
  Harmless,
  ImportTouch,
  Instance,
  LoadedName,
  Maker,
  Routine,
  StateAccess,
  StateFact,
  StateKind,
} from "../../../src/facts/state/state-facts.js";
import { familiesChangedBy } from "../../../src/facts/writing-methods.js";
import { linkTopology } from "../../../src/graph/link.js";
import { LABEL_BIT, type ResolvedModule } from "../../../src/graph/resolved-module.js";
import type { Topology } from "../../../src/graph/topology.js";
import { HEALTHY } from "../draw.js";

/** @param asked collects the modules whose bodies are asked for, in batches */
export function drawStates(drawing: string, asked: string[][] = []): Topology {
  const modules = new Map<string, DrawnText>();
  for (const line of drawing.split("\n").filter((text) => text.trim() !== "")) {
    const text = line.trim();
    if (/^[\w/.-]+\.ts$/.test(text)) modules.set(text, new DrawnText());
    else [...modules.values()].at(-1)!.add(text);
  }
  const rows = [...modules].map(([id, text]) => text.row(id));
  return linkTopology(rows, ({ id }) => modules.get(id)!.facts(), HEALTHY, {
    bodies: (wanted) => {
      asked.push(wanted.map(({ id }) => id));
      return wanted.map(({ id }) => modules.get(id)!.body());
    },
    mayMention: ({ id }, words) => {
      const steps = new Set(
        modules
          .get(id)!
          .body()
          .state.touches.flatMap(({ path }) => path),
      );
      return words.some((word) => steps.has(word));
    },
  });
}

type Mutable<Facts> = { -readonly [Key in keyof Facts]: Facts[Key] };

class DrawnText {
  #line = 0;
  readonly #imports: ImportFact[] = [];
  readonly #targets: string[] = [];
  readonly #exports: ExportFact[] = [];
  readonly #states: StateFact[] = [];
  readonly #routines: Routine[] = [];
  readonly #touches: ImportTouch[] = [];
  readonly #loaded: LoadedName[] = [];
  readonly #makers: Maker[] = [];
  readonly #instances: Instance[] = [];
  readonly #writes: ImportWrite[] = [];
  readonly #values: Record<string, ValueForm> = {};

  row(id: string): ResolvedModule {
    const labels = this.#imports.map(() => LABEL_BIT.eager);
    return { id, key: id, labels, targets: this.#targets, unresolved: [] };
  }

  facts() {
    return {
      imports: this.#imports,
      exports: this.#exports,
      ...(this.#states.length + this.#instances.length > 0 && { mayHoldState: "here" as const }),
      ...(this.#writes.length > 0 && {
        mayWriteNames: this.#writes.map(({ request, name }) => this.#imports[request]!.names[name]!.local),
      }),
    };
  }

  body(): BodyFacts {
    const state = {
      states: this.#states,
      routines: this.#routines,
      touches: this.#touches,
      loaded: this.#loaded,
      makers: this.#makers,
      instances: this.#instances,
      constructions: [],
    };
    return {
      uses: [],
      functions: [],
      empty: [],
      writes: this.#writes,
      values: this.#values,
      state,
      services: NO_SERVICES,
      injection: NO_INJECTION,
    };
  }

  add(text: string): void {
    this.#line++;
    for (const [shape, read] of this.#shapes) {
      const match = shape.exec(text);
      if (match !== null) return read(...match.slice(1).map((part = "") => part));
    }
    throw new Error(`Nothing is drawn by: ${text}`);
  }

  readonly #shapes: readonly (readonly [RegExp, (...parts: string[]) => void])[] = [
    [
      /^holds (.*?) ([\w.#]+)(?: as ([\w.=]+))?(?: because (.*?))?(?: (accepted) ?(.*))?$/,
      (kind, name, way, harmless, isAccepted, reason) => {
        this.#states.push({
          ...this.#declared(name!, kind!, harmless!),
          ways: way ? [this.#exported(way)] : [],
          ...(isAccepted && { accepted: reason! }),
        });
        const [exported, member] = way!.split(".");
        const form = (kind === "variable" ? "object" : kind) as ValueForm["kind"];
        if (exported) this.#values[exported] = member ? { kind: "class", members: { [member]: form } } : { kind: form };
      },
    ],
    [
      /^class (\w+) has (.*?) ([\w#]+): (.*)$/,
      (name, kind, field, routines) => {
        this.#exported(name!);
        const fields = [this.#declared(field!, kind!, "")];
        const methods = routines!.split(/, (?=\w+\(\))/).map((one) => this.#routine(one, fields));
        this.#makers.push({ name: name!, exported: [name!], fields, routines: methods });
        this.#values[name!] = { kind: "class" };
      },
    ],
    [
      /^makes (\S+) of (\S+) as (\S+)(?: with (\w+))?(?: (accepted) ?(.*))?$/,
      (name, of, way, helper, isAccepted, reason) => {
        this.#instances.push({
          name: name!,
          of: of!,
          ...(helper && { helper }),
          ways: [this.#exported(way!)],
          range: this.#range(),
          line: this.#line,
          ...(isAccepted && { accepted: reason! }),
        });
        this.#values[way!] = { kind: "instance", of: of!, isOwn: true };
      },
    ],
    [
      /^(?:uses|imports) (\S+) of (\S+)$/,
      (chain, target) => {
        const [imported, ...path] = stepsOf(chain!);
        const request = this.#import(target!, [{ imported: imported!, local: imported === "*" ? "all" : imported! }]);
        this.#touches.push({ request, name: 0, path, line: this.#line });
      },
    ],
    [
      /^writes (\S+) of (\S+)$/,
      (chain, target) => {
        const [imported, ...path] = stepsOf(chain!);
        const request = this.#import(target!, [{ imported: imported!, local: imported! }]);
        const isCall = path.at(-1) === "()";
        const steps = isCall ? path.slice(0, -1) : path;
        const what = steps.at(-1)!;
        const by = isCall ? "method" : "assignment";
        const changes = isCall ? familiesChangedBy(what) : [];
        const touch = { request, name: 0, path, line: this.#line };
        this.#touches.push({ ...touch, changes: isCall ? changes : "assignment" });
        this.#writes.push({ request, name: 0, path: steps.slice(0, -1), by, what, changes, range: this.#range() });
      },
    ],
    [
      /^passes on (\S+)(?: as (\w+))? of (\S+)$/,
      (imported, local, target) => {
        const exported = local || imported!;
        const source = this.#import(target!, [{ imported: imported!, local: exported }], "export-from");
        this.#exports.push({ exported, source, line: this.#line });
      },
    ],
    [
      /^(\S+\(\)|itself) ((?:sets|reads) .*)$/,
      (name, does) => void this.#routines.push(this.#routine(`${name} ${does}`)),
    ],
  ];

  #import(target: string, names: readonly BoundName[], form: ImportFact["form"] = "import"): number {
    this.#imports.push({
      specifier: `./${target}`,
      form,
      label: "eager",
      names,
      range: this.#range(),
      line: this.#line,
    });
    this.#targets.push(target);
    return this.#imports.length - 1;
  }

  #exported(way: string): readonly string[] {
    const [exported = "", ...steps] = way.split(".");
    const isKnown = this.#exports.some((one) => one.exported === exported);
    if (!isKnown) this.#exports.push({ exported, local: exported, line: this.#line });
    return [exported, ...steps];
  }

  #declared(name: string, kind: string, harmless: string): Mutable<StateFact> {
    return {
      name,
      kind: kind as StateKind,
      range: this.#range(),
      line: this.#line,
      ways: [],
      ...(harmless && { harmless: harmless as Harmless }),
    };
  }

  /** `add() sets items, reads count`; of a method the way is its name alone. */
  #routine(text: string, fields?: readonly StateFact[]): Routine {
    const [who = "", ...words] = text.split(" ");
    const isSelf = who === "itself";
    const way = who.replace("()", "");
    const routine: { sets: StateAccess[]; reads: StateAccess[] } = { sets: [], reads: [] };
    let verb: "sets" | "reads" = "reads";
    for (const word of words.map((each) => each.replace(",", ""))) {
      if (word === "sets" || word === "reads") verb = word;
      else routine[verb].push(this.#access(word, fields ?? this.#states));
    }
    const ways = isSelf ? [] : [fields === undefined ? this.#exported(way) : [way]];
    return { name: isSelf ? "" : way, ways, ...routine, touches: [] };
  }

  #access(text: string, states: readonly StateFact[]): StateAccess {
    const whole = states.findIndex(({ name }) => name === text);
    if (whole !== -1) return { state: whole, line: this.#line };
    const member = text.slice(text.lastIndexOf(".") + 1);
    const state = states.findIndex(({ name }) => name === text.slice(0, -member.length - 1));
    if (state === -1) throw new Error(`There is no state ${text}`);
    return { state, member, line: this.#line };
  }

  #range(): readonly [number, number] {
    return [100 * this.#line, 100 * this.#line + 10];
  }
}

/** `store.add()` as the steps store, add, (). */
function stepsOf(chain: string): string[] {
  return chain.replaceAll("()", ".()").split(".");
}
