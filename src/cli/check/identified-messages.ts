import type { FoundFinding, Recording } from "../../project/recording.js";
import type { Message } from "./rule-host.js";

/** A message with the finding it tells of; without one it is a note about the graph, which has no identity. */
export interface IdentifiedMessage extends Message {
  readonly found?: Pick<FoundFinding, "finding" | "options">;
}

/** @param recording of the very run that the messages come from */
export function identifiedMessages(
  byPath: Iterable<readonly [path: string, messages: readonly Message[]]>,
  recording: Recording,
): ReadonlyMap<string, readonly IdentifiedMessage[]> {
  const findingAt = recording.inTurn();
  const identified = (filename: string, message: Message): IdentifiedMessage => {
    const found = findingAt({ ...message, filename, ruleId: message.rule });
    return found === undefined ? message : { ...message, found };
  };
  return new Map([...byPath].map(([path, messages]) => [path, messages.map((one) => identified(path, one))]));
}
