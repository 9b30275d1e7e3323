import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { HttpError } from "./shared/http-error.js";

/**
 * Serves the routes on a free port of this machine.
 *
 * @param {object[]} routes
 * @param {(session: string) => Promise<object>} identify refuses what is no session
 */
export async function serve(routes, identify) {
  const server = createServer(async (request, response) => {
    const [status, body] = await answer(routes, identify, request).catch(explain);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(body && JSON.stringify(body));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(routes, identify, request) {
  const [, collection, id] = request.url.split("/");
  const exact = `${request.method} ${request.url}`;
  const pattern = `${request.method} /${collection}/:id`;
  const route = routes.find((each) => each.request === exact) ?? routes.find((each) => each.request === pattern);
  if (!route) throw new HttpError(404, "There is nothing here");
  const session = route.open ? undefined : await identify(bearerOf(request));
  return route.handle({ session, id, body: await bodyOf(request) });
}

function bearerOf(request) {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
}

async function bodyOf(request) {
  if (!request.headers["content-type"]) return {};
  const body = await json(request).catch(() => undefined);
  if (typeof body !== "object" || body === null) throw new HttpError(400, "The body is not a JSON object");
  return body;
}

function explain(error) {
  return error instanceof HttpError ? [error.status, { error: error.message }] : [500, { error: "Something broke" }];
}
