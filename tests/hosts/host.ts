/**
 * What a program that lints does for a test, whatever it is: an editor's server, a daemon, a script.
 */
import type { EslintVersion } from "../e2e/installed.js";

/** One problem as the host shows it. */
export interface Finding {
  readonly line: number;
  /** As ESLint writes it: `plugin/rule`. */
  readonly rule: string;
  readonly message: string;
}

export interface Host {
  /** Column of the table in docs/hosts-tested.md. */
  readonly name: string;
  /** The test file, in this folder, that plays the cases in it. */
  readonly test: string;
  /** The ESLint of the projects: a version of this repository, or where another one lies. */
  readonly eslint: EslintVersion | (() => string);
  /** Why the host knows no texts but those on disk; undefined if it lints what is typed. */
  readonly withoutBuffers?: string;
  readonly start: () => Promise<RunningHost>;
}

export interface RunningHost {
  /** A project is opened, before any file of it. */
  readonly enter: (root: string) => Promise<OpenProject>;
  /** Ends all processes of the host. Fails if they wrote to stdout what is not of their protocol. */
  readonly stop: () => Promise<void>;
}

/** Paths are absolute. What a host needs not be told has no method. */
export interface OpenProject {
  readonly open?: (path: string, text: string) => void;
  readonly change?: (path: string, text: string) => void;
  readonly close?: (path: string) => void;
  readonly saved?: (path: string) => void;
  /** Files that came, changed or went, as an editor's watcher tells its servers. */
  readonly touched?: (paths: readonly string[]) => void;
  /**
   * Findings of an open file, in the order of their lines.
   * @param text of the buffer, or as on disk
   */
  readonly ask: (path: string, text: string) => Promise<readonly Finding[]>;
}
