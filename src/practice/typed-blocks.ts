import { stableId } from './ids.ts';
import type { Json } from './json.ts';
import { unescapeText } from './typed-text.ts';

/** Everything in a line of typed text that is more than text; what is found first wins. */
const PIECES = new RegExp(
  [
    '<@(?<user>\\w+)>',
    '<#(?<channel>\\w+)(?:\\|[^>]*)?>',
    '<!(?<range>channel|here|everyone)>',
    '<(?<url>https?:[^|>]+)(?:\\|(?<label>[^>]*))?>',
    '(?<![\\w:]):(?<emoji>[a-z+-][\\w+-]*):(?![\\w:])',
    '`(?<code>[^`\\n]+)`',
    '(?<![\\w*])\\*(?<bold>[^\\s*](?:[^*\\n]*[^\\s*])?)\\*(?![\\w*])',
    '(?<!\\w)_(?<italic>[^\\s_](?:[^_\\n]*[^\\s_])?)_(?!\\w)',
    '(?<![\\w~])~(?<strike>[^\\s~](?:[^~\\n]*[^\\s~])?)~(?![\\w~])',
  ].join('|'),
  'gu',
);

const STYLES = ['code', 'bold', 'italic', 'strike'] as const;

/**
 * The `blocks` that Slack's own client sends beside the text of what a person typed: one rich_text block. `text` is
 * as Slack stores it, with references and escapes.
 */
export function typedBlocks(text: string, key: string): Json[] {
  const elements: Json[] = [];
  let lines: string[] = [];
  const flush = () => {
    const inner = inline(lines.join('\n'));
    if (inner.length > 0) elements.push({ type: 'rich_text_section', elements: inner });
    lines = [];
  };
  const quote = /^&gt; ?/;
  for (const line of text.split('\n')) {
    if (!quote.test(line)) {
      lines.push(line);
      continue;
    }
    flush();
    elements.push({ type: 'rich_text_quote', elements: inline(line.replace(quote, '')) });
  }
  flush();
  return [{ type: 'rich_text', block_id: stableId('', key).slice(0, 5), elements }];
}

function inline(text: string): Json[] {
  const found: Json[] = [];
  let end = 0;
  const plain = (part: string) => {
    if (part !== '') found.push({ type: 'text', text: unescapeText(part) });
  };
  for (const match of text.matchAll(PIECES)) {
    plain(text.slice(end, match.index));
    found.push(element(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  plain(text.slice(end));
  return found;
}

function element(groups: Record<string, string | undefined>): Json {
  const { user, channel, range, url, label, emoji } = groups;
  if (user !== undefined) return { type: 'user', user_id: user };
  if (channel !== undefined) return { type: 'channel', channel_id: channel };
  if (range !== undefined) return { type: 'broadcast', range };
  if (emoji !== undefined) return { type: 'emoji', name: emoji };
  if (url !== undefined) {
    return {
      type: 'link',
      url: unescapeText(url),
      ...(label === undefined ? {} : { text: unescapeText(label) }),
    };
  }
  const style = STYLES.find((name) => groups[name] !== undefined) ?? 'code';
  return { type: 'text', text: unescapeText(groups[style] ?? ''), style: { [style]: true } };
}
