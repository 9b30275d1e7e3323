/**
 * Frameworks whose programs handle requests, as data: the packages by which a package.json depends on one, and what each calls
 * for a request by file and exported name. What is handed to a server by a call or a decorator, the text itself says
 * (src/facts/state/served-code.ts).
 */

interface Convention {
  /** Globs below the folder of the package.json. */
  readonly files: readonly string[];
  readonly names: readonly string[];
}

interface Framework {
  readonly packages: readonly string[];
  /** Globs of modules that render pages, on the server too. */
  readonly pages?: readonly string[];
  readonly handlers: readonly Convention[];
}

const CODE = "{ts,tsx,mts,cts,js,jsx,mjs,cjs}";
const VERBS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

export const FRAMEWORKS: Readonly<Record<string, Framework>> = {
  next: {
    packages: ["next"],
    pages: [`{,src/}pages/**/*.${CODE}`, `{,src/}app/**/{page,layout,template,default}.${CODE}`],
    handlers: [
      { files: [`{,src/}app/**/route.${CODE}`], names: VERBS },
      {
        files: [`{,src/}app/**/{page,layout,template,default}.${CODE}`],
        names: ["default", "generateMetadata", "generateViewport"],
      },
      { files: [`{,src/}{middleware,proxy}.${CODE}`], names: ["default", "middleware", "proxy"] },
      { files: [`{,src/}pages/api/**/*.${CODE}`], names: ["default"] },
      { files: [`{,src/}pages/**/*.${CODE}`], names: ["getServerSideProps"] },
    ],
  },
  nuxt: {
    packages: ["nuxt", "nuxt-nightly", "nuxt3"],
    pages: [`{,app/,src/}plugins/**/!(*.client).${CODE}`],
    handlers: [{ files: [`server/{api,routes,middleware}/**/*.${CODE}`], names: ["default"] }],
  },
  sveltekit: {
    packages: ["@sveltejs/kit"],
    pages: [`src/routes/**/+{page,layout}{,.server}.${CODE}`, `src/hooks.server.${CODE}`],
    handlers: [
      { files: [`src/routes/**/+{page,layout}.${CODE}`], names: ["load"] },
      { files: [`src/routes/**/+{page,layout}.server.${CODE}`], names: ["load", "actions"] },
      { files: [`src/routes/**/+server.${CODE}`], names: [...VERBS, "fallback"] },
      { files: [`src/hooks.server.${CODE}`], names: ["handle", "handleFetch", "handleError"] },
    ],
  },
  "react-router": {
    packages: [
      ...["@react-router/node", "@react-router/serve", "@react-router/dev", "@react-router/cloudflare"],
      ...[
        "@remix-run/node",
        "@remix-run/react",
        "@remix-run/serve",
        "@remix-run/server-runtime",
        "@remix-run/cloudflare",
      ],
    ],
    pages: [`app/routes/**/!(*.client).${CODE}`, `app/root.${CODE}`, `app/entry.server.${CODE}`],
    handlers: [
      { files: [`app/**/*.${CODE}`], names: ["loader", "action", "middleware"] },
      { files: [`app/routes/**/*.${CODE}`, `app/root.${CODE}`], names: ["default", "headers", "meta"] },
      { files: [`app/entry.server.${CODE}`], names: ["default", "handleRequest", "handleDataRequest"] },
    ],
  },
  astro: {
    packages: ["astro"],
    handlers: [
      { files: [`src/pages/**/*.${CODE}`], names: [...VERBS, "ALL"] },
      { files: [`src/middleware.${CODE}`, `src/middleware/index.${CODE}`], names: ["onRequest"] },
    ],
  },
  "tanstack-start": {
    packages: ["@tanstack/react-start", "@tanstack/solid-start", "@tanstack/start"],
    pages: [`src/routes/**/*.${CODE}`, `src/router.${CODE}`],
    handlers: [],
  },
  "solid-start": {
    packages: ["@solidjs/start"],
    pages: [`src/routes/**/*.${CODE}`],
    handlers: [{ files: [`src/routes/**/*.${CODE}`], names: VERBS }],
  },
  medusa: {
    packages: ["@medusajs/medusa", "@medusajs/framework"],
    handlers: [{ files: [`{,src/}api/**/route.${CODE}`], names: VERBS }],
  },
  server: {
    packages: [
      ...["express", "fastify", "koa", "hono", "h3", "nitro", "nitropack", "elysia", "restify", "polka", "@hapi/hapi"],
      ...["@nestjs/core", "@nestjs/common", "routing-controllers", "@trpc/server", "type-graphql", "@apollo/server"],
      ...["@koa/router", "koa-router", "@hono/node-server", "@adonisjs/core", "graphql-yoga"],
    ],
    handlers: [],
  },
};

const BY_PACKAGE = new Map(
  Object.entries(FRAMEWORKS).flatMap(([name, { packages }]) => packages.map((each) => [each, name] as const)),
);

/** The framework that a package is a part of. */
export function frameworkOf(dependency: string): string | undefined {
  return BY_PACKAGE.get(dependency);
}
