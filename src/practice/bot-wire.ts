import { createHttpLink } from './http-link.ts';
import type { BotLink } from './link.ts';
import type { HttpDelivery } from './signed-post.ts';
import { createSocketLink, type SocketLink } from './socket.ts';

/** Both ways to the bot, of which one is in use. */
export interface BotWire {
  socket: SocketLink;
  /** The way that is in use. */
  link: () => BotLink;
  /** Switches to HTTP mode, or with undefined back to Socket Mode. Throws when the URL is not on this machine. */
  deliverTo(http: HttpDelivery | undefined): void;
  /** After a reset nothing of the office before may reach the bot. */
  forget(): void;
  close(): Promise<void>;
}

/** Socket Mode, until it is told to deliver by HTTP. */
export function createBotWire(
  parts: Omit<Parameters<typeof createSocketLink>[0], 'onConnections'> & {
    /** The bot came or went, or is reached in another way. */
    onBot: () => void;
  },
): BotWire {
  const { onBot, ...shared } = parts;
  const socket = createSocketLink({ ...shared, onConnections: onBot });
  let http: BotLink | undefined;
  return {
    socket,
    link: () => http ?? socket,
    deliverTo(to) {
      const next = to && createHttpLink({ ...shared, to, onReachable: onBot });
      void http?.close();
      http = next;
      onBot();
    },
    forget() {
      socket.forget();
      http?.forget();
    },
    async close() {
      await http?.close();
      await socket.close();
    },
  };
}
