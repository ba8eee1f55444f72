import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';

/**
 * Slack's libraries write raw payloads, with tokens and response addresses in them, at debug level; so
 * they are never given that level, whatever ours is.
 */
export function slackLogger(log: Logger, level: 'error' | 'warn' | 'info'): SlackLogger {
  const levels = { error: LogLevel.ERROR, warn: LogLevel.WARN, info: LogLevel.INFO };
  const line = (parts: unknown[]): string =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  const allows = (wanted: 'error' | 'warn' | 'info'): boolean =>
    ['error', 'warn', 'info'].indexOf(wanted) <= ['error', 'warn', 'info'].indexOf(level);
  return {
    debug: () => undefined,
    info: (...parts) => allows('info') && log.info({ event: 'slack.library' }, line(parts)),
    warn: (...parts) => allows('warn') && log.warn({ event: 'slack.library' }, line(parts)),
    error: (...parts) => log.error({ event: 'slack.library' }, line(parts)),
    setLevel: () => undefined,
    getLevel: () => levels[level],
    setName: () => undefined,
  };
}
