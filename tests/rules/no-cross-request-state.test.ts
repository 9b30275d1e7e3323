import { noCrossRequestState } from "../../src/rules/no-cross-request-state.js";
import { linting } from "../linting.js";
import type { Files } from "../on-disk.js";
import { runRule } from "./rule-tester.js";

type Case = ReturnType<typeof linting>;

/** A project that depends on one framework, in which `file` is linted. */
function project(framework: string, file: string, files: Files): Case {
  return linting(file, { "package.json": { name: "shop", dependencies: { [framework]: "1.0.0" } }, ...files });
}

const STATE = "src/user.ts";
const ROUTES = "src/routes.ts";

/** A state that one function sets and another reads, and routes that call them. */
function express(state: string, routes: string, framework = "express"): Case {
  return project(framework, STATE, {
    [STATE]: state,
    [ROUTES]: `import { setUser, getUser } from "./user";\n${routes}`,
  });
}

const USER = `let user: any;\nexport function setUser(value: any) { user = value; }\nexport function getUser() { return user; }`;
const LOGIN = `app.post("/login", (req, res) => { setUser(req.user); });`;
const NAME = `app.get("/name", (req, res) => { res.send(getUser().name); });`;

function message(path: string, name = "user"): string {
  return (
    `${name} is set while a request is handled${path} and read by later ones: if it belongs to one user, another sees it. ` +
    "Keep it in the request (AsyncLocalStorage, context) or pass it on"
  );
}
function object(name: string, what: string, maker = what): string {
  return (
    `${name} is one ${what} for all requests of the server: what one user loads into it, another may get. ` +
    `Make one for each request (${maker} in a function that the request calls, or in useState)`
  );
}
const BY_LOGIN = message(" (src/routes.ts:2 -> here)");

interface Invalid extends Case {
  readonly name: string;
  readonly errors: { readonly message: string; readonly line: number }[];
}

function invalid(name: string, linted: Case, line = 2, text = BY_LOGIN): Invalid {
  return { name, ...linted, errors: [{ message: text, line }] };
}

