/**
 * What a project says of injection, each part found when it is first asked for: providers take the bodies of a few modules, who
 * receives a thing those of the modules that may ask for it.
 */
import type { InjectionHint } from "../../facts/module-facts.js";
import { lazily } from "../lazily.js";
import { memoised } from "../memo.js";
import type { NodeSet } from "../node-set.js";
import type { Topology } from "../topology.js";
import { findHanded, type HandedThing } from "./handed-things.js";
import { injectionFacts } from "./injection-bodies.js";
import { inOneProgram } from "./one-program.js";
import {
  findProviders,
  nearestProviders,
  type PackageImports,
  packageImportsOf,
  type ProviderAt,
  type StandIn,
  standInsOf,
} from "./providers.js";
import { possibleReceivers, type ReceiverAt, receiversIn } from "./receivers.js";
import type { ResolvedToken } from "./token-keys.js";

export interface InjectionIndex {
  /** By the key of the token; without classes in modules that only list some. */
  readonly providers: ReadonlyMap<string, readonly ProviderAt[]>;
  /** Those of one token, classes in modules that only list some among them. */
  readonly providersOf: (token: ResolvedToken) => readonly ProviderAt[];
  /** Providers of other tokens by the class that they are. */
  readonly standIns: ReadonlyMap<string, readonly StandIn[]>;
  readonly handed: readonly HandedThing[];
  /** Those of several providers that a receiver means. */
  readonly nearest: (providers: readonly ProviderAt[], receiver: number) => readonly ProviderAt[];
  /** Who is given the thing behind a token, in order of modules and lines. */
  readonly receiversOf: (token: ResolvedToken) => readonly ReceiverAt[];
}

interface Parts {
  readonly receiving: readonly number[];
  readonly providing: readonly number[];
  readonly listing: readonly number[];
  readonly packageImports: PackageImports;
}

/** Memoised. Tests neither provide nor receive. */
export const injectionIndex: (topology: Topology, tests: NodeSet) => InjectionIndex = memoised(
  (topology, tests) => {
    const hinted = (test: (hint: InjectionHint) => boolean): readonly number[] =>
      topology.rows.flatMap(({ key }, node) => {
        const hint = key === undefined || tests.flags[node] === 1 ? undefined : topology.hintsOf(node).mayInject;
        return hint !== undefined && test(hint) ? [node] : [];
      });
    const parts = lazily<Parts>({
      receiving: () => hinted(() => true),
      providing: () => hinted((hint) => hint === "provides"),
      listing: () => hinted((hint) => hint === "lists"),
      packageImports: () => packageImportsOf(topology),
    });
    const known = new Map<number, ReturnType<typeof receiversIn>>();
    const receivers = (module: number): ReturnType<typeof receiversIn> => {
      const found = known.get(module) ?? receiversIn(topology, module);
      known.set(module, found);
      return found;
    };
    const index: InjectionIndex = lazily<InjectionIndex>({
      providers: () => findProviders(topology, parts.providing),
      providersOf: () => (token) => {
        const listing = findProviders(topology, possibleReceivers(topology, tests, parts.listing, token));
        return [...(index.providers.get(token.key) ?? []), ...(listing.get(token.key) ?? [])].sort(
          (a, b) => a.module - b.module || a.index - b.index,
        );
      },
      standIns: () => standInsOf(index.providers),
      handed: () => findHanded(topology, parts.providing),
      nearest: () => (providers, receiver) =>
        inOneProgram(topology, tests, nearestProviders(topology, parts.packageImports, providers, receiver), receiver),
      receiversOf: () => (token) => {
        const candidates = possibleReceivers(topology, tests, parts.receiving, token);
        injectionFacts(topology, candidates);
        return candidates.flatMap((module) => receivers(module).get(token.key) ?? []);
      },
    });
    return index;
  },
  (tests) => tests.key,
);
