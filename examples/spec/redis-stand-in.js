/**
 * What `ioredis` is while the examples run without a Redis: its commands in this process, and a server that can be stopped. Its
 * clients then refuse every command, as those of ioredis do once they have tried again.
 */
import RedisMock from "ioredis-mock";

const clients = new Set();

export default class Redis extends RedisMock {
  constructor(...options) {
    super(...options);
    this.options.enableOfflineQueue = false;
    clients.add(this);
  }
}

/** Gives the function that starts it again. */
export function stopRedis() {
  const stopped = [...clients].filter(({ connected }) => connected);
  for (const client of stopped) client.disconnect();
  return () => Promise.all(stopped.map((client) => client.connect()));
}