runRule("no-cross-request-state", noCrossRequestState, {
  valid: [
    { name: "a state in a package without a server", ...express(USER, LOGIN + NAME, "react") },
    { name: "a state that requests set and nobody reads", ...express(USER, LOGIN) },
    { name: "a state that no request sets", ...express(USER, `setUser(1);\n${NAME}`) },
    {
      name: "a key for each request",
      ...express(
        `const user = new Map();\nexport function setUser(value) { user.set(value.id, value); }\nexport function getUser(id) { return user.get(id); }`,
        LOGIN + NAME,
      ),
    },
    { name: "a value that no caller gives", ...express(USER.replace("= value", "= Date.now()"), LOGIN + NAME) },
    { name: "an accepted state", ...express(`/** @shared-state one tenant a process */\n${USER}`, LOGIN + NAME) },
    { name: "a module of the client", ...express(`"use client";\n${USER}`, LOGIN + NAME) },
    {
      name: "routes of a test",
      ...project("express", STATE, {
        [STATE]: USER,
        "src/routes.test.ts": `import { setUser, getUser } from "./user";\n${LOGIN}${NAME}`,
      }),
    },
    {
      name: "a set and a read in one turn",
      ...express(USER, `app.get("/", (req, res) => { setUser(req.user); res.send(getUser()); });`),
    },
    {
      name: "a set and a read in one turn, by functions that the handler calls",
      ...express(
        `${USER}\nexport function name(value: any) { setUser(value); return greet(); }\nfunction greet() { return user.name; }`,
        `import { name } from "./user";\napp.get("/", (req, res) => { res.send(name(req.user)); });`,
      ),
    },
    {
      name: "a function that hands on nothing of what it is given",
      ...express(
        `${USER}\nexport function guest(value: any) { log(value); setUser("guest"); }`,
        `import { guest } from "./user";\napp.post("/guest", (req) => { guest(req.user); });\n${NAME}`,
      ),
    },
    {
      name: "a hook at startup",
      ...project("@sveltejs/kit", STATE, {
        [STATE]: USER,
        "src/hooks.server.ts": `import { setUser } from "./user";\nexport async function init() { setUser(await load()); }`,
        "src/routes/+page.server.ts": `import { getUser } from "../user";\nexport const load = () => ({ user: getUser() });`,
      }),
    },
    {
      name: "a page that runs in the build alone",
      ...project("next", STATE, {
        [STATE]: USER,
        "src/pages/a.tsx": `import { setUser } from "../user";\nexport function getStaticProps(context) { setUser(context.id); }`,
        "src/pages/api/b.ts": `import { getUser } from "../../user";\nexport default (req, res) => res.json(getUser());`,
      }),
    },
    {
      name: "the default of a lazy state that its key compares",
      ...express(
        `let user, last;\nexport function setUser(value) { }\nexport function getUser(id) { if (last !== id) { last = id; user = load(id); } return user; }`,
        `app.get("/name", (req, res) => { res.send(getUser(req.id)); });`,
      ),
    },
    {
      name: "a value that a function in between makes itself",
      ...project("express", STATE, {
        [STATE]: USER,
        "src/load.ts": `import { setUser } from "./user";\nexport const load = async (id) => { await setUser(process.env.USER); };`,
        [ROUTES]: `import { getUser } from "./user";\nimport { load } from "./load";\napp.post("/login", (req, res) => { load(req.id); });\n${NAME}`,
      }),
    },
    {
      name: "what the function around a handler was given as it set it up",
      ...express(
        USER,
        `export default (app, options) => { app.post("/", (req, res) => { setUser(options.url); }); ${NAME} };`,
      ),
    },
    {
      name: "a cache of queries in a function",
      ...project("next", "src/pages/_app.tsx", {
        "src/pages/_app.tsx": `import { QueryClient } from "@tanstack/react-query";\nexport const makeClient = () => new QueryClient();`,
      }),
    },
    {
      name: "a cache of queries in a project that renders no pages",
      ...project("express", "src/client.ts", {
        "src/client.ts": `import { QueryClient } from "@tanstack/react-query";\nexport const client = new QueryClient();`,
      }),
    },
    {
      name: "a cache of queries of the client",
      ...project("next", "src/client.tsx", {
        "src/client.tsx": `"use client";\nimport { QueryClient } from "@tanstack/react-query";\nexport const client = new QueryClient();`,
        "src/app/page.tsx": `import { client } from "../client";\nexport default () => client;`,
      }),
    },
    {
      name: "a cache of queries that no page imports",
      ...project("next", "src/client.ts", {
        "src/client.ts": `import { QueryClient } from "@tanstack/react-query";\nexport const client = new QueryClient();`,
      }),
    },
    {
      name: "a class of the same name",
      ...project("next", "src/pages/_app.tsx", {
        "src/pages/_app.tsx": `import { QueryClient } from "./client";\nexport const client = new QueryClient();`,
      }),
    },
  ],
  invalid: [
    invalid(
      "a set and a read with a pause between, by functions that the handler calls",
      express(
        `${USER}\nexport async function name(value: any) { setUser(value); await save(); return greet(); }\nfunction greet() { return user.name; }`,
        `import { name } from "./user";\napp.get("/", async (req, res) => { res.send(await name(req.user)); });`,
      ),
      2,
      message(" (src/routes.ts:3 -> here)"),
    ),
    invalid(
      "a function that hands on what it is given",
      express(
        `${USER}\nexport function guest(value: any) { setUser(value); }`,
        `import { guest } from "./user";\napp.post("/guest", (req) => { guest(req.user); });\n${NAME}`,
      ),
      2,
      message(" (src/routes.ts:3 -> here)"),
    ),
    invalid(
      "a value that a function in between passes on",
      project("express", STATE, {
        [STATE]: USER,
        "src/load.ts": `import { setUser } from "./user";\nexport const load = (id) => { setUser(id); };`,
        [ROUTES]: `import { getUser } from "./user";\nimport { load } from "./load";\napp.post("/login", (req, res) => { load(req.id); });\n${NAME}`,
      }),
      2,
      message(" (src/routes.ts:3 -> … 1 more … -> here)"),
    ),
    invalid(
      "a cache of queries in a page",
      project("next", "src/pages/_app.tsx", {
        "src/pages/_app.tsx": `import { QueryClient } from "@tanstack/react-query";\nconst client = new QueryClient();`,
      }),
      2,
      object("client", "QueryClient"),
    ),
    invalid(
      "a cache of queries that a page imports",
      project("next", "src/client.ts", {
        "src/client.ts": `import { QueryClient } from "@tanstack/react-query";\nexport const client = new QueryClient();`,
        "src/app/page.tsx": `import { client } from "../client";\nexport default () => client;`,
      }),
      2,
      object("client", "QueryClient"),
    ),
    invalid(
      "an instance of i18next, by what it is and how it is made",
      project("next", "src/pages/_app.tsx", {
        "src/pages/_app.tsx": `import i18next from "i18next";\nconst i18n = i18next.createInstance();`,
      }),
      2,
      object("i18n", "i18n instance", "i18next.createInstance()"),
    ),
    invalid(
      "a loader of data on any server",
      project("express", "src/loader.ts", {
        "src/loader.ts": `import Loader from "dataloader";\nexport const users = new Loader(load);`,
      }),
      2,
      object("users", "Loader"),
    ),
    invalid("a state that one route sets and another reads", express(USER, `${LOGIN}${NAME}`)),
    invalid(
      "a set and a read with a wait between them",
      express(USER, `app.get("/", async (req, res) => { setUser(req.user); await save(); res.send(getUser()); });`),
    ),
    invalid(
      "a state of the module of the routes",
      project("express", ROUTES, {
        [ROUTES]: `let user;\napp.post("/login", (req, res) => { user = req.user; });\napp.get("/name", (req, res) => { res.send(user); });`,
      }),
      2,
      message(""),
    ),
    invalid(
      "routes that a function sets up",
      express(USER, `export default async function (app) { ${LOGIN} ${NAME} }`),
    ),
    invalid(
      "a handler of another module",
      project("fastify", STATE, {
        [STATE]: USER,
        "src/login.ts": `import { setUser, getUser } from "./user";\nexport const login = (req) => { setUser(req.body); };\nexport const name = () => getUser();`,
        [ROUTES]: `import { login, name } from "./login";\napp.post("/login", login);\napp.get("/name", name);`,
      }),
      2,
      message(" (src/routes.ts:2 -> … 1 more … -> here)"),
    ),
    invalid(
      "the first caller's value for all",
      express(
        `let user;\nexport const setUser = () => {};\nexport function getUser(id) {\n  if (!user) user = load(id);\n  return user;\n}`,
        `app.get("/name", (req, res) => { res.send(getUser(req.id)); });`,
      ),
      4,
    ),
    invalid(
      "a static field",
      express(
        `export class User {\n  static #user;\n  static set(value) { User.#user = value; }\n  static get() { return User.#user; }\n}\nexport const setUser = (value) => User.set(value);\nexport const getUser = () => User.get();`,
        LOGIN + NAME,
      ),
      3,
      message(" (src/routes.ts:2 -> here)", "User.#user"),
    ),
    invalid(
      "a member of an object",
      express(
        `const store = { user: null };\nexport const setUser = (value) => { store.user = value; };\nexport const getUser = () => store.user;`,
        LOGIN + NAME,
      ),
      2,
      message(" (src/routes.ts:2 -> here)", "store.user"),
    ),
    invalid(
      "a load function of SvelteKit",
      project("@sveltejs/kit", STATE, {
        [STATE]: USER,
        "src/routes/+page.server.ts": `import { setUser, getUser } from "../user";\nexport const load = async ({ locals }) => { setUser(locals.user); await wait(); return { user: getUser() }; };`,
      }),
      2,
      message(" (src/routes/+page.server.ts:2 -> here)"),
    ),
    invalid(
      "a route of Next.js",
      project("next", STATE, {
        [STATE]: USER,
        "src/app/api/route.ts": `import { setUser, getUser } from "../../user";\nexport async function POST(req) { setUser(await req.json()); }\nexport async function GET() { return Response.json(getUser()); }`,
      }),
      2,
      message(" (src/app/api/route.ts:2 -> here)"),
    ),
    invalid(
      "a server action",
      project("next", STATE, {
        [STATE]: USER,
        "src/actions.ts": `"use server";\nimport { setUser } from "./user";\nexport async function login(name) { setUser(name); }`,
        "src/app/page.tsx": `import { getUser } from "../user";\nexport default () => getUser().name;`,
      }),
      2,
      message(" (src/actions.ts:3 -> here)"),
    ),
    invalid(
      "a controller of NestJS",
      project("@nestjs/core", STATE, {
        [STATE]: USER,
        "src/user.controller.ts": `import { setUser, getUser } from "./user";\n@Controller() export class UserController {\n  @Post() login(body) { setUser(body); }\n  @Get() name() { return getUser(); }\n}`,
      }),
      2,
      message(" (src/user.controller.ts:3 -> here)"),
    ),
    invalid(
      "an event handler of Nuxt",
      project("nuxt", STATE, {
        [STATE]: USER,
        "server/api/login.ts": `import { setUser } from "../../src/user";\nexport default defineEventHandler(async (event) => { setUser(await readBody(event)); });`,
        "server/api/name.ts": `import { getUser } from "../../src/user";\nexport default defineEventHandler(() => getUser());`,
      }),
      2,
      message(" (server/api/login.ts:2 -> here)"),
    ),
    invalid(
      "a state that others read itself",
      express(
        `export let user;\nexport const getUser = () => 1;\nexport const setUser = (value) => { user = value; };`,
        `import { user } from "./user";\napp.post("/login", (req, res) => { setUser(req.user); });\napp.get("/name", (req, res) => { res.send(user.name); });`,
      ),
      3,
      message(" (src/routes.ts:3 -> here)"),
    ),
  ],
});
