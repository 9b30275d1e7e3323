import { noSharedInfrastructure } from "../../src/rules/no-shared-infrastructure.js";
import { linting } from "../linting.js";
import { runRule, withOptions } from "./rule-tester.js";

const QUEUES = [{ kinds: ["queue"] }];
const IMPORTS = `import { BullModule } from "@nestjs/bullmq";
import { Module } from "@nestjs/common";
import { QueueName } from "./names";
`;
const NAMES = { "src/shared/names.ts": 'export enum QueueName { MAILS = "mails", BILLS = "bills" }' };
const module = (...imports: readonly string[]): string =>
  `${IMPORTS}@Module({ imports: [\n${imports.join(",\n")}\n] }) export class QueueModule {}`;
const ROOT = "BullModule.forRoot({ connection: { host: process.env.REDIS_HOST } })";
const BY_TEXT = 'BullModule.registerQueue({ name: "mails" }, { name: "bills" })';
const BY_ENUM = "BullModule.registerQueue({ name: QueueName.MAILS })";

const puts = (token: string): string => `import { InjectQueue } from "@nestjs/bullmq";
import { Injectable } from "@nestjs/common";
import { QueueName } from "../shared/names";
@Injectable() export class Sender {
  constructor(@InjectQueue(${token}) private jobs: any) {}
  run() { return this.jobs.add("a", {}); }
}`;
const works = (token: string): string => `import { Processor, WorkerHost } from "@nestjs/bullmq";
@Processor(${token}) export class Worker extends WorkerHost { async process() {} }`;

const billing = (queues: string, [auth, own]: readonly [string, string]): object => ({
  ...linting(
    "src/billing/sender.ts",
    { ...NAMES, "src/shared/queue.module.ts": queues, "src/auth/sender.ts": auth, "src/billing/sender.ts": own },
    { domains: "src/{domain}/**" },
  ),
  options: QUEUES,
});
const MAILS = [puts('"mails"'), puts('"mails"')] as const;
const told =
  /^billing uses .* \(Redis queue, .*src\/shared\/queue.module.ts:\d\), which auth also uses \(src\/auth\/sender.ts/;

/** Each use is told, so that each can be looked at. */
const EACH_USE = { eachUse: true };

runRule("no-shared-infrastructure, of queues by name", noSharedInfrastructure, {
  valid: withOptions(EACH_USE, [
    { name: "a queue that nobody registers", ...billing(module(ROOT, BY_TEXT), [MAILS[0], puts('"others"')]) },
    {
      name: "queues at connections of their own",
      ...billing(
        module(
          'BullModule.registerQueue({ name: "mails", connection: { host: process.env.REDIS_HOST } })',
          'BullModule.registerQueue({ name: "bills", connection: { host: process.env.BILLS_REDIS_HOST } })',
        ),
        [puts('"mails"'), puts('"bills"')],
      ),
    },
    {
      name: "queues at two connections with names",
      ...billing(
        module(
          'BullModule.forRoot("a", { connection: { host: process.env.REDIS_HOST } })',
          'BullModule.forRoot("b", { connection: { host: process.env.BILLS_REDIS_HOST } })',
          'BullModule.registerQueue({ name: "mails", configKey: "a" })',
          'BullModule.registerQueue({ name: "bills", configKey: "b" })',
        ),
        [puts('"mails"'), puts('"bills"')],
      ),
    },
  ] as never[]),
  invalid: withOptions(EACH_USE, [
    {
      name: "a queue that two domains put jobs in",
      ...billing(module(ROOT, BY_TEXT), MAILS),
      errors: [{ message: told }],
    },
    {
      name: "a queue by a member of an enum",
      ...billing(module(ROOT, BY_ENUM), [puts("QueueName.MAILS"), puts("QueueName.MAILS")]),
      errors: [{ message: told }],
    },
    {
      name: "a queue that one domain puts jobs in and another works on",
      ...billing(module(ROOT, BY_TEXT), [works('"mails"'), MAILS[1]]),
      errors: [{ message: told }],
    },
    {
      name: "two queues at one connection",
      ...billing(module(ROOT, BY_TEXT), [MAILS[0], puts('"bills"')]),
      errors: [{ message: /their names differ, but one outage stops both/ }],
    },
    {
      name: "queues of which one connection is made by a factory",
      ...billing(module("BullModule.forRootAsync({ useFactory: () => connection() })", BY_TEXT), MAILS),
      errors: [{ message: told }],
    },
    {
      name: "a queue at a connection of its own",
      ...billing(
        module('BullModule.registerQueue({ name: "mails", connection: { host: process.env.REDIS_HOST } })'),
        MAILS,
      ),
      errors: [{ message: told }],
    },
  ] as never[]),
});
