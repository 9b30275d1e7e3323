/**
 * What one text keeps between the calls of its functions, and which of its functions set, read and hand on what: plain JSON,
 * a part of the body facts.
 *
 *     const sessions = new Map()                                     state `sessions`, a map
 *     export function login(id) { sessions.set(id, now()) }          routine [login], sets it
 *     export const auth = { of: (id) => sessions.get(id) }           routine [auth, of], reads it
 *
 * Only what happens after loading is recorded: what a module does while it loads shares nothing between two calls.
 */

import type { Family } from "../writing-methods.js";

/**
 * How another module comes to a value: an exported name (`=` for what `module.exports` is assigned), then steps. A step is the
 * name of a member, `*` for a computed one, `()` for what a call returns (awaited or not), `new` for an instance of a class.
 *
 *     [login]   [auth, of]   [Registry, register]   [Store, getInstance, (), add]   [default, new, add]
 */
export type Way = readonly string[];

/** What a state is by its declaration: a variable that is assigned, or a constant whose contents change. */
export type StateKind = Family | "variable" | "object" | "instance" | "value";

/**
 * Why the writes of the module itself do no harm to whoever reads the state elsewhere. One reason for all of them; what another
 * module writes is not looked at here.
 */
export type Harmless =
  | "lazy" // made on first use, of nothing that a caller gives
  | "memo" // computed once for each key, and the key holds all that the value is made of
  | "counter" // only counted up, or a time that is taken
  | "flag" // set once to say that something has happened
  | "registry" // entries are added by functions named so, and never changed
  | "weak" // a WeakMap or WeakSet: what it holds belongs to the keys
  | "process singleton" // kept on globalThis so that a reload finds it again
  | "lock" // a chain of promises, or keys held while work goes on
  | "handle" // a timer, an AbortController
  | "scratch" // written and read in one function, for its own use
  | "listeners" // callbacks that are called later
  | "logger" // writes logs or metrics
  | "context first" // a fallback behind an AsyncLocalStorage
  | "teardown" // nothing but what ends the program reads it
  | "test only" // nothing writes it but what resets it, and functions for tests
  | "set once" // who gives it a value throws if it has one
  | "restored"; // stands for something while one call goes on, and is as before behind it

export interface StateFact {
  /** As it is named here: `sessions`, `Registry.items`, `Registry.#items`, `config`. */
  readonly name: string;
  readonly kind: StateKind;
  /** The name at its declaration. */
  readonly range: readonly [start: number, end: number];
  readonly line: number;
  /** Ways to the state itself; none for one that only routines reach. */
  readonly ways: readonly Way[];
  readonly harmless?: Harmless;
  /** What stands behind `@shared-state` in the comment at the declaration; empty if nothing does. */
  readonly accepted?: string;
}

export interface StateAccess {
  /** Index into the states, or for `Maker.routines` into the fields. */
  readonly state: number;
  /** The member of an object that is set or read; absent for all of it, or for one that is computed. */
  readonly member?: string;
  readonly line: number;
  /**
   * Of a set: what it leaves for the next caller to find: something that the caller gave, or something of the current request
   * that the function asked for itself.
   */
  readonly keeps?: "given" | "request";
  /** Of a read: finds nothing but what the same function has just set. */
  readonly own?: true;
  /** It may happen when the function has ended: in a listener, a timer, a function that is returned. */
  readonly later?: true;
}

/**
 * A function that may run after loading, with all that it calls in the same module: one that others can reach, or one that runs
 * by itself (a listener, a timer, what handles a request).
 */
export interface Routine {
  /** As it is named here, for messages; empty for one without a name. */
  readonly name: string;
  /** None if no other module can call it. */
  readonly ways: readonly Way[];
  readonly sets: readonly StateAccess[];
  readonly reads: readonly StateAccess[];
  /** What it does with imported names, as indices into `touches`. */
  readonly touches: readonly number[];
  /** Those of them that may happen when it has ended. */
  readonly later?: readonly number[];
  /**
   * What its own module does with it while loading: calls it, so that what it does is part of the start; or keeps it, hands it on,
   * so that anybody may call it at any time. Absent if neither.
   */
  readonly loading?: "called" | "kept";
  /** Present if a server calls it, once for each request, by what the text itself says. */
  readonly serves?: true;
  /** Present if it gives way before it ends, so that another call may come between. */
  readonly pauses?: true;
}

