/**
 * Tables kept in memory. They stand for a database server, which can be down.
 *
 * @param {...string} names of the tables
 */
export function createDatabase(...names) {
  let up = true;

  function createTable() {
    const rows = new Map();
    const ask = async (query) => {
      if (!up) throw new Error("The database does not answer");
      return query();
    };
    return {
      get: (key) => ask(() => rows.get(key)),
      put: (key, row) => ask(() => void rows.set(key, row)),
      /** False if there is a row with this key already. */
      insert: (key, row) =>
        ask(() => {
          if (rows.has(key)) return false;
          rows.set(key, row);
          return true;
        }),
      delete: (key) => ask(() => rows.delete(key)),
      /** In the order they were put. */
      filter: (test) => ask(() => [...rows.values()].filter(test)),
    };
  }

  return {
    ...Object.fromEntries(names.map((name) => [name, createTable()])),
    setUp(value) {
      up = value;
    },
  };
}
