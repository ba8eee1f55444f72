import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';
import { currentRequest } from './request.ts';

const SECRET =
  /xox[a-z.]*-[\w-]+|xapp-[\w-]+|https?:\/\/[^\s"\\]*\/(?:commands|actions|response|services)\/[^\s"\\]+/g;

/** Takes tokens and response addresses out of a text. */
export function withoutSecrets(text: string): string {
  return text.replace(SECRET, '[secret]');
}

/** What every line of the log carries: the number of the request that is being dealt with. */
export function requestMixin(): { request?: string } {
  const request = currentRequest();
  return request === null ? {} : { request };
}

/**
 * One JSON line per event, on standard error unless it is to go elsewhere; secrets are scrubbed from the finished
 * line, so also from error messages and stacks. `secrets` are further values that must never appear.
 */
export function makeLog(
  level: Config['logLevel'],
  secrets: readonly string[] = [],
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  const known = secrets
    .filter((secret) => secret.length > 0)
    // As they are in a line of JSON.
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: requestMixin,
      hooks: {
        streamWrite: (line) =>
          known.reduce((text, secret) => text.replaceAll(secret, '[secret]'), withoutSecrets(line)),
      },
    },
    destination,
  );
}
