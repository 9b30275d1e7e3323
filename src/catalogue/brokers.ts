/** Brokers of messages, and engines of workflows: where parts of a program meet on purpose. */
import type { EndpointPlace, LibraryExport } from "./library.js";
import { optionsOfFactory } from "./options-of-factory.js";

const QUEUE = { kind: "queue", scope: "channel" } as const;
const RABBIT = { ...QUEUE, technology: "RabbitMQ" } as const;
const KAFKA = { ...QUEUE, technology: "Kafka" } as const;
const TEMPORAL = { ...QUEUE, technology: "Temporal", fallback: { endpoint: "localhost:7233" } } as const;
const AWS_ENDPOINT: readonly EndpointPlace[] = [{ whole: [0, "endpoint"] }, { host: [0, "region"] }];

/** One of those that are listed. */
const NEST_CLIENT: LibraryExport = {
  packages: ["@nestjs/microservices"],
  names: ["ClientsModule.register.*"],
  by: "call",
  ...QUEUE,
  endpoint: [
    ...["url", "urls", "servers"].map((key) => ({ whole: [0, "options", key] }) as const),
    { whole: [0, "options", "client", "brokers"] },
    { host: [0, "options", "host"], port: [0, "options", "port"] },
  ],
  parts: [{ what: "queue", at: [0, "options", "queue"] }],
};

export const BROKERS: readonly LibraryExport[] = [
  { packages: ["kafkajs"], names: ["Kafka"], by: "new", ...KAFKA, endpoint: [{ whole: [0, "brokers"] }] },
  {
    packages: ["@confluentinc/kafka-javascript"],
    names: ["KafkaJS.Kafka"],
    by: "new",
    ...KAFKA,
    endpoint: [{ whole: [0, "kafkaJS", "brokers"] }, { whole: [0, "bootstrap.servers"] }],
  },
  {
    packages: ["amqplib", "amqplib/callback_api"],
    names: ["connect"],
    by: "call",
    ...RABBIT,
    endpoint: [{ whole: [0] }, { host: [0, "hostname"], port: [0, "port"], database: [0, "vhost"] }],
    fallback: { endpoint: "amqp://localhost:5672" },
  },
  { packages: ["amqp-connection-manager"], names: ["connect"], by: "call", ...RABBIT, endpoint: [{ whole: [0] }] },
  {
    packages: ["nats", "@nats-io/transport-node"],
    names: ["connect"],
    by: "call",
    ...QUEUE,
    technology: "NATS",
    endpoint: [{ whole: [0, "servers"] }],
    fallback: { endpoint: "nats://127.0.0.1:4222" },
  },
  {
    packages: ["mqtt"],
    names: ["connect", "connectAsync"],
    by: "call",
    ...QUEUE,
    technology: "MQTT",
    endpoint: [{ whole: [0] }, { host: [0, "host"], port: [0, "port"] }, { host: [0, "hostname"], port: [0, "port"] }],
  },
  {
    packages: ["@aws-sdk/client-sqs"],
    names: ["SQSClient", "SQS"],
    by: "new",
    ...QUEUE,
    technology: "SQS",
    endpoint: AWS_ENDPOINT,
  },
  {
    packages: ["@aws-sdk/client-sqs"],
    names: ["SendMessage", "SendMessageBatch", "ReceiveMessage", "DeleteMessage"].map((verb) => `${verb}Command`),
    by: "new",
    ...QUEUE,
    technology: "SQS",
    parts: [{ what: "queue", at: [0, "QueueUrl"] }],
  },
  {
    packages: ["@aws-sdk/client-sns"],
    names: ["SNSClient", "SNS"],
    by: "new",
    ...QUEUE,
    technology: "SNS",
    endpoint: AWS_ENDPOINT,
  },
  {
    packages: ["@aws-sdk/client-sns"],
    names: ["PublishCommand", "PublishBatchCommand"],
    by: "new",
    ...QUEUE,
    technology: "SNS",
    parts: [{ what: "topic", at: [0, "TopicArn"] }],
  },
  {
    packages: ["@aws-sdk/client-eventbridge"],
    names: ["EventBridgeClient", "EventBridge"],
    by: "new",
    ...QUEUE,
    technology: "EventBridge",
    endpoint: AWS_ENDPOINT,
  },
  {
    packages: ["@aws-sdk/client-eventbridge"],
    names: ["PutEventsCommand"],
    by: "new",
    ...QUEUE,
    technology: "EventBridge",
    parts: [{ what: "channel", at: [0, "Entries", "*", "EventBusName"] }],
  },
  {
    packages: ["@aws-sdk/client-kinesis"],
    names: ["KinesisClient", "Kinesis"],
    by: "new",
    ...QUEUE,
    technology: "Kinesis",
    endpoint: AWS_ENDPOINT,
  },
  {
    packages: ["@aws-sdk/client-kinesis"],
    names: ["PutRecordCommand", "PutRecordsCommand"],
    by: "new",
    ...QUEUE,
    technology: "Kinesis",
    parts: [{ what: "channel", at: [0, "StreamName"] }],
  },
  {
    packages: ["@google-cloud/pubsub"],
    names: ["PubSub"],
    by: "new",
    ...QUEUE,
    technology: "Google Pub/Sub",
    endpoint: [{ host: [0, "projectId"] }],
    fallback: { environment: ["GOOGLE_CLOUD_PROJECT"] },
  },
  {
    packages: ["@azure/service-bus"],
    names: ["ServiceBusClient"],
    by: "new",
    ...QUEUE,
    technology: "Azure Service Bus",
    endpoint: [{ whole: [0] }],
  },
  {
    packages: ["@upstash/qstash"],
    names: ["Client"],
    by: "new",
    ...QUEUE,
    technology: "QStash",
    endpoint: [{ whole: [0, "baseUrl"] }, { account: [0, "token"] }],
    fallback: { environment: ["QSTASH_URL", "QSTASH_TOKEN"] },
  },
  {
    packages: ["inngest"],
    names: ["Inngest"],
    by: "new",
    ...QUEUE,
    technology: "Inngest",
    parts: [{ what: "namespace", at: [0, "id"] }],
  },
  {
    packages: ["@temporalio/client"],
    names: ["Connection.connect", "Connection.lazy"],
    by: "call",
    ...TEMPORAL,
    endpoint: [{ whole: [0, "address"] }],
  },
  {
    packages: ["@temporalio/client"],
    names: ["Client"],
    by: "new",
    ...TEMPORAL,
    client: [[0, "connection"]],
    parts: [{ what: "namespace", at: [0, "namespace"] }],
  },
  NEST_CLIENT,
  optionsOfFactory(NEST_CLIENT, "ClientsModule.registerAsync.*"),
];
