/**
 * Classes of which a container makes one object for the whole program, and whose objects keep something that their methods change:
 * what one receiver has them do, the others find. O(things that are injected).
 */
import type { Maker, StateFact } from "../../facts/state/state-facts.js";
import { stateBodies } from "../state/state-bodies.js";
import type { Topology } from "../topology.js";
import type { Injection } from "./injections.js";

export interface StatefulProvider {
  readonly injection: Injection;
  readonly module: number;
  readonly name: string;
  /** Fields that a method sets which is none of the container's own, and that nothing makes harmless. */
  readonly fields: readonly StateFact[];
}

/** Methods that containers call once, before or after the work of a program. */
const LIFECYCLE =
  /\.(?:onModuleInit|onModuleDestroy|onApplicationBootstrap|onApplicationShutdown|beforeApplicationShutdown|afterInit|ngOnInit|ngOnDestroy|ngAfter\w+Init|configure|initialize|init|bootstrap|dispose|postConstruct|preDestroy)$/;

/** Whether a container calls a method, by its name, once and before or after the work of a program. */
export function isLifecycle(method: string): boolean {
  return LIFECYCLE.test(`.${method}`);
}

/** In the order of the injections. */
export function findStateful(topology: Topology, injections: readonly Injection[]): readonly StatefulProvider[] {
  return injections.flatMap((injection): readonly StatefulProvider[] => {
    const [id = "", name = ""] = injection.of?.split("#") ?? [];
    const module = topology.nodeOf(id);
    if (injection.lifetime !== "singleton" || module === undefined) return [];
    const maker = stateBodies(topology, [module])[0]?.state.makers.find((each) => each.name === name);
    if (maker === undefined) return [];
    const fields = changedFields(maker);
    return fields.length === 0 ? [] : [{ injection, module, name, fields }];
  });
}

/** Fields of each object of a class that a method sets which is none of a container's own, and that nothing makes harmless. */
export function changedFields({ fields, routines }: Maker): readonly StateFact[] {
  const isSet = (index: number): boolean =>
    routines.some((one) => !LIFECYCLE.test(one.name) && one.sets.some(({ state }) => state === index));
  return fields.filter(({ harmless }, index) => harmless === undefined && isSet(index));
}
