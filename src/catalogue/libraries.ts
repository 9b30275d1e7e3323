/** All libraries that are known, each in the file of its kind. */
import { BROKERS } from "./brokers.js";
import { CACHES } from "./caches.js";
import { CLOUD_DATABASES } from "./cloud-databases.js";
import { DATABASE_LAYERS } from "./database-layers.js";
import { DATABASES } from "./databases.js";
import { EMITTERS } from "./emitters.js";
import { HTTP_CLIENTS } from "./http-clients.js";
import { INFRASTRUCTURE } from "./infrastructure.js";
import type { LibraryExport } from "./library.js";
import { LOCKS_AND_LIMITS } from "./locks-and-limits.js";
import { NEST_MODULES } from "./nest-modules.js";
import { QUEUES } from "./queues.js";
import { SEARCH_AND_OBJECTS } from "./search-and-objects.js";
import { STORES } from "./stores.js";

export const LIBRARIES: readonly LibraryExport[] = [
  ...CACHES,
  ...DATABASES,
  ...DATABASE_LAYERS,
  ...CLOUD_DATABASES,
  ...NEST_MODULES,
  ...QUEUES,
  ...BROKERS,
  ...HTTP_CLIENTS,
  ...EMITTERS,
  ...STORES,
  ...SEARCH_AND_OBJECTS,
  ...LOCKS_AND_LIMITS,
  ...INFRASTRUCTURE,
];
