/**
 * Stores of an application's state. One for each request where a server renders pages with it; an atom that is only the
 * description of a value is no state.
 */
import type { LibraryExport } from "./library.js";

const STORE = { kind: "store", scope: "memory" } as const;
const REQUEST = { kind: "store", scope: "request" } as const;
const SIGNALS = ["@preact/signals-core", "@preact/signals", "@preact/signals-react"];

export const STORES: readonly LibraryExport[] = [
  { packages: ["rxjs"], names: ["BehaviorSubject"], by: "new", ...STORE },
  { packages: ["zustand"], names: ["create", "create.()"], otherNames: ["default"], by: "call", ...STORE },
  { packages: ["zustand", "zustand/vanilla"], names: ["createStore", "createStore.()"], by: "call", ...STORE },
  { packages: ["redux"], names: ["createStore", "legacy_createStore"], by: "call", ...REQUEST },
  { packages: ["@reduxjs/toolkit"], names: ["configureStore"], by: "call", ...REQUEST },
  { packages: ["jotai", "jotai/vanilla"], names: ["createStore", "getDefaultStore"], by: "call", ...STORE },
  { packages: ["nanostores"], names: ["atom", "map", "deepMap"], by: "call", ...STORE },
  {
    packages: ["@nanostores/persistent"],
    names: ["persistentAtom", "persistentMap"],
    by: "call",
    ...STORE,
    parts: [{ what: "key prefix", at: [0] }],
  },
  { packages: ["pinia"], names: ["createPinia"], by: "call", ...REQUEST },
  { packages: ["pinia"], names: ["defineStore"], by: "call", ...STORE, parts: [{ what: "namespace", at: [0] }] },
  { packages: ["vuex"], names: ["createStore"], by: "call", ...REQUEST },
  {
    packages: ["mobx"],
    names: [
      "observable",
      ...["box", "object", "array", "map", "set"].map((method) => `observable.${method}`),
      "makeAutoObservable",
    ],
    by: "call",
    ...STORE,
  },
  { packages: ["valtio", "valtio/vanilla"], names: ["proxy"], by: "call", ...STORE },
  { packages: ["@xstate/store"], names: ["createStore"], by: "call", ...STORE },
  { packages: ["xstate"], names: ["createActor"], by: "call", ...STORE },
  { packages: ["@legendapp/state"], names: ["observable"], by: "call", ...STORE },
  { packages: SIGNALS, names: ["signal"], by: "call", ...STORE },
  { packages: ["@tanstack/store", "@tanstack/react-store"], names: ["Store"], by: "new", ...STORE },
  { packages: ["solid-js"], names: ["createSignal"], by: "call", ...STORE },
  { packages: ["solid-js/store"], names: ["createStore", "createMutable"], by: "call", ...STORE },
  {
    packages: ["vue", "@vue/reactivity"],
    names: ["ref", "shallowRef", "reactive", "shallowReactive"],
    by: "call",
    ...STORE,
  },
  { packages: ["svelte/store"], names: ["writable"], by: "call", ...STORE },
  { packages: ["@angular/core"], names: ["signal"], by: "call", ...STORE },
  { packages: ["recoil"], names: ["atom"], by: "call", ...STORE, parts: [{ what: "namespace", at: [0, "key"] }] },
  { packages: ["effector"], names: ["createStore"], by: "call", ...STORE },
];
