import { describe, expect, it } from "vitest";
import { drawRequests } from "./draw-state.js";

/** Whether the routines of a text that set the module's `let user` serve, and whether what they set is kept. */
function drawn(code: string): string {
  return drawRequests(`import { createServer } from "node:http";\nlet user: any;\n${code}`)
    .filter((line) => /serves|sets/.test(line))
    .join("\n");
}

describe("a routine serves", () => {
  const serves = (name: string, code: string): void => it(name, () => expect(drawn(code)).toContain("serves"));
  const not = (name: string, code: string): void => it(name, () => expect(drawn(code)).not.toContain("serves"));

  describe("if it is handed to a server", () => {
    serves("as a function", `app.get("/x", (req) => { user = req.user })`);
    not("not to a client", `http.get("/x", (req) => { user = req.user })`);
    not("not under a key", `cache.get("x", (req) => { user = req.user })`);
    serves("by its name", `app.post("/x", save); function save(req) { user = req.user }`);
    serves("as a method", `const api = { save(req) { user = req.user } }; app.post("/x", api.save)`);
    serves(
      "bound",
      `class Api { save(req) { user = req.user } } const api = new Api(); app.post("/x", api.save.bind(api))`,
    );
    serves("in what wraps it", `app.post("/x", asyncHandler(async (req) => { user = req.user }))`);
    serves(
      "in what wraps it, by its name",
      `app.post("/x", asyncHandler(save)); function save(req) { user = req.user }`,
    );
    serves(
      "in what wraps it, from another module",
      `import * as api from "./api"; app.post("/x", asyncHandler(api.save))`,
    );
    not("not as what a factory is given", `app.post("/x", limit(save)); function save(req) { user = req.user }`);
    serves("in a function that sets up", `export function routes(app) { app.get("/x", (req) => { user = req.user }) }`);
    serves("from another module", `import { save } from "./save"; app.post("/x", save)`);
    serves("as middleware", `app.use((req, res, next) => { user = req.user; next() })`);
    not("not as a plugin", `app.use((app) => { user = app.user })`);
    serves("as a hook", `app.addHook("onRequest", async (req) => { user = req.user })`);
    not("not as a hook that runs once", `app.addHook("onClose", async (req) => { user = req.user })`);
    serves("as a route", `app.route({ method: "GET", url: "/x", handler(req) { user = req.user } })`);
    serves("as a listener", `server.on("request", (req) => { user = req.user })`);
    not("not as a listener of something else", `server.on("close", (req) => { user = req.user })`);
    serves("that is made of it", `createServer((req, res) => { user = req.user })`);
    serves("as an event handler", `export default defineEventHandler((event) => { user = event.user })`);
    serves(
      "as a procedure",
      `export const api = router({ me: userProcedure.query(({ ctx }) => { user = ctx.user }) })`,
    );
    not("not as a query of something else", `export const me = db.query(({ ctx }) => { user = ctx.user })`);
  });

  describe("as a method", () => {
    serves("of a controller", `@Controller() export class C { @Get() find(id) { user = id } }`);
    not("not of another class", `@Table() export class C { @Get() find(id) { user = id } }`);
    not("not without a decorator of its own", `@Controller() export class C { find(id) { user = id } }`);
    serves("of a guard", `@Injectable() export class G { canActivate(context) { user = context.user } }`);
    not("not of a class of nobody", `export class G { canActivate(context) { user = context.user } }`);
  });

  serves("as a server action", `export async function save(name) { "use server"; user = name }`);
});

describe("what a routine sets is kept", () => {
  const kept = (name: string, code: string): void => it(name, () => expect(drawn(code)).toContain("user kept"));
  const not = (name: string, code: string): void =>
    it(name, () => expect(drawn(code)).toMatch(/sets user(?:\.\w+)?(?!.*kept)/));
  const f = (body: string): string => `export async function f(req, key) { ${body} }`;

  describe("if the value depends on the caller:", () => {
    kept("a parameter", f(`user = req`));
    kept("a part of one", f(`user = req.user`));
    kept("an argument of a call", f(`user = await load(req.id)`));
    kept("what is made of one", f(`const id = req.id; user = id`));
    kept("what is assigned one", f(`let id; id = req.id; user = id`));
    kept("a parameter that is taken apart", `export function f({ id }) { user = id }`);
    kept("a pattern", f(`({ user } = req)`));
    kept("what asks for the request", `export function f() { user = headers().get("x") }`);
    kept("what the caller's callback gets", f(`key.map((one) => { user = one })`));
    kept("of the first caller", f(`if (!user) user = load(req)`));
    kept("of the first caller, in short", f(`user ??= load(req)`));
    kept("by default", f(`user = user ?? load(req)`));
  });

  describe("not if it does not:", () => {
    not("a constant", f(`user = "a"`));
    not("the time", f(`user = Date.now()`));
    not("an empty container", f(`user = new Map()`));
    not("what is loaded for all", f(`user = await load()`));
    not("a variable of no caller", f(`const all = await load(); user = all`));
    not("what a listener gets", f(`bus.on("x", (one) => { user = one })`));
    not("what a promise resolves", f(`await new Promise((resolve) => { user = resolve })`));
    not("an error", f(`try { g() } catch (error) { user = error }`));
    not("what the default of another is", f(`user = user ?? load()`));
  });

  describe("not if each caller finds its own:", () => {
    not("made of what was there", f(`user = [...user, req]`));
    not("compared with what was there", f(`if (user?.key !== key) user = load(key)`));
    not("put back", `export function f(v) { const before = user; user = v; g(); user = before }`);
  });
  kept(
    "but put back too late",
    `export async function f(v) { const before = user; user = v; await g(); user = before }`,
  );

  describe("in members of an object:", () => {
    const o = (body: string): string => drawRequests(`const o = {}; export function f(req) { ${body} }`).join("\n");
    it("one with a name", () => expect(o(`o.user = req.user`)).toContain("sets o.user kept"));
    it("not one by a key", () => expect(o(`o[req.id] = req.user`)).not.toContain("kept"));
  });
});

describe("a read finds its own", () => {
  const reads = (body: string): string =>
    drawRequests(`let user; export async function f(v) { ${body} }`)
      .filter((line) => line.includes("reads"))
      .join("\n");
  it("behind the write", () => expect(reads(`user = v; return user.name`)).toContain("user.name own"));
  it("not if something may come between", () => expect(reads(`user = v; await g(); user.name`)).not.toContain("own"));
  it("not before it", () => expect(reads(`g(user); user = v`)).not.toContain("own"));
  it("not if the write may not have been", () => expect(reads(`if (v) { user = v } g(user)`)).not.toContain("own"));
});
