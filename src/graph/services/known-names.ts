/**
 * The name by which a program knows what a making makes, whatever it is given: there is one of it, which a container makes or hands out.
 *
 *     @Injectable() class Sessions extends Redis {}     Sessions
 *     BullModule.forRoot({ connection })                the token behind which it stands, as no name of the text has it
 */
import { resolvedToken } from "../injection/token-keys.js";
import { stateBodies } from "../state/state-bodies.js";
import type { Topology } from "../topology.js";

/** Undefined for what a text makes for itself. O(classes and providers of the module). @param index among its makings */
export function knownName(topology: Topology, node: number, index: number): string | undefined {
  const body = stateBodies(topology, [node])[0];
  const making = body?.services.makings[index];
  if (body === undefined || making === undefined) return undefined;
  if (making.ways.some((way) => way.at(-1) === "new"))
    return body.injection.classes.find(({ name }) => name === making.name)?.name;
  if (making.ways.length > 0) return undefined;
  const provider = body.injection.providers.find(
    ({ by, value }) => by === "value" && value?.[0] === "making" && value[1] === index,
  );
  const token = provider && resolvedToken(topology, node, provider.token);
  return token && (token.definition?.name ?? token.word);
}
