import fc from "fast-check";
import { expect, it } from "vitest";
import type { BodyFacts } from "../../src/facts/body-facts.js";
import { memberUse } from "../../src/facts/injection/member-uses.js";
import { NO_INJECTION } from "../../src/facts/injection/injection-facts.js";
import { NO_SERVICES } from "../../src/facts/services/service-facts.js";
import { type ImportTouch, NO_STATE } from "../../src/facts/state/state-facts.js";
import { familiesChangedBy } from "../../src/facts/writing-methods.js";
import { packBody, unpackBody } from "../../src/project/packed-bodies.js";

const name = fc.oneof(fc.string(), fc.constantFrom("*", "default", "__proto__"));

const loading = fc.oneof(fc.record({ line: fc.nat() }), fc.record({ line: fc.nat(), member: name }));

const uses = fc.record(
  {
    position: fc.constantFrom("value", "metadata", "nullable metadata", "type", "unused"),
    injected: fc.constant(true),
    loading: fc.array(loading),
  },
  { requiredKeys: ["position", "loading"] },
);

const jsx = fc.record(
  { fragments: fc.boolean(), factory: name, fragmentFactory: name, importSource: fc.boolean() },
  { requiredKeys: ["fragments", "importSource"] },
);

const way = fc.constantFrom(
  { by: "assignment", what: "limit", changes: [] },
  { by: "method", what: "sort", changes: ["array", "typed array", "parameters"] },
  { by: "function", what: "Object.assign", changes: [] },
);

const write = fc
  .tuple(
    fc.record({ request: fc.nat(), name: fc.nat(), path: fc.array(name), range: fc.tuple(fc.nat(), fc.nat()) }),
    way,
  )
  .map(([place, how]) => ({ ...place, ...how }));

const kind = fc.constantFrom("array", "map", "object", "class", "instance");

/** A property of this name is set by no parser of JSON. */
const key = name.filter((each) => each !== "__proto__");

const value = fc.record(
  { kind, of: name, isOwn: fc.constant(true), members: fc.dictionary(key, kind), setters: fc.array(name) },
  { requiredKeys: ["kind"] },
);

const ways = fc.array(fc.array(name));
const use = fc.tuple(fc.oneof(name, fc.constantFrom("set", "push")), ways).map((each) => memberUse(...each));
const place = { line: fc.nat(), range: fc.tuple(fc.nat(), fc.nat()) };
const access = <Mark extends object>(mark: Mark) =>
  fc.record({ state: fc.nat(), member: name, line: fc.nat(), ...mark }, { requiredKeys: ["state", "line"] });

const fact = fc.record(
  {
    ...place,
    name,
    kind: fc.constantFrom("variable", "object", "instance", "value", "array", "map", "weak set", "parameters"),
    ways,
    harmless: fc.constantFrom("lazy", "memo", "process singleton", "teardown"),
    accepted: fc.string(),
  },
  { requiredKeys: ["name", "kind", "range", "line", "ways"] },
);

const routine = fc.record(
  {
    name,
    ways,
    sets: fc.array(access({ keeps: fc.constantFrom("given", "request"), later: fc.constant(true) })),
    reads: fc.array(access({ own: fc.constant(true) })),
    touches: fc.array(fc.nat()),
    loading: fc.constantFrom("called", "kept"),
    serves: fc.constant(true),
    pauses: fc.constant(true),
  },
  { requiredKeys: ["name", "ways", "sets", "reads", "touches"] },
);

/** Some of what a routine touches happens later; there is no list of none. */
const routineWithLater = fc
  .tuple(routine, fc.uniqueArray(fc.tuple(fc.nat(), fc.boolean()), { selector: ([touch]) => touch }))
  .map(([plain, marked]) => {
    const later = marked.flatMap(([touch, isLater]) => (isLater ? [touch] : []));
    return { ...plain, touches: marked.map(([touch]) => touch), ...(later.length > 0 && { later }) };
  });