/** A use of an imported name after loading, other than as a type; or the handing on, while loading, of what may be called later. */
export interface ImportTouch {
  /** Index into the import facts, and into the names of that one. */
  readonly request: number;
  readonly name: number;
  /** The longest chain of steps behind the name, also through one constant: `[get, (), size]` in `get().size`. */
  readonly path: readonly string[];
  /** How many of these stand where the constant is given its value, if a call is among them: it is made there, and once. */
  readonly given?: number;
  readonly line: number;
  /** Index into the instances, if it is made by the imported name and kept: the path then starts at the object. */
  readonly instance?: number;
  /** Handed to something while loading: `app.get("/", handler)`. Code is called later by it, values are read at once. */
  readonly handed?: true;
  /** It is called, and with nothing that depends on who calls the function around it. */
  readonly constant?: true;
  /** What the last step of the path changes: objects of these families if it is a method, anything if it is a member. */
  readonly changes?: readonly Family[] | "assignment";
}

/** An imported name that is mentioned while loading. */
export interface LoadedName {
  /** Index into the import facts, and into the names of that one. */
  readonly request: number;
  readonly name: number;
  /** Present if it is not only called, but kept or handed on, so that anybody may call it at any time. */
  readonly kept?: true;
}

/** A class whose objects have states of their own. */
export interface Maker {
  /** As it is named here. */
  readonly name: string;
  readonly exported: readonly string[];
  /** Of each object that is made; `items`, `#items`. Without ways. */
  readonly fields: readonly StateFact[];
  /** Methods by their names, each with what it does to the fields, its class's other methods included. Ways are `[method]`. */
  readonly routines: readonly Routine[];
}

/** One object of an imported class, or one that a helper keeps, made while loading or once on first use. */
export interface Instance {
  /** As it is named here: `store`, `Store.instance`. */
  readonly name: string;
  /** The class as it is named here. */
  readonly of: string;
  /** The function that was given a name and what makes it, as in `singleton("db", () => new Db())`; absent without one. */
  readonly helper?: string;
  /** Ways to the object. */
  readonly ways: readonly Way[];
  readonly range: readonly [start: number, end: number];
  readonly line: number;
  readonly accepted?: string;
}

/** An object of a package's that a module makes while it loads, and keeps. */
export interface Construction {
  /** The variable that keeps it; `default` for a default export. */
  readonly name: string;
  /** Index into the import facts, and into the names of that one. */
  readonly imported: { readonly request: number; readonly name: number };
  /** Members behind the name: `[createInstance]`. */
  readonly path: readonly string[];
  readonly by: "new" | "call";
  readonly range: readonly [start: number, end: number];
  readonly line: number;
  readonly accepted?: string;
}

/** All that a text says of states. */
export interface StateFacts {
  /** In source order: what is written after loading, and exported containers that others might write. */
  readonly states: readonly StateFact[];
  readonly routines: readonly Routine[];
  /** In source order, each chain of a name once. */
  readonly touches: readonly ImportTouch[];
  /** Each name once. */
  readonly loaded: readonly LoadedName[];
  readonly makers: readonly Maker[];
  readonly instances: readonly Instance[];
  /** In source order. */
  readonly constructions: readonly Construction[];
  /** `"use client"` or `"use server"` on top. */
  readonly directive?: "client" | "server";
}

/** Of a text that keeps nothing and does nothing with its imports after loading. */
export const NO_STATE: StateFacts = {
  states: [],
  routines: [],
  touches: [],
  loaded: [],
  makers: [],
  instances: [],
  constructions: [],
};
