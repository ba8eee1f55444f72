import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestListener } from 'node:http';
import { StartupError } from './startup.ts';

/** So long the last answers have to get out when a server closes. */
const LAST_ANSWERS_MS = 500;

/** A listening HTTP server. */
export interface Listening {
  url: string;
  close(): Promise<void>;
}

/** Listens on a port, any free one for 0; a port in use is a `StartupError`. */
export async function serve(listener: RequestListener, host: string, port: number): Promise<Listening> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new StartupError({ code: 'port_in_use', port }, error) : error);
    });
    server.listen(port, host, resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has no other address
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS).unref();
      }),
  };
}
