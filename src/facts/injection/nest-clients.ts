/**
 * Clients of brokers that a program of NestJS lists by their names, each of which is given to who asks for that name.
 *
 *     ClientsModule.register([{ name: "MAILS", transport: Transport.REDIS, options }])     MAILS
 *     ClientsModule.registerAsync([{ name: MAILS, useFactory: () => ({ transport: Transport.KAFKA, options }) }])
 *
 * Not of those that speak to another program at once, by TCP or gRPC: it is asked for an answer.
 */

import type { Node } from "oxc-parser";
import { returnsOf } from "../services/expression-form.js";
import { namesOf } from "../services/member-names.js";
import { elementsOf, entryOf, wordOf } from "./decorators.js";
import { exportedName, type ImportedFrom } from "./nest-connections.js";

const BROKER = /^(?:REDIS|NATS|MQTT|RMQ|KAFKA)$/;
/** Of a factory that stands elsewhere, its name. */
const OF_BROKER = /kafka|redis|nats|mqtt|rmq|rabbit|amqp/i;

/** The objects that say what the clients are; undefined for what is no such call. O(its arguments). */
export function listedClients(
  callee: readonly string[],
  [first]: readonly Node[],
  names: ImportedFrom,
): readonly Node[] | undefined {
  const [local = "", method = "", ...rest] = callee;
  const module = exportedName(local, names);
  const isModule = module?.name === "ClientsModule" && module.from === "@nestjs/microservices";
  if (!isModule || rest.length > 0 || !/^register(?:Async)?$/.test(method) || first === undefined) return undefined;
  const clients = entryOf(first, "clients") ?? first;
  return (elementsOf(clients) ?? []).filter(isOfBroker);
}

function isOfBroker(client: Node): boolean {
  const factory = entryOf(client, "useFactory");
  if (factory === undefined) return hasBroker(client);
  const returned = returnsOf(factory);
  return returned.length > 0 ? returned.some(hasBroker) : OF_BROKER.test(namesOf(factory)?.names.at(-1) ?? "");
}

function hasBroker(options: Node): boolean {
  return BROKER.test(wordOf(entryOf(options, "transport")) ?? "");
}
