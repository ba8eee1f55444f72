import { isLoopback, type SlackConfig } from '../config.ts';

/** Where Slack takes answers to commands and buttons; the second is Slack for governments. */
const ANSWER_HOSTS: readonly string[] = ['hooks.slack.com', 'hooks.slack-gov.com'];

/** Whose hosts Slack has its connections on, e.g. `wss-primary.slack.com`. */
const SOCKET_DOMAINS: readonly string[] = ['slack.com', 'slack-gov.com'];

/** Something was to go to an address that is not Slack's; it holds no address, which may be a secret. */
export class ForeignAddress extends Error {
  constructor() {
    super('foreign_address');
    this.name = 'ForeignAddress';
  }
}

/** Whether an address is of the server whose API is used, if that is this machine. */
export function isOfLoopbackApi(address: string, apiUrl: string): boolean {
  const [{ port, protocol }, api] = [new URL(address), new URL(apiUrl)];
  return isLoopback(apiUrl) && isLoopback(address) && port === api.port && protocol === api.protocol;
}

/**
 * Whether the bot may call an address: the API that is configured, or Slack's own for answers; on this machine, and so in
 * a rehearsal, the one server alone.
 */
export function isSlackAddress(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, protocol, port, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (origin === new URL(apiUrl).origin || isOfLoopbackApi(address, apiUrl)) return true;
  return !isLoopback(apiUrl) && protocol === 'https:' && port === '' && ANSWER_HOSTS.includes(hostname);
}

/**
 * Whether the bot may open a Socket Mode connection to an address: to Slack's hosts, or to the host whose API is configured;
 * on this machine to any port of it, without TLS.
 */
export function isSocketAddress(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, port, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (isLoopback(apiUrl)) return protocol === 'ws:' && isLoopback(address);
  const api = new URL(apiUrl);
  if (hostname === api.hostname) return protocol === (api.protocol === 'https:' ? 'wss:' : 'ws:');
  const isSlacks = SOCKET_DOMAINS.some((domain) => hostname.endsWith(`.${domain}`));
  return protocol === 'wss:' && port === '' && isSlacks;
}

/**
 * The only way out for what the bot tells Slack: it leads nowhere else, whatever address a payload names, and follows
 * no redirect. Rejects with a `ForeignAddress` before any connection is made.
 */
export function slackFetch({ apiUrl }: Pick<SlackConfig, 'apiUrl'>): typeof globalThis.fetch {
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!isSlackAddress(address, apiUrl)) throw new ForeignAddress();
    return globalThis.fetch(input, { ...init, redirect: 'error' });
  };
}
