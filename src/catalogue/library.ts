/**
 * What is known of the libraries by which a program keeps something or reaches for something outside: plain data, by which a
 * construction in a text (`new Redis(url)`, `createPool({ host })`) is told to be a cache, a database, a queue …, and to stand at
 * an endpoint. Of what is imported from where, never of the name of a variable. Source: the packages' own typings and READMEs.
 */

/** What is made; in messages as it stands, after the technology: `Redis cache`, `Kafka queue`. */
export type LibraryKind =
  | "cache"
  | "key-value" // a server of keys and values: a cache, unless a queue, a lock or sessions are built on it
  | "database"
  | "queue" // also brokers and jobs
  | "emitter"
  | "store" // of an application's state, as redux
  | "memo" // a function that remembers its results
  | "lock"
  | "limiter" // of rates
  | "breaker" // of a circuit
  | "session"
  | "search"
  | "object storage"
  | "http client"
  | "language" // what is shown in the language of whoever asks
  | "flags"
  | "mail"
  | "saas"
  | "logger"
  | "metrics";

/**
 * How many of it a program should have: `process` one for all is right; `request` a server makes one for each request; `channel`
 * parts of a program meet there on purpose; `memory` it is no more than state of this process.
 */
export type LibraryScope = "process" | "request" | "channel" | "memory";

/**
 * Where something stands in the arguments: the index of an argument, then keys. `*` for each argument, element or property.
 *
 *     new Queue("mails", { connection })     [0]  [1, "connection"]
 *     createCache({ stores: [keyv] })        [0, "stores", "*"]
 *     BullModule.registerQueue({ name })     ["*", "name"]
 */
export type ArgumentPath = readonly [argument: number | "*", ...keys: string[]];

/**
 * One spelling of an endpoint: in one piece (a URL, a connection string, a file, a list of servers), in parts, or the key of an
 * account, of which the text is a secret. It holds if a text, a number, or a list of them stands there, not an object or a function.
 */
export type EndpointPlace =
  | { readonly whole: ArgumentPath; readonly database?: ArgumentPath }
  | { readonly host: ArgumentPath; readonly port?: ArgumentPath; readonly database?: ArgumentPath }
  | { readonly account: ArgumentPath };

/** What it connects to if the arguments name nothing: an endpoint as it is, variables that the library itself reads, or nothing. */
type Fallback =
  | { readonly endpoint: string }
  | { readonly environment: readonly string[] }
  /** It then keeps all in the memory of this process. */
  | { readonly memory: true };

/** A name that tells two things at one endpoint apart. */
export interface NamePlace {
  readonly what:
    | "queue"
    | "topic"
    | "table"
    | "database"
    | "schema"
    | "bucket"
    | "key prefix"
    | "namespace"
    | "connection"
    | "channel";
  readonly at: ArgumentPath;
}

/** Exports of a package that make things of one kind. */
export interface LibraryExport {
  /** As imported, with subpaths. One that starts with `*` and `/` stands for any specifier that ends so: generated clients. */
  readonly packages: readonly string[];
  /**
   * `default`, an exported name, or a member behind one: `CacheModule.register`. A member of the default export stands without
   * `default`, as if it were exported itself. `()` is what a call returns, `*` each
   * of what a call lists.
   */
  readonly names: readonly string[];
  /** Likewise, what older or newer versions export and the one that most people have does not. */
  readonly otherNames?: readonly string[];
  /** `call` also as a decorator; `import` if the import is the thing, made already. */
  readonly by: "new" | "call" | "import";
  readonly kind: LibraryKind;
  readonly scope: LibraryScope;
  /** Of scope `request`: also on a server that renders no pages. */
  readonly always?: true;
  /** What is reached, by whatever library: `Redis`, `PostgreSQL`. Absent if the arguments decide, and in memory. */
  readonly technology?: string;
  /** Strongest first. */
  readonly endpoint?: readonly EndpointPlace[];
  /** Where another client may stand instead, at whose endpoint this one then is. Strongest first. */
  readonly client?: readonly ArgumentPath[];
  readonly fallback?: Fallback;
  /** What tells two at one endpoint apart. */
  readonly parts?: readonly NamePlace[];
  /** The library's own page that says why it must not share its endpoint with a cache. */
  readonly docs?: string;
}
