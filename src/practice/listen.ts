import type { Server } from 'node:http';
import type { ErrorRequestHandler } from 'express';

/** Another program listens on the port. */
export class PortInUse extends Error {
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} on 127.0.0.1 is in use. Stop what uses it, or choose another port with PORT.`);
    this.port = port;
  }
}

/** Binds to this machine only; 0 takes any free port. The port in use is named when there is one. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(new PortInUse(port));
    };
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** The last word on a request: what could not be read is the caller's fault, anything else is ours. */
export const requestFailed: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status =
    error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  const message = error instanceof Error ? error.message : String(error);
  response
    .status(status)
    .json({ ok: false, error: status < 500 ? 'invalid_request' : 'internal_error', message });
};
