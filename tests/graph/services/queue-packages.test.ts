import { expect, it } from "vitest";
import { importsQueues } from "../../../src/graph/services/queue-packages.js";
import { onDisk } from "../../on-disk.js";
import { topologyOf } from "../../topology-of.js";

it.each([
  [
    "a queue that must not share its endpoint with a cache",
    `import { Queue } from "bullmq"; new Queue("mails");`,
    true,
  ],
  ["a queue that may", `import { Kafka } from "kafkajs"; new Kafka({});`, false],
  ["a cache", `import Redis from "ioredis";`, false],
])("whether any module imports a queue to keep apart: %s", (_, text, expected) => {
  const topology = topologyOf(onDisk({ "package.json": {}, "a.ts": "export {};", "b.ts": text }));
  expect(importsQueues(topology, [])).toBe(expected);
});
