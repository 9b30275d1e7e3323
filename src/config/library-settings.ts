/**
 * The setting `libraries`: what a project knows of libraries that the catalogue does not know, or knows otherwise. Entries have
 * the form of the catalogue's own.
 */
import type { LibraryExport, LibraryKind, LibraryScope, NamePlace } from "../catalogue/library.js";
import { SettingsError } from "./settings-error.js";

/** By keys, so that the compiler tells of one that is missing. */
const KINDS: Readonly<Record<LibraryKind, true>> = {
  cache: true,
  "key-value": true,
  database: true,
  queue: true,
  emitter: true,
  store: true,
  memo: true,
  lock: true,
  limiter: true,
  breaker: true,
  session: true,
  search: true,
  "object storage": true,
  "http client": true,
  language: true,
  flags: true,
  mail: true,
  saas: true,
  logger: true,
  metrics: true,
};
const SCOPES: Readonly<Record<LibraryScope, true>> = { process: true, request: true, channel: true, memory: true };
const MAKERS: Readonly<Record<LibraryExport["by"], true>> = { new: true, call: true, import: true };
const PARTS: Readonly<Record<NamePlace["what"], true>> = {
  queue: true,
  topic: true,
  table: true,
  database: true,
  schema: true,
  bucket: true,
  "key prefix": true,
  namespace: true,
  connection: true,
  channel: true,
};
const PLACES: readonly string[] = ["whole", "host", "port", "database", "account"];

interface KeySchema {
  readonly accepted: string;
  readonly accepts: (value: unknown) => boolean;
  readonly isRequired?: true;
}

const text = (accepted: string): KeySchema => ({ accepted, accepts: isText });
const texts = (accepted: string): KeySchema => ({ accepted, accepts: isListOf(isText) });
const oneOf = (values: object): KeySchema => ({
  accepted: `one of ${Object.keys(values).join(", ")}`,
  accepts: (value) => typeof value === "string" && Object.hasOwn(values, value),
});
const required = (schema: KeySchema): KeySchema => ({ ...schema, isRequired: true });

const SCHEMA: Readonly<Record<keyof LibraryExport, KeySchema>> = {
  packages: required(texts('an array of specifiers as they are imported, or ends of them as "*/generated/client"')),
  names: required(texts('an array of exported names, "default", or members behind them, as "Client.create"')),
  otherNames: texts("an array of names, as in names"),
  by: required(oneOf(MAKERS)),
  kind: required(oneOf(KINDS)),
  scope: required(oneOf(SCOPES)),
  always: { accepted: "true", accepts: (value) => value === true },
  technology: text('the name of what is reached, as "Redis"'),
  endpoint: {
    accepted:
      'an array of places in the arguments: { whole }, { host, port, database } or { account }, each as [0, "url"]',
    accepts: isListOf(isEndpointPlace),
  },
  client: { accepted: 'an array of places in the arguments, as [[0, "client"]]', accepts: isListOf(isArgumentPath) },
  fallback: {
    accepted: "{ endpoint: text }, { environment: names of variables } or { memory: true }",
    accepts: isFallback,
  },
  parts: {
    accepted: `an array of { what, at }, with a place in the arguments, and as what one of ${Object.keys(PARTS).join(", ")}`,
    accepts: isListOf(isNamePlace),
  },
  docs: text("the address of a page"),
};

/**
 * Reads `settings.topology.libraries`.
 * @throws SettingsError that names the key of the entry which is wrong
 */
export function parseLibraries(given: readonly unknown[]): readonly LibraryExport[] {
  for (const [index, library] of given.entries()) check(`topology.libraries[${index}]`, library);
  return given as readonly LibraryExport[];
}

function check(place: string, library: unknown): void {
  const keys = Object.keys(SCHEMA);
  if (!isObject(library)) throw new SettingsError(place, library, `an object with the keys ${keys.join(", ")}`);
  for (const key of Object.keys(library)) {
    if (!Object.hasOwn(SCHEMA, key)) throw SettingsError.ofKey(place, key, library[key], keys);
  }
  for (const [key, { accepted, accepts, isRequired }] of Object.entries(SCHEMA)) {
    const value = library[key];
    if (value === undefined && isRequired !== true) continue;
    if (!accepts(value)) throw new SettingsError(`${place}.${key}`, value, accepted);
  }
}

function isEndpointPlace(value: unknown): boolean {
  if (!isObject(value) || !Object.values(value).every(isArgumentPath)) return false;
  const keys = Object.keys(value);
  const starts = ["whole", "host", "account"].filter((key) => keys.includes(key));
  return (
    starts.length === 1 && keys.every((key) => PLACES.includes(key)) && (keys.length === 1 || starts[0] !== "account")
  );
}

function isArgumentPath(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [argument, ...keys] = value as readonly unknown[];
  return (argument === "*" || (Number.isInteger(argument) && Number(argument) >= 0)) && keys.every(isText);
}

function isFallback(value: unknown): boolean {
  if (!isObject(value) || Object.keys(value).length !== 1) return false;
  return isText(value["endpoint"]) || isListOf(isText)(value["environment"]) || value["memory"] === true;
}

function isNamePlace(value: unknown): boolean {
  if (!isObject(value) || Object.keys(value).length !== 2) return false;
  const { what, at } = value;
  return typeof what === "string" && Object.hasOwn(PARTS, what) && isArgumentPath(at);
}

/** A list without entries would say nothing. */
function isListOf(accepts: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.length > 0 && value.every(accepts);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
