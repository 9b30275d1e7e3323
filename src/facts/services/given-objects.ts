/**
 * What a method gives of an object that somebody passes, by the class that its type names:
 *
 *     constructor(private env: Environment) {}     this.env.redisUrl()     what redisUrl of Environment gives
 *     (env: Environment) => new Redis(env.redisUrl())                      likewise
 *
 * Only without arguments, as with them it may give something else each time.
 */

import type { Node } from "oxc-parser";
import { typeToken } from "../injection/tokens.js";
import type { ImportedName } from "../state/import-touches.js";
import type { TextPaths } from "../state/text-paths.js";
import type { ExpressionForm } from "./expression-form.js";
import { namesOf } from "./member-names.js";
import { bindingIn } from "./patterns.js";
import type { Value } from "./service-facts.js";
import type { ThisMembers } from "./this-members.js";

export interface GivenObjectsInput {
  readonly paths: TextPaths;
  readonly members: ThisMembers;
}

/** Undefined for a call of another kind, and for an object of a class that is not imported. O(parameters). */
export function givenByMethod(
  { callee, arguments: given }: Extract<ExpressionForm, { is: "call" }>,
  imported: ReadonlyMap<string, ImportedName>,
  { paths, members }: GivenObjectsInput,
): Value | undefined {
  const found = given.length === 0 ? namesOf(callee) : undefined;
  if (found === undefined) return undefined;
  const { root, names } = found;
  const [head = "", second = "", third, ...rest] = names;
  if (rest.length > 0) return undefined;
  const isField = head === "this";
  if ((third === undefined) === isField || second === "") return undefined;
  const owners = isField ? members(root, second) : [paths.variableOf(root)?.defs[0]].flatMap(ownerOf);
  const type = owners.length === 1 ? typeOfParameter(owners[0]!, isField ? second : head) : undefined;
  const token = typeToken(type, imported, paths);
  if (token === undefined || !("request" in token) || token.path.length > 0) return undefined;
  return ["import", token.request, token.name, "new", isField ? third! : second, "()"];
}

type Definition = NonNullable<ReturnType<TextPaths["variableOf"]>>["defs"][number];

function ownerOf(definition: Definition | undefined): readonly Node[] {
  return definition?.type === "Parameter" ? [definition.node as unknown as Node] : [];
}

/** The annotation of a parameter that is a name. */
function typeOfParameter(code: Node, name: string): Node | undefined {
  if (!("params" in code) || !Array.isArray(code.params)) return undefined;
  const parameter = (code.params as readonly Node[]).find((each) => bindingIn(each, name)?.path.length === 0);
  const inner = parameter?.type === "TSParameterProperty" ? (parameter.parameter as Node) : parameter;
  return inner?.type === "Identifier" ? (inner.typeAnnotation ?? undefined) : undefined;
}
