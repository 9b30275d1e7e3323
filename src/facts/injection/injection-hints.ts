/**
 * Whether a text may provide or receive something by injection, so that its body is worth its price: a cheap test, made once for
 * each text and kept with its import facts. By decorators and words of containers, by modules that connect, and by two makers that are given one name. Linear:
 * what stands between two brackets is looked at for a bounded length.
 */

import type { ImportFact, InjectionHint } from "../module-facts.js";
import { importsConnectingModule } from "./nest-connections.js";

const PROVIDES =
  /\bprovide\s*:|\b(?:BullModule\s*\.\s*(?:forRoot|registerQueue)|CacheModule\s*\.\s*register)|\b(?:re)?bind\s*(?:<[^>\n]{0,100}>)?\s*\([^()]{0,100}\)\s*\.\s*to[A-Z(]|\.\s*register(?:Singleton|Instance|Type)\b|\b[cC]ontainer\s*\.\s*(?:register|set)\s*[<(]|\bas(?:Class|Value|Function)\s*\(|\.\s*decorate\s*\(|\bapp\s*\.\s*locals\b|\bapp\s*\.\s*set\s*\(/;
const LISTS = /\bproviders\s*:\s*\[/;
const RECEIVES =
  /@(?:[iI]njectable|Controller|Resolver|WebSocketGateway|Processor|Component|Directive|Pipe|Service|[sS]ingleton|[sS]coped|autoInjectable|Inject\w{0,40}|inject\w{0,40})\b|\b[iI]nject\s*(?:<[^>\n]{0,100}>)?\(|(?:moduleRef|[cC]ontainer_?|[iI]njector)\s*\.\s*(?:get|resolve)(?:Async)?\s*(?:<[^>\n]{0,100}>)?\(|\bapp\s*\.\s*get\s*(?:<[^>\n]{0,100}>)?\(\s*(?:[A-Z]|["'][^"'\n]{0,100}["']\s*\))|\bconstructor\s*\(\s*(?:\{|(?:(?:private|public|protected|readonly|override)\s+){0,3}[\w$]{1,60}\s*\??\s*:\s*[A-Z])|\bapp\s*\.\s*locals\b|["']fastify["']|\buse(?:Context(?:Selector)?)?\s*(?:<[^>\n]{0,100}>)?\(\s*[A-Z]/;

/** @param imports Import facts of the same text. */
export function injectionHint(text: string, imports: readonly ImportFact[]): InjectionHint | undefined {
  if (PROVIDES.test(text) || givesContext(text) || handsOn(text, imports) || connects(text, imports)) return "provides";
  if (LISTS.test(text)) return "lists";
  return RECEIVES.test(text) ? "receives" : undefined;
}

/** Whether an imported module of NestJS connects to something, whatever it is called here. */
function connects(text: string, imports: readonly ImportFact[]): boolean {
  return importsConnectingModule(imports) && /\.\s*(?:forRoot|register)(?:Async|Queue|QueueAsync)?\s*\(/.test(text);
}

const CONTEXT_VALUE = /(?:\.Provider|Context)\s+value=\{/;
/** Given a name, what is made, or an object with a name or what is made in it; not `null`, and not `{ isOpen: false }`. */
const CONTEXT_DEFAULT =
  /\bcreateContext\s*(?:<[^()\n]{0,100}>)?\(\s*(?:(?!null\b|undefined\b|true\b|false\b)[\w$]{1,60}\s*(?:,\s*)?\)|new\s|\{\s*[\w$]{1,60}\s*[,}]|\{[^{}]{0,200}:\s*new\s)/;

/** Whether a context of React is given a value, or made with one that two parts of a program may have. */
function givesContext(text: string): boolean {
  return (
    (text.includes("value={") && CONTEXT_VALUE.test(text)) ||
    (text.includes("createContext") && CONTEXT_DEFAULT.test(text))
  );
}

const MAKING = /\b(new\s+)?([\w$]{1,60})\s*\(([^()]{1,200})\)/g;
/** How functions are named that make something of what they are given. */
export const MAKER =
  /^(?:create|make|build|init|setup|register|provide|configure|mount|attach|start|connect|new)(?:[A-Z_]|$)/;

/** Errors are made of what went wrong. */
const CLASS = /^[A-Z](?!.*(?:Error|Exception)$)/;

/**
 * Whether one name is an argument of two imported makers, and is there before: imported, or declared with a value. What a function is
 * given itself is not known here: most that pass it on twice make commands or answers of a request.
 */
function handsOn(text: string, imports: readonly ImportFact[]): boolean {
  const makers = new Set<string>();
  // Of most texts this decides: they use many imported names that look like classes, components among them.
  const makesObjects = /\bnew\s/.test(text);
  for (const { form, label, names } of imports) {
    if (form === "import-call" || label === "erased") continue;
    for (const { local, type } of names) {
      if (!type && (MAKER.test(local) || (makesObjects && CLASS.test(local)))) makers.add(local);
    }
  }
  if (makers.size < 2) return false;
  const given = new Map<string, string>();
  for (const [, isNew, callee = "", list = ""] of text.matchAll(MAKING)) {
    if (!makers.has(callee) || (isNew === undefined && !MAKER.test(callee))) continue;
    for (const [name] of list.matchAll(/(?<![.\w$"'`])[a-z_$][\w$]{0,60}(?![\w$(:.])/g)) {
      const known = given.get(name);
      if (known !== undefined && known !== callee && isThere(text, imports, name)) return true;
      given.set(name, callee);
    }
  }
  return false;
}

function isThere(text: string, imports: readonly ImportFact[], name: string): boolean {
  if (imports.some(({ names }) => names.some(({ local }) => local === name))) return true;
  return new RegExp(`\\b(?:const|let|var)\\s+(?:[{[][^}\\]=]{0,300})?\\b${name.replaceAll("$", "\\$")}(?![\\w$])`).test(
    text,
  );
}
