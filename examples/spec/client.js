/**
 * A client of the spec's HTTP interface.
 *
 * @param {string} url where the program listens
 */
export function createClient(url) {
  /**
   * @param {string} request method and path, such as "GET /plan"
   * @param {{ session?: string, body?: unknown }} [options]
   * @returns {Promise<{ status: number, body: any }>}
   */
  return async function send(request, { session, body } = {}) {
    const [method, path] = request.split(" ");
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(session && { authorization: `Bearer ${session}` }),
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
}
