/**
 * Loaded before a program by `--require`: makes the disk fail below the folder TOPOLOGY_STORE, as TOPOLOGY_DISK says.
 *
 *     kill 7        the process ends, as by `kill -9`, before the seventh step of writing; a file it then writes is half there
 *     full          files can be made, and hold half of what is written to them
 *     EROFS         every step of writing fails with this code
 *     unreadable    every read fails
 */
"use strict";
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");

const [how, at] = (process.env.TOPOLOGY_DISK ?? "").split(" ");
const store = process.env.TOPOLOGY_STORE ?? "";
let step = 0;

function fail(code) {
  throw Object.assign(new Error(`${code}: said by a test`), { code });
}

/** What comes in place of a step of writing; `half` does half of it. */
function instead(half) {
  step++;
  if (how === "kill" && step < Number(at)) return;
  if (how === "unreadable") return;
  if (how === "kill" || how === "full") half();
  if (how === "kill") process.kill(process.pid, "SIGKILL");
  if (how !== "full") fail(how);
}

function wrap(name, isHit, half = () => {}) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (String(args[0]).startsWith(store) && isHit(...args)) instead(() => half(original, ...args));
    return original(...args);
  };
}

const always = () => true;
wrap("mkdirSync", always);
wrap("renameSync", always);
wrap("rmSync", always);
wrap("openSync", (path, flags) => flags === "wx");
wrap("writeFileSync", always, (write, path, text) => {
  write(path, text.slice(0, text.length / 2));
  if (how === "full") fail("ENOSPC");
});
const read = fs.readFileSync;
fs.readFileSync = (...args) => {
  if (how === "unreadable" && String(args[0]).startsWith(store)) fail("EIO");
  return read(...args);
};
syncBuiltinESMExports();
