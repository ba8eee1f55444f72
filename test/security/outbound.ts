import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import { vi } from 'vitest';

/** Where a connection was to go, from any of the shapes in which `connect` takes it. */
function destinationOf(args: readonly unknown[]): string {
  const [first, second] = args.flat();
  if (typeof first === 'object' && first !== null) {
    const { path, host, port } = first as { path?: string | null; host?: string; port?: number };
    return path ?? `${host ?? 'localhost'}:${port}`;
  }
  return typeof second === 'string' ? `${second}:${String(first)}` : String(first);
}

/**
 * Does something and returns where this process wanted to connect meanwhile, each place once: streams of any kind
 * (`host:port`, TLS too), names that were looked up, and datagrams. Whatever is put on a network goes through these.
 */
export async function destinationsOf(work: () => Promise<unknown>): Promise<string[]> {
  const connected = vi.spyOn(net.Socket.prototype, 'connect');
  const sent = vi.spyOn(dgram.Socket.prototype, 'send');
  const lookedUp = vi.spyOn(dns, 'lookup');
  try {
    await work();
    const places = [
      ...connected.mock.calls.map(destinationOf),
      ...sent.mock.calls.map(() => 'a datagram'),
      ...lookedUp.mock.calls.map(([name]) => `look-up of ${name}`),
    ];
    return [...new Set(places)].toSorted();
  } finally {
    for (const spy of [connected, sent, lookedUp]) spy.mockRestore();
  }
}
