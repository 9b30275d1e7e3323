/** Why the state of a text does no harm, by its name; "no" for one that may. */
import { extractBody } from "../../../../src/facts/extract-body.js";
import { extractFacts } from "../../../../src/facts/extract-facts.js";

export function harmlessIn(text: string): Readonly<Record<string, string>> {
  const { states, makers } = extractBody(text, "ts", extractFacts(text, "ts"))!.state;
  const fields = makers.flatMap((maker) => maker.fields);
  return Object.fromEntries([...states, ...fields].map(({ name, harmless }) => [name, harmless ?? "no"]));
}
