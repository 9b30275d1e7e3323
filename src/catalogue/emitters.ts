/** Emitters of events: where parts of one process, or of several, meet on purpose. */
import type { LibraryExport } from "./library.js";

const EMITTER = { kind: "emitter", scope: "channel" } as const;

export const EMITTERS: readonly LibraryExport[] = [
  { packages: ["node:events", "events"], names: ["default", "EventEmitter"], by: "new", ...EMITTER },
  { packages: ["eventemitter3"], names: ["default", "EventEmitter"], by: "new", ...EMITTER },
  { packages: ["emittery"], names: ["default"], by: "new", ...EMITTER },
  { packages: ["mitt"], names: ["default"], by: "call", ...EMITTER },
  { packages: ["nanoevents"], names: ["createNanoEvents"], by: "call", ...EMITTER },
  {
    packages: ["node:worker_threads", "worker_threads"],
    names: ["BroadcastChannel"],
    by: "new",
    ...EMITTER,
    parts: [{ what: "channel", at: [0] }],
  },
  { packages: ["rxjs"], names: ["Subject", "ReplaySubject", "AsyncSubject"], by: "new", ...EMITTER },
  { packages: ["@nestjs/event-emitter"], names: ["EventEmitterModule.forRoot"], by: "call", ...EMITTER },
  { packages: ["graphql-subscriptions"], names: ["PubSub"], by: "new", ...EMITTER },
  {
    packages: ["@socket.io/redis-adapter"],
    names: ["createAdapter"],
    by: "call",
    ...EMITTER,
    technology: "Redis",
    client: [[0], [1]],
    parts: [{ what: "key prefix", at: [2, "key"] }],
  },
  { packages: ["socket.io"], names: ["Server"], by: "new", ...EMITTER },
  { packages: ["ws"], names: ["WebSocketServer"], otherNames: ["Server"], by: "new", ...EMITTER },
];
