/** Endpoints as one text for the many ways to write them: without credentials, with the port that is meant if none is said. */

const PORTS: Readonly<Record<string, string>> = {
  redis: "6379",
  postgres: "5432",
  mysql: "3306",
  mongodb: "27017",
  amqp: "5672",
  kafka: "9092",
  nats: "4222",
  mqtt: "1883",
  memcached: "11211",
  http: "80",
  https: "443",
};

const SCHEMES: Readonly<Record<string, string>> = {
  rediss: "redis",
  valkey: "redis",
  valkeys: "redis",
  postgresql: "postgres",
  mariadb: "mysql",
  "mongodb+srv": "mongodb",
  amqps: "amqp",
  mqtts: "mqtt",
};

export interface Endpoint {
  readonly key: string;
  /** The part of it that is meant there, as the number or the name of a database. */
  readonly database?: string;
}

/** Undefined for a text that names no place. */
export function endpointOf(text: string, technology: string | undefined, port?: string): Endpoint | undefined {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > 300) return undefined;
  const [, given = "", rest = trimmed] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(trimmed) ?? [];
  const scheme = schemeOf(given === "" ? (technology ?? "") : given);
  const [authority = "", ...path] = rest.split(/[/?#]/);
  const host = (authority.split("@").at(-1) ?? "").toLowerCase().replace(/^localhost(?=:|$)/, "127.0.0.1");
  if (given === "" && (path.length > 0 || !/^[\w.-]+(?::\d+)?$/.test(host))) return { key: withoutSecrets(trimmed) };
  if (host === "") return undefined;
  const whole = /:\d+$/.test(host) ? host : `${host}${portOf(port ?? PORTS[scheme])}`;
  const database = /^[^?#]*\/([^/?#]+)/.exec(rest)?.[1];
  return { key: scheme === "" ? whole : `${scheme}://${whole}`, ...(database !== undefined && { database }) };
}

/** A key stands in messages and in the baseline: of a connection string (`Server=a;Password=b`) or `user:secret@host/1` the rest. */
function withoutSecrets(text: string): string {
  const fields = text
    .split(";")
    .filter((field) => !/^\s*(?:user|uid|password|pwd|\w*(?:key|secret|token|signature)\w*)[\w ]*=/i.test(field));
  return fields.join(";").replace(/^[^@/\s]*@/, "");
}

function schemeOf(name: string): string {
  const lower = name.toLowerCase();
  if (Object.hasOwn(SCHEMES, lower)) return SCHEMES[lower]!;
  return lower;
}

function portOf(port: string | undefined): string {
  return port === undefined || port === "" ? "" : `:${port}`;
}
