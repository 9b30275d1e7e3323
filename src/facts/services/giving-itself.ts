/** Methods of clients that give the client itself, as they are called where one is made: `createClient({ url }).on("error", log).connect()`. */

const METHODS: ReadonlySet<string> = new Set(["on", "once", "addListener", "connect", "initialize", "$extends"]);

export function givesItself(method: string): boolean {
  return METHODS.has(method);
}
