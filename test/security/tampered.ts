import { isObject, type Json } from '../../src/practice/json.ts';
import type { Practice } from '../../src/practice/server.ts';

/**
 * Changes everything that Slack delivers from now on, as somebody would who gets between; the returned function ends
 * that.
 */
export function tamper({ socket }: Practice, change: (body: Json) => Json): () => void {
  const request = socket.request.bind(socket);
  const event = socket.event.bind(socket);
  socket.request = (kind, body) => request(kind, change(structuredClone(body)));
  socket.event = (body) => event(change(structuredClone(body)));
  return () => Object.assign(socket, { request, event });
}

/** The same value with another text in place of one, wherever it stands in it. */
export function replacing(from: string, to: string): (body: Json) => Json {
  return (body) => JSON.parse(JSON.stringify(body).replaceAll(from, to)) as Json;
}

/** The one action of a click; a new object when it is none. */
export function actionOf(body: Json): Json {
  const [action] = Array.isArray(body['actions']) ? body['actions'] : [];
  return isObject(action) ? action : {};
}
