/**
 * The objects of a class that containers make, each with who is given it. One for all who ask for the class by its name, unless several
 * modules list it, of which each has its own; and one for each token behind which it stands. Of a class of which there is one for each
 * request, or for each who asks, there is none that two could share. O(providers and stand-ins of the class).
 */
import type { InjectionIndex } from "../injection/injection-index.js";
import type { ProviderAt } from "../injection/providers.js";
import type { ReceiverAt } from "../injection/receivers.js";
import { exportedKey } from "../injection/token-keys.js";
import { injectionFacts } from "../injection/injection-bodies.js";
import type { Topology } from "../topology.js";

export interface ObjectOfClass {
  readonly isGiven: (receiver: ReceiverAt) => boolean;
}

/** @param exported the name of the class */
export function objectsOf(
  topology: Topology,
  index: InjectionIndex,
  owner: number,
  exported: string,
): readonly ObjectOfClass[] {
  const own = exportedKey(topology, owner, exported);
  const name = own.definition?.name;
  const said = injectionFacts(topology, [owner])[0]?.classes.find((each) => each.name === name)?.lifetime;
  const isSingle = ({ provider: { lifetime } }: ProviderAt): boolean =>
    (lifetime === "unknown" ? said : lifetime) === "singleton";
  // Who is passed an object of a type, and which, is not known.
  const byName = new Set(index.receiversOf(own).filter(({ receiver }) => receiver.by !== "typed"));
  const entries = index.providersOf(own);
  const named =
    entries.length === 0
      ? said === "singleton"
        ? [{ isGiven: (at: ReceiverAt) => byName.has(at) }]
        : []
      : ofEntries(index, entries, isSingle, (at) => byName.has(at));
  const standIns = (index.standIns.get(own.key) ?? []).filter(({ entry }) => isSingle(entry));
  return [
    ...named,
    ...standIns.map(({ entry, rivals }) => {
      const given = new Set(index.receiversOf(entry.token));
      return { isGiven: (at: ReceiverAt) => given.has(at) && index.nearest(rivals, at.module).includes(entry) };
    }),
  ];
}

/** A class that is provided as something else is not what is given to who asks for it. */
function ofEntries(
  { nearest }: InjectionIndex,
  entries: readonly ProviderAt[],
  isSingle: (entry: ProviderAt) => boolean,
  isAsked: (receiver: ReceiverAt) => boolean,
): readonly ObjectOfClass[] {
  const isItself = ({ provider, of, token }: ProviderAt): boolean =>
    provider.by === "listed" || of === undefined || of.key === token.key;
  return entries
    .filter((entry) => isItself(entry) && isSingle(entry))
    .map((entry) => ({ isGiven: (at: ReceiverAt) => isAsked(at) && nearest(entries, at.module).includes(entry) }));
}
