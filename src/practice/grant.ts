/** What an app was given when it was installed; what is left out is not restricted. */
export interface InstalledApp {
  /** OAuth scopes of the bot token. */
  scopes?: readonly string[];
  /** Events that the app subscribed to, as a manifest names them: `message.channels`, `app_mention`. */
  events?: readonly string[];
}

/** Slack lets an app with this one post to public channels that it is not in; only who asks for it gets it. */
const ONLY_WHEN_ASKED = 'chat:write.public';

/** What the app may do and hear. */
export class Grant {
  readonly #scopes: ReadonlySet<string> | undefined;
  readonly #events: ReadonlySet<string> | undefined;

  constructor({ scopes, events }: InstalledApp = {}) {
    this.#scopes = scopes && new Set(scopes);
    this.#events = events && new Set(events);
  }

  has(scope: string): boolean {
    return this.#scopes?.has(scope) ?? scope !== ONLY_WHEN_ASKED;
  }

  /** The scopes as Slack lists them, of all that `known` names when nothing was restricted. */
  provided(known: readonly string[]): string {
    return [...(this.#scopes ?? known.filter((scope) => this.has(scope)))].join(',');
  }

  subscribes(event: string): boolean {
    return this.#events?.has(event) ?? true;
  }
}
