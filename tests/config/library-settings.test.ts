import { describe, expect, it } from "vitest";
import { SettingsError } from "../../src/config/settings-error.js";
import { parseSettings } from "../../src/config/settings.js";

const REDIS = { packages: ["@acme/redis"], names: ["connect"], by: "call", kind: "key-value", scope: "process" };
const WHOLE = {
  ...REDIS,
  otherNames: ["createConnection"],
  always: true,
  technology: "Redis",
  endpoint: [
    { whole: [0, "url"], database: [0, "db"] },
    { host: [0, "host"], port: [0, "port"], database: [0, "db"] },
    { account: ["*", "key"] },
  ],
  client: [[0, "client"]],
  fallback: { environment: ["REDIS_URL"] },
  parts: [{ what: "key prefix", at: [1, "prefix"] }],
  docs: "https://example.com/redis",
};

describe("settings.topology.libraries", () => {
  it.each([[[]], [[REDIS]], [[WHOLE, REDIS]]])("are kept as they are given", (libraries) => {
    expect(parseSettings({ libraries }).view.libraries).toEqual(libraries);
  });
});

describe("a mistake in settings.topology.libraries", () => {
  it.each<readonly [unknown, string]>([
    [{}, "settings.topology.libraries is {}. Accepted: an array of { packages, names, by, kind, scope, … }."],
    [["ioredis"], 'settings.topology.libraries[0] is "ioredis". Accepted: an object with the keys packages, names,'],
    [[null], "settings.topology.libraries[0] is null."],
    [
      [REDIS, { ...REDIS, kinds: 1 }],
      "settings.topology.libraries[1].kinds is 1. Accepted: only the keys packages, names,",
    ],
    [[{ ...REDIS, toString: 1 }], "settings.topology.libraries[0].toString is 1. Accepted: only the keys"],
    ...["packages", "names", "by", "kind", "scope"].map(
      (key) =>
        [[{ ...REDIS, [key]: undefined }], `settings.topology.libraries[0].${key} is undefined. Accepted: `] as const,
    ),
    [[{ ...REDIS, packages: "ioredis" }], 'libraries[0].packages is "ioredis". Accepted: an array of specifiers'],
    [[{ ...REDIS, packages: [] }], "libraries[0].packages is []."],
    [[{ ...REDIS, names: [""] }], 'libraries[0].names is [""]. Accepted: an array of exported names'],
    [[{ ...REDIS, otherNames: [1] }], "libraries[0].otherNames is [1]. Accepted: an array of names, as in names."],
    [[{ ...REDIS, by: "make" }], 'libraries[0].by is "make". Accepted: one of new, call, import.'],
    [[{ ...REDIS, by: "toString" }], 'libraries[0].by is "toString".'],
    [[{ ...REDIS, kind: "db" }], 'libraries[0].kind is "db". Accepted: one of cache, key-value, database, queue,'],
    [
      [{ ...REDIS, scope: "global" }],
      'libraries[0].scope is "global". Accepted: one of process, request, channel, memory.',
    ],
    [[{ ...REDIS, always: false }], "libraries[0].always is false. Accepted: true."],
    [[{ ...REDIS, technology: "" }], 'libraries[0].technology is "". Accepted: the name of what is reached'],
    [[{ ...REDIS, endpoint: [0, "url"] }], 'libraries[0].endpoint is [0,"url"]. Accepted: an array of places'],
    [[{ ...REDIS, endpoint: [{ port: [0] }] }], 'libraries[0].endpoint is [{"port":[0]}].'],
    [[{ ...REDIS, endpoint: [{ whole: [0], host: [1] }] }], "libraries[0].endpoint is "],
    [[{ ...REDIS, endpoint: [{ account: [0], database: [1] }] }], "libraries[0].endpoint is "],
    [[{ ...REDIS, endpoint: [{ whole: [0], path: [1] }] }], "libraries[0].endpoint is "],
    [[{ ...REDIS, endpoint: [{ whole: [-1] }] }], "libraries[0].endpoint is "],
    [[{ ...REDIS, endpoint: [{ whole: ["url"] }] }], "libraries[0].endpoint is "],
    [[{ ...REDIS, client: [["client"]] }], 'libraries[0].client is [["client"]]. Accepted: an array of places'],
    [[{ ...REDIS, fallback: {} }], "libraries[0].fallback is {}. Accepted: { endpoint: text }, { environment: names"],
    [[{ ...REDIS, fallback: { environment: "REDIS_URL" } }], 'libraries[0].fallback is {"environment":"REDIS_URL"}.'],
    [[{ ...REDIS, parts: [{ what: "topik", at: [0] }] }], "libraries[0].parts is "],
    [[{ ...REDIS, parts: [{ what: "topic" }] }], "Accepted: an array of { what, at }, with a place in the arguments"],
    [[{ ...REDIS, docs: 1 }], "libraries[0].docs is 1. Accepted: the address of a page."],
  ])("is told by its place: %j", (libraries, message) => {
    const mistaken = (): unknown => parseSettings({ libraries });
    expect(mistaken).toThrow(SettingsError);
    expect(mistaken).toThrow(message);
  });
});
