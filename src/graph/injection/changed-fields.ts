/**
 * Fields of the objects of a class that keep something which methods change: what one who is given such an object has it do, the others
 * find. O(fields · routines).
 */
import type { Maker, StateFact } from "../../facts/state/state-facts.js";

/** Methods that containers call once, before or after the work of a program. */
const LIFECYCLE =
  /\.(?:onModuleInit|onModuleDestroy|onApplicationBootstrap|onApplicationShutdown|beforeApplicationShutdown|afterInit|ngOnInit|ngOnDestroy|ngAfter\w+Init|configure|initialize|init|bootstrap|dispose|postConstruct|preDestroy)$/;

/** Whether a container calls a method, by its name, once and before or after the work of a program. */
export function isLifecycle(method: string): boolean {
  return LIFECYCLE.test(`.${method}`);
}

/** Those that a method sets which is none of a container's own, and that nothing makes harmless. */
export function changedFields({ fields, routines }: Maker): readonly StateFact[] {
  const isSet = (index: number): boolean =>
    routines.some((one) => !LIFECYCLE.test(one.name) && one.sets.some(({ state }) => state === index));
  return fields.filter(({ harmless }, index) => harmless === undefined && isSet(index));
}
