/**
 * Loaded before a program by `--require`: for every text that oxc-parser parses in any of its threads, writes a line to the
 * file that the environment names.
 */
"use strict";
const { appendFileSync } = require("node:fs");
const Module = require("node:module");

const load = Module._load;
let parser;

Module._load = function (request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  if (request !== "oxc-parser/src-js/bindings") return loaded;
  parser ??= {
    parseSync(name, text, options) {
      // Scope analysis takes another tree than import facts.
      const what = options.astType === "ts" ? "body" : "imports";
      appendFileSync(process.env.TOPOLOGY_PARSE_LOG, `${what}\n`);
      return loaded.parseSync(name, text, options);
    },
  };
  return parser;
};
