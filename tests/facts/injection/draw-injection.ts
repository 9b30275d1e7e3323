/**
 * The injection facts of a text as lines to read:
 *
 *     class Mailer, singleton
 *     "REDIS" is a value = new #0, singleton           #0 the first thing that is made
 *     Login: redis <- "REDIS" by token, get in [Login new run]
 *     cache goes to ./auth#Auth.0 ./billing#create.0.cache
 */
import { extractBody } from "../../../src/facts/extract-body.js";
import { extractFacts } from "../../../src/facts/extract-facts.js";
import type { Provider, Receiver, Token } from "../../../src/facts/injection/injection-facts.js";
import type { ImportFact, Language } from "../../../src/facts/module-facts.js";

export function drawInjection(text: string, language: Language = "ts"): readonly string[] {
  const facts = extractFacts(text, language);
  const { injection } = extractBody(text, language, facts)!;
  const { imports } = facts;
  return [
    ...injection.classes.map(({ name, lifetime }) => `class ${name}, ${lifetime}`),
    ...injection.providers.map((provider) => drawProvider(provider, imports)),
    ...injection.receivers.map((receiver) => drawReceiver(receiver, imports)),
    ...injection.handed.map(({ name, to }) => {
      const places = to.map(({ request, imported, path, argument, key }) =>
        [drawImport(request, imported, imports), ...path, argument, ...(key === undefined ? [] : [key])].join("."),
      );
      return `${name} goes to ${places.join(" ")}`;
    }),
  ];
}

function drawProvider({ token, by, of, value, lifetime, inject }: Provider, imports: readonly ImportFact[]): string {
  const draw = (each: Token): string => drawToken(each, imports);
  const made = value === undefined ? "" : value[0] === "making" ? ` = made #${value[1]}` : ` = ${value[0]}`;
  const given = inject.length === 0 ? "" : ` of ${inject.map(draw).join(" ")}`;
  return `${draw(token)} is ${by}${of ? ` ${draw(of)}` : ""}${made}${given}, ${lifetime}`;
}

function drawReceiver({ token, name, by, home, uses }: Receiver, imports: readonly ImportFact[]): string {
  const used = uses.map(([member, ways]) => ` ${member} in ${ways.map((way) => `[${way.join(" ")}]`).join("")}`);
  return `${home}: ${name} <- ${drawToken(token, imports)} by ${by}${used.length > 0 ? `,${used.join()}` : ""}`;
}

function drawToken(token: Token, imports: readonly ImportFact[]): string {
  if ("local" in token) return token.local.join(".");
  if ("request" in token) return [drawImport(token.request, token.name, imports), ...token.path].join(".");
  return token.space === "token" ? JSON.stringify(token.text) : `${token.space} ${JSON.stringify(token.text)}`;
}

function drawImport(request: number, name: number, imports: readonly ImportFact[]): string {
  const { specifier, names } = imports[request]!;
  return `${specifier}#${names[name]!.imported}`;
}
