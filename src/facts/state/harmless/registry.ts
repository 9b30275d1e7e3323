/**
 * A container that functions named for it add to, and nothing changes after: `registerType`, `defineModel`, `addPlugin`.
 *
 * `add`, `use` and `provide` say little (`addToCart`): with them, the function, its class or the container must name
 * something that programs are made of. An entry may be taken out only by what resets; a function that is told to
 * overwrite is none. O(writes).
 */

import type { Evidence, WriteAt } from "./evidence.js";
import { isForTests, isReset, namesAround } from "./function-names.js";
import { type HarmlessContext, functionsAround } from "./context.js";
import { within } from "./inside.js";
import { sameSyntax } from "./same-syntax.js";
import { staticMember, unwrapped } from "../../static-syntax.js";
import type { Node } from "oxc-parser";

const REGISTERING = /^[_#]*(?:register|define|install|declare)(?![a-z])/;
const ADDING = /^[_#]*(?:add|use|provide|contribute|extend)(?![a-z])/;
const PARTS =
  /plugin|provider|handler|middleware|hook|type|schema|rule|resolver|adapter|driver|strateg|command|route|loader|transform|extension|locale|translation|message(?:s)?Bundle|icon|component|factor|module|entit|definition|codec|parser|serializer|converter|validator|filter|interceptor|guard|formatter|engine|backend|integration|model|subscriber|matcher|keyword|theme|font|registr|feature|migration|processor|renderer|template|capabilit|metadata|mixin|layer|dialect/i;
const OVERWRITING = /^(?:overwrite|override|force|replace)/i;
const ENTERING = new Set(["set", "add", "push", "unshift"]);

export function isRegistry({ holder, giving, emptying, context }: Evidence): boolean {
  return (
    giving.length > 0 &&
    giving.every((one) => isEntered(one, context) && isNamedSo(one, holder.name) && !overwrites(one, context)) &&
    emptying.every(({ mention }) => namesAround(mention.place).some((name) => isReset(name) || isForTests(name)))
  );
}

/** Whether something is put beside what is there: `map.set`, `byName[name] = …`, `list = [...list, item]`, `[item].concat(list)`. */
function isEntered({ mention, write }: WriteAt, context: HarmlessContext): boolean {
  if (write.by === "method") return ENTERING.has(write.what);
  if (write.by !== "assignment" || write.what !== "=") return false;
  if (write.member === "*") return true;
  const value = write.values[0] && unwrapped(write.values[0]);
  if (write.member !== undefined || value === undefined) return false;
  const isOld = (part: Node): boolean => sameSyntax(part, mention.place.node, context);
  const parts: readonly (Node | null)[] =
    value.type === "ArrayExpression" ? value.elements : value.type === "ObjectExpression" ? value.properties : [];
  return joinedIn(value).some(isOld) || parts.some((part) => part?.type === "SpreadElement" && isOld(part.argument));
}

/** The lists of `first.concat(second)`. */
function joinedIn(value: Node): readonly Node[] {
  const callee = value.type === "CallExpression" ? staticMember(unwrapped(value.callee)) : undefined;
  return value.type === "CallExpression" && callee?.name === "concat" ? [callee.object, ...value.arguments] : [];
}

function isNamedSo({ mention }: WriteAt, holder: string): boolean {
  const [name = "", ...around] = namesAround(mention.place);
  if (REGISTERING.test(name)) return true;
  return ADDING.test(name) && [name, holder, ...around].some((one) => PARTS.test(one));
}

/** Whether a function is told by its caller to put something in another's place. */
function overwrites({ mention }: WriteAt, context: HarmlessContext): boolean {
  return functionsAround(mention.place).some(({ node }) =>
    [...within(node, context)].some((part) => part.type === "Identifier" && OVERWRITING.test(part.name)),
  );
}