const loaded = fc.record(
  { request: fc.nat({ max: 2 ** 20 }), name: fc.nat({ max: 2 ** 20 }), kept: fc.constant(true) },
  { requiredKeys: ["request", "name"] },
);

const construction = fc.record(
  {
    ...place,
    name,
    imported: fc.record({ request: fc.nat(), name: fc.nat() }),
    path: fc.array(name),
    by: fc.constantFrom("new", "call"),
    accepted: fc.string(),
  },
  { requiredKeys: ["name", "imported", "path", "by", "range", "line"] },
);

const instance = fc.record(
  {
    ...place,
    name,
    of: name,
    helper: name,
    ways,
    accepted: fc.string(),
  },
  { requiredKeys: ["name", "of", "ways", "range", "line"] },
);

/** What a touch changes is told by the method that its path ends in. */
const touch = fc
  .record({ request: fc.nat(), name: fc.nat(), path: fc.array(name), line: fc.nat() })
  .chain((plain) =>
    fc
      .constantFrom<Partial<ImportTouch>>(
        {},
        { instance: 3 },
        { handed: true },
        { constant: true },
        { given: 2 },
        { instance: 3, given: 1 },
        { instance: 3, constant: true },
        { changes: "assignment" },
        { path: ["sort", "()"], changes: familiesChangedBy("sort") },
      )
      .map((more) => ({ ...plain, ...more })),
  );

const state = fc.record(
  {
    states: fc.array(fact),
    routines: fc.array(routineWithLater),
    touches: fc.array(touch),
    loaded: fc.array(loaded),
    makers: fc.array(
      fc.record({ name, exported: fc.array(name), fields: fc.array(fact), routines: fc.array(routine) }),
    ),
    instances: fc.array(instance),
    constructions: fc.array(construction),
    directive: fc.constantFrom("client", "server"),
  },
  { requiredKeys: ["states", "routines", "touches", "loaded", "makers", "instances", "constructions"] },
);

const steps = fc.array(name, { minLength: 1 });
const known = fc.oneof(
  fc.tuple(fc.constantFrom("text", "environment", "setting"), name),
  fc.tuple(fc.constant("import"), fc.nat(), fc.nat(), name),
  fc.tuple(fc.constant("object"), fc.array(fc.tuple(name, fc.constant(["unknown"])))),
);
const callee = fc.oneof(
  fc.record({ request: fc.nat(), name: fc.nat(), path: fc.array(name) }),
  fc.record({ local: steps }),
  fc.record({ other: name }),
);
const kept = fc.oneof(
  fc.constant({}),
  fc.record({ once: fc.constant(true), accepted: name }, { requiredKeys: ["once"] }),
);
const call = fc.record(
  {
    ...place,
    name,
    callee,
    by: fc.constantFrom("new", "call"),
    arguments: fc.array(known),
    ways,
    users: ways,
    home: fc.record({ local: steps, ways }),
  },
  { requiredKeys: ["line", "range", "name", "callee", "by", "arguments", "ways", "users"] },
);
const making = fc.tuple(call, kept).map(([made, where]) => ({ ...made, ...where }));
const services = fc.record({
  makings: fc.array(making),
  constants: fc.array(fc.record({ way: fc.array(name), value: known })),
  accepted: fc.array(fc.tuple(fc.nat(), name)),
});

