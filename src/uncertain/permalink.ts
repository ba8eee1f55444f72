/** Where a message stands, as the link says that Slack copies for it. */
export interface Permalink {
  channel: string;
  ts: string;
}

/** Reads `https://…/archives/C0123/p1651712400000100`; null for anything else. */
export function readPermalink(text: string): Permalink | null {
  const [, channel, seconds, rest] =
    /^https?:\/\/[^/\s]+\/archives\/([CDG][A-Z0-9]+)\/p(\d{10})(\d{6})(?:\?\S*)?$/.exec(text) ?? [];
  return channel && seconds && rest ? { channel, ts: `${seconds}.${rest}` } : null;
}
