/**
 * Which call runs a function, or one that is named, once for each time that the call itself runs, and not after.
 *
 *     (() => {})()    main()    list.map(f)    ready.then(f)    new Promise(f)
 *
 * So do those that a program calls once as it starts, by the forms of the libraries' documentation: `.action(f)` of commander and
 * cac, `.command(name, about, build, f)` of yargs, `app.on("ready", f)` of Electron, `server.listen(port, f)`. O(steps of the chain).
 */

import type { Node } from "oxc-parser";
import { staticString } from "./static-string.js";
import { isNamed, staticMember, unwrapped } from "./static-syntax.js";
import { outward, type Place } from "./syntax-walk.js";

/** Methods that call what they are given at once, on most receivers, and those of promises; on any other, a write is passed over. */
const CALLING_METHODS = new Set([
  ...["map", "forEach", "filter", "find", "findIndex", "findLast", "flatMap", "reduce", "reduceRight", "some", "every"],
  ...["sort", "toSorted", "from", "replace", "replaceAll", "groupBy", "then", "catch", "finally"],
]);

/** The call around a function or the name of one; undefined if it is kept, or handed to what may call it at any time. */
export function calledAt(place: Place): Place | undefined {
  const outer = outward(place);
  const call = outer?.node;
  if (call?.type === "NewExpression") {
    const isExecutor = isNamed(unwrapped(call.callee), "Promise");
    return isExecutor || unwrapped(call.callee) === place.node ? outer : undefined;
  }
  if (call?.type !== "CallExpression") return undefined;
  const callee = unwrapped(call.callee);
  if (callee === place.node) return outer;
  const method = staticMember(callee);
  if (method === undefined) return undefined;
  const isCalling = CALLING_METHODS.has(method.name) || runsOnce(method.name, method.object, call.arguments);
  return isCalling ? outer : undefined;
}

function runsOnce(method: string, object: Node, given: readonly Node[]): boolean {
  switch (method) {
    case "action":
      return given.length === 1 && chainOf(object).some((name) => COMMANDS.test(name));
    case "command":
      return given.length >= 3 && isText(given[0]) && chainOf(object).some((name) => /^yargs$|^cli$/i.test(name));
    case "on":
      return isNamed(unwrapped(object), "app") && given[0] !== undefined && staticString(given[0])?.value === "ready";
    default:
      return method === "listen" && given.length <= 3;
  }
}

/** What a chain that defines a command begins with, or has in it: `program.command("x").option("-y")`. */
const COMMANDS = /^(?:program|cli|cac|commander|Command|command)$|Command$/;

function isText(node: Node | undefined): boolean {
  return node !== undefined && (staticString(node) !== undefined || node.type === "ArrayExpression");
}

/** The names in a chain of members and calls, last first. */
function chainOf(expression: Node): readonly string[] {
  const names: string[] = [];
  for (let node = unwrapped(expression); ;) {
    const member = staticMember(node);
    if (member !== undefined) {
      names.push(member.name);
      node = unwrapped(member.object);
    } else if (node.type === "CallExpression" || node.type === "NewExpression") node = unwrapped(node.callee);
    else return node.type === "Identifier" ? [...names, node.name] : names;
  }
}