const token = fc.oneof(
  fc.record({
    space: fc.constantFrom("token", "name", "app.locals", "app.set", "fastify", "queue", "package"),
    text: name,
  }),
  fc.record({ request: fc.nat(), name: fc.nat(), path: fc.array(name) }),
  fc.record({ local: steps }),
);
const lifetime = fc.constantFrom("singleton", "request", "transient", "unknown");
const provider = fc.record(
  {
    token,
    by: fc.constantFrom("class", "factory", "value", "listed"),
    of: token,
    value: known,
    lifetime,
    line: fc.nat(),
    inject: fc.array(token),
  },
  { requiredKeys: ["token", "by", "lifetime", "line", "inject"] },
);
const receiver = fc.record({
  token,
  name,
  by: fc.constantFrom("constructor", "typed", "token", "property", "inject call", "container", "app"),
  home: name,
  ...place,
  uses: fc.array(use),
});
const target = fc.record(
  {
    request: fc.nat(),
    imported: fc.nat(),
    path: fc.array(name),
    by: fc.constantFrom("new", "call"),
    argument: fc.nat(),
    key: name,
    line: fc.nat(),
  },
  { requiredKeys: ["request", "imported", "path", "by", "argument", "line"] },
);
/** It stands where its name does. */
const parameter = fc
  .record({ argument: fc.nat(), key: fc.option(name, { nil: undefined }), name, start: fc.nat(), line: fc.nat() })
  .map(({ start, key: given, ...rest }) => ({
    ...rest,
    ...(given !== undefined && { key: given }),
    range: [start, start + rest.name.length],
  }));
const injection = fc.record({
  classes: fc.array(fc.record({ name, lifetime, line: fc.nat() })),
  providers: fc.array(provider),
  receivers: fc.array(receiver),
  handed: fc.array(
    fc.record(
      { name, once: fc.boolean(), awaited: fc.constant(true), value: known, line: fc.nat(), to: fc.array(target) },
      { requiredKeys: ["name", "once", "value", "line", "to"] },
    ),
  ),
  signatures: fc.array(fc.record({ way: steps, parameters: fc.array(parameter) })),
  derived: fc.array(fc.record({ ...place, name, from: token, uses: fc.array(use) })),
  containers: fc.array(
    fc.record(
      { ...place, provider: fc.nat(), family: fc.constantFrom("map", "set", "array"), name, accepted: name },
      { requiredKeys: ["provider", "family", "name", "range", "line"] },
    ),
  ),
});

const body = fc.record(
  {
    uses: fc.array(fc.array(uses)),
    functions: fc.array(name),
    empty: fc.array(fc.nat()),
    writes: fc.array(write),
    values: fc.dictionary(key, value),
    jsx,
    state: fc.oneof(state, fc.constant(NO_STATE)),
    services: fc.oneof(services, fc.constant(NO_SERVICES)),
    injection: fc.oneof(injection, fc.constant(NO_INJECTION)),
  },
  { requiredKeys: ["uses", "functions", "empty", "writes", "values", "state", "services", "injection"] },
) as unknown as fc.Arbitrary<BodyFacts>;

it("packed bodies give back every fact", () => {
  fc.assert(
    fc.property(body, (facts) => {
      expect(unpackBody(packBody(facts))).toEqual(facts);
    }),
  );
});

it("a body that is not known stays unknown", () => expect(unpackBody(packBody(undefined))).toBeUndefined());

it("a body without state is kept without a word about it", () => {
  const plain: BodyFacts = {
    uses: [],
    functions: [],
    empty: [],
    writes: [],
    values: {},
    state: NO_STATE,
    services: NO_SERVICES,
    injection: NO_INJECTION,
  };
  expect(packBody(plain)).toBe("[[],[],[]]");
});

it("stands in columns, so that a question reads what it asks for and no more", () => {
  const body: BodyFacts = {
    ...{ uses: [], functions: ["of"], empty: [], writes: [], values: { plans: { kind: "array" } } },
    state: { ...NO_STATE, directive: "client" },
    services: NO_SERVICES,
    injection: NO_INJECTION,
  };
  const [names, ...others] = packBody(body).split("\t");
  const unpacked = unpackBody(
    [names, ...others.map((column) => (column === '{"plans":{"kind":"array"}}' ? column : "not JSON"))].join("\t"),
  );
  expect(unpacked?.values).toEqual(body.values);
  expect(() => unpacked?.state.touches).toThrow(SyntaxError);
});
