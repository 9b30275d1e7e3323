/** Clients of brokers that ClientsModule lists by their names. */
import { noSharedInfrastructure } from "../../src/rules/no-shared-infrastructure.js";
import { linting } from "../linting.js";
import { runRule, withOptions } from "./rule-tester.js";

const QUEUES = [{ kinds: ["queue"] }];

const module = (
  call: string,
  imports = "",
): string => `import { ClientsModule, Transport } from "@nestjs/microservices";
import { Module } from "@nestjs/common";
${imports}
@Module({ imports: [
ClientsModule.${call}
] }) export class BrokerModule {}`;
const asks = (name: string): string => `import { Inject, Injectable } from "@nestjs/common";
@Injectable() export class Sender {
  constructor(@Inject("${name}") private client: any) {}
  run() { return this.client.emit("a", {}); }
}`;

/** The module of billing is linted, beside one of auth. */
const billing = (
  text: string,
  [auth, own]: readonly [string, string],
  others: Record<string, string> = {},
): object => ({
  ...linting(
    "src/billing/sender.ts",
    { "src/broker.module.ts": text, "src/auth/sender.ts": asks(auth), "src/billing/sender.ts": asks(own), ...others },
    { domains: "src/{domain}/**" },
  ),
  options: QUEUES,
});
const MAILS = ["MAILS", "MAILS"] as const;
const BOTH = ["MAILS", "BILLS"] as const;
const client = (name: string, host: string, transport = "REDIS"): string =>
  `{ name: "${name}", transport: Transport.${transport}, options: { host: process.env.${host} } }`;
const told = (name = "MAILS"): RegExp =>
  new RegExp(
    `^billing uses ${name} \\(queue, (?:[\\w]+, )?src/broker.module.ts:5\\), which auth also uses \\(src/auth/sender.ts:3\\)`,
  );
const FACTORY = "() => ({ transport: Transport.KAFKA, options: { client: { brokers: [process.env.KAFKA_BROKERS] } } })";
const ELSEWHERE = {
  "src/options.ts": "export const kafkaOptions = () => read();\nexport const clientOptions = () => read();",
};
const IMPORTS = 'import { clientOptions, kafkaOptions } from "./options";';

/** Each use is told, so that each can be looked at. */
const EACH_USE = { eachUse: true };

runRule("no-shared-infrastructure, of clients that NestJS lists", noSharedInfrastructure, {
  valid: withOptions(EACH_USE, [
    {
      name: "two clients in one list, each at a server of its own",
      ...billing(module(`register([${client("MAILS", "REDIS_HOST")}, ${client("BILLS", "BILLS_REDIS_HOST")}])`), BOTH),
    },
    { name: "a client of another name", ...billing(module(`register([${client("OTHERS", "REDIS_HOST")}])`), MAILS) },
    {
      name: "a module of a container that lists the one with the client, and asks for nothing",
      ...billing(module(`register([${client("MAILS", "REDIS_HOST")}])`), MAILS, {
        "src/billing/sender.ts": `import { Module } from "@nestjs/common";
import { BrokerModule } from "../broker.module";
@Module({ imports: [BrokerModule] }) export class BillingModule {}`,
      }),
    },
    {
      name: "another program that is asked by TCP",
      ...billing(module(`register([${client("MAILS", "MAILS_HOST", "TCP")}])`), MAILS),
    },
    {
      name: "options of a function that nobody knows, for who knows what",
      ...billing(module('registerAsync([{ name: "MAILS", useFactory: clientOptions }])', IMPORTS), MAILS, ELSEWHERE),
    },
  ] as never[]),
  invalid: withOptions(EACH_USE, [
    {
      name: "two clients in one list at one server",
      ...billing(module(`register([${client("MAILS", "REDIS_HOST")}, ${client("BILLS", "REDIS_HOST")}])`), BOTH),
      errors: [{ message: told("BILLS") }],
    },
    {
      name: "a client that both are given",
      ...billing(module(`register([${client("MAILS", "REDIS_HOST")}])`), MAILS),
      errors: [{ message: told() }],
    },
    {
      name: "a client of a list in options",
      ...billing(module(`register({ isGlobal: true, clients: [${client("MAILS", "REDIS_HOST")}] })`), MAILS),
      errors: [{ message: told() }],
    },
    {
      name: "options of a function",
      ...billing(module(`registerAsync([{ name: "MAILS", useFactory: ${FACTORY} }])`), MAILS),
      errors: [{ message: told() }],
    },
    {
      name: "options of a function that is named for a broker",
      ...billing(module('registerAsync([{ name: "MAILS", useFactory: kafkaOptions }])', IMPORTS), MAILS, ELSEWHERE),
      errors: [{ message: told() }],
    },
  ] as never[]),
});
