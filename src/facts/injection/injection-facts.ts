/**
 * What one text says of things that are made in one place and handed to others: classes that a container makes, entries that say what
 * stands behind a token, who receives what, and values that are passed to several makers. Plain JSON, a part of the body facts; which
 * provider and which receiver belong together is for the graph to say.
 *
 *     @Injectable() export class Mailer {}                          class Mailer, a singleton
 *     { provide: "REDIS", useFactory: () => new Redis(url) }        provider of the text REDIS
 *     constructor(@Inject("REDIS") private redis: Redis) {}         receiver of it, as `redis`
 *     new Auth(cache); new Billing(cache)                           `cache` is handed to both
 */

import type { Value } from "../services/service-facts.js";
import type { Way } from "../state/state-facts.js";
import type { Family } from "../writing-methods.js";

/** How many there are of one thing: one for the program, one for each request or for each who asks; `unknown` if the text hides it. */
export type Lifetime = "singleton" | "request" | "transient" | "unknown";

/** A container of the language that stands behind a token. */
export interface ProvidedContainer {
  /** Index among the providers. */
  readonly provider: number;
  readonly family: Family;
  /** The variable of the module that has it; empty without one. */
  readonly name: string;
  readonly range: readonly [start: number, end: number];
  readonly line: number;
  /** What stands behind `@shared-state` in the comment there; empty if nothing does. */
  readonly accepted?: string;
}

/** Where a token is looked up: names of one are none of another. */
export type TokenSpace =
  | ("token" | "name" | "app.locals" | "app.set" | "fastify" | "queue" | "queue connection")
  /** What a package exports, or makes under a name of its own: `typeorm#DataSource`. */
  | "package";

/** What a thing is asked for by. */
export type Token =
  | { readonly space: TokenSpace; readonly text: string }
  /** Index into the import facts and into the names of that one, then members. */
  | { readonly request: number; readonly name: number; readonly path: readonly string[] }
  /** Path in this text. */
  | { readonly local: readonly string[] };

/** A class that a container makes. */
export interface ProvidedClass {
  readonly name: string;
  readonly lifetime: Lifetime;
  readonly line: number;
}

/** What stands behind a token. */
export interface Provider {
  readonly token: Token;
  /**
   * `class` also for another token whose value it is; `listed` for a class that a module of the container lists; `default` for what counts
   * if nobody provides anything, and `hidden` for what is provided without the text saying what.
   */
  readonly by: "class" | "factory" | "value" | "listed" | "default" | "hidden";
  /** The class or token that it is. */
  readonly of?: Token;
  /** What is known of the value, or of what the factory returns. */
  readonly value?: Value;
  readonly lifetime: Lifetime;
  readonly line: number;
  /** Tokens that the factory is given, in the order of its parameters. */
  readonly inject: readonly Token[];
}

/** `typed`: a constructor's parameter of a class that no container is known to make, so that somebody passes it an object of that type. */
export type ReceivedBy = "constructor" | "typed" | "token" | "property" | "inject call" | "container" | "app";

/** A parameter, a field or a variable that is given something. */
export interface Receiver {
  readonly token: Token;
  /** As it is named here. */
  readonly name: string;
  readonly by: ReceivedBy;
  /** The class around it; empty without one. */
  readonly home: string;
  readonly range: readonly [start: number, end: number];
  readonly line: number;
  /** What is done with it: a member (`*` for all of it), ways to code that does so, and containers that a method of this name changes. */
  readonly uses: readonly (readonly [member: string, ways: readonly Way[], changes?: readonly Family[]])[];
}

/** A value that one piece of code passes to several makers of other modules. */
export interface HandedValue {
  readonly name: string;
  /** Whether the module makes it once, and not a function of it each time that it runs. */
  readonly once: boolean;
  /** Present if it is waited for: what a function asks a client for arrives so, and is no client. */
  readonly awaited?: true;
  readonly value: Value;
  readonly line: number;
  readonly to: readonly {
    /** Index into the import facts and into the names of that one, then members. */
    readonly request: number;
    readonly imported: number;
    readonly path: readonly string[];
    readonly by: "new" | "call";
    /** The argument, and the key if it is in an object. */
    readonly argument: number;
    readonly key?: string;
    readonly line: number;
  }[];
}

/** The parameters of an exported class or function, for those who are handed something. */
export interface Signature {
  readonly way: Way;
  readonly parameters: readonly {
    readonly argument: number;
    readonly key?: string;
    readonly name: string;
    readonly range: readonly [start: number, end: number];
    readonly line: number;
  }[];
}

/** A class that extends one which is named. */
export interface DerivedClass {
  readonly name: string;
  readonly from: Token;
  /** Members that its own code uses of its objects and that it does not have itself, and ways to that code. */
  readonly uses: Receiver["uses"];
  /** Of the class that it extends, as it is named here. */
  readonly range: readonly [start: number, end: number];
  readonly line: number;
}

export interface InjectionFacts {
  readonly classes: readonly ProvidedClass[];
  readonly providers: readonly Provider[];
  readonly receivers: readonly Receiver[];
  readonly handed: readonly HandedValue[];
  readonly signatures: readonly Signature[];
  readonly derived: readonly DerivedClass[];
  readonly containers: readonly ProvidedContainer[];
}

/** Of a text that hands out and receives nothing. */
export const NO_INJECTION: InjectionFacts = {
  classes: [],
  providers: [],
  receivers: [],
  handed: [],
  signatures: [],
  derived: [],
  containers: [],
};
