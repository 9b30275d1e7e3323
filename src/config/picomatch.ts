import { createRequire } from "node:module";

/** The library of globs; required, since Node.js reads the text of a CommonJS package that is imported for names it exports: 20 ms. */
export const picomatch = createRequire(import.meta.url)("picomatch") as typeof import("picomatch");
