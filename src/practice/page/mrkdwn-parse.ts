/** A piece of running text. */
export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { kind: 'link'; url: string; label: string }
  | { kind: 'user' | 'group'; id: string; label: string }
  | { kind: 'channel'; id: string; label: string }
  | { kind: 'broadcast'; range: string }
  | { kind: 'date'; seconds: number; format: string; fallback: string; url: string }
  | { kind: 'emoji'; name: string };

/** Lines, a quotation, a list as Slack's editor sends it in a text, or a preformatted part. */
export type Chunk =
  { kind: 'lines' | 'quote' | 'bullets'; lines: Inline[][] } | { kind: 'pre'; text: string };

/** Reads Slack's mrkdwn. Like Slack, a `*` inside a word does not make anything bold. */
export function parseMrkdwn(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (const [index, part] of text.split('```').entries()) {
    const isPre = index % 2 === 1;
    if (isPre) chunks.push({ kind: 'pre', text: unescapeText(part.replace(/^\n/, '').replace(/\n$/, '')) });
    else if (part.trim() !== '' || index === 0) pushLines(chunks, index > 0 ? part.replace(/^\n/, '') : part);
  }
  return chunks;
}

/** Reads one line of mrkdwn. */
export function parseInline(text: string): Inline[] {
  const nodes: Inline[] = [];
  const unclosed = new Set<string>();
  let plain = '';
  let at = 0;
  const flush = () => {
    if (plain) nodes.push({ kind: 'text', text: unescapeText(plain) });
    plain = '';
  };
  while (at < text.length) {
    const found = nodeAt(text, at, unclosed);
    if (found) {
      flush();
      nodes.push(found.node);
      at = found.end;
    } else {
      plain += text.charAt(at);
      at += 1;
    }
  }
  flush();
  return nodes;
}

/** Slack escapes three characters, and only these. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function pushLines(chunks: Chunk[], part: string): void {
  let restIsQuoted = false;
  for (const line of part.split('\n')) {
    const quote = /^(?:&gt;|>)(?:(?:&gt;|>){2})? ?/.exec(line);
    const isQuote = restIsQuoted || quote !== null;
    restIsQuoted ||= /^(?:&gt;|>){3}/.test(line);
    const bullet = /^[•◦▪] +/.exec(line);
    const kind = isQuote ? 'quote' : bullet ? 'bullets' : 'lines';
    const nodes = parseInline(line.slice((quote ?? (isQuote ? null : bullet))?.[0].length ?? 0));
    const last = chunks.at(-1);
    if (last?.kind === kind) last.lines.push(nodes);
    else chunks.push({ kind, lines: [nodes] });
  }
}

/** A link as typed; it ends before closing punctuation and before the first Chinese character. */
const BARE_LINK = /^https?:\/\/[\w.~:/?#@!$&'()*+,;=%-]*[\w/#=&%-]/;

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

interface Found {
  node: Inline;
  end: number;
}

/** What begins here. The marks that nothing closes any more are in `unclosed`: looking for it again at each would take for ever. */
function nodeAt(text: string, at: number, unclosed: Set<string>): Found | undefined {
  const mark = text.charAt(at);
  if (unclosed.has(mark)) return undefined;
  if (mark === '<') {
    const end = text.indexOf('>', at);
    if (end < 0) unclosed.add(mark);
    const node = end > at + 1 ? markup(text.slice(at + 1, end)) : undefined;
    return node && { node, end: end + 1 };
  }
  if (mark === '`') {
    const end = text.indexOf('`', at + 1);
    return end > at + 1
      ? { node: { kind: 'code', text: unescapeText(text.slice(at + 1, end)) }, end: end + 1 }
      : undefined;
  }
  if (mark === ':') {
    const name = /^:([a-z0-9_+'-]+):(?::skin-tone-\d:)?/.exec(text.slice(at, at + 60));
    return name?.[1] ? { node: { kind: 'emoji', name: name[1] }, end: at + name[0].length } : undefined;
  }
  if (mark === 'h' && !isWord(text.charAt(at - 1))) {
    const url = BARE_LINK.exec(text.slice(at))?.[0];
    const clean = url && unescapeText(url);
    return clean ? { node: { kind: 'link', url: clean, label: clean }, end: at + url.length } : undefined;
  }
  if (mark === '*' || mark === '_' || mark === '~') return styled(text, at, mark, unclosed);
  return undefined;
}

function styled(text: string, at: number, mark: '*' | '_' | '~', unclosed: Set<string>): Found | undefined {
  if (isWord(text.charAt(at - 1)) || /\s|^$/.test(text.charAt(at + 1))) return undefined;
  for (let end = text.indexOf(mark, at + 2); end > 0; end = text.indexOf(mark, end + 1)) {
    if (/\s/.test(text.charAt(end - 1)) || isWord(text.charAt(end + 1))) continue;
    return { node: { kind: STYLES[mark], children: parseInline(text.slice(at + 1, end)) }, end: end + 1 };
  }
  unclosed.add(mark);
  return undefined;
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

function markup(inside: string): Inline | undefined {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : unescapeText(inside.slice(bar + 1));
  if (/^@[UWB]\w+$/.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[CGD]\w+$/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (/^!(channel|here|everyone)$/.test(target)) return { kind: 'broadcast', range: target.slice(1) };
  const group = /^!subteam\^(\w+)$/.exec(target);
  if (group?.[1]) return { kind: 'group', id: group[1], label };
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(target);
  if (date) {
    const [, seconds = '', format = '', url = ''] = date;
    return { kind: 'date', seconds: Number(seconds), format: unescapeText(format), fallback: label, url };
  }
  const url = unescapeText(target);
  return /^(https?:|mailto:|tel:)/i.test(url) ? { kind: 'link', url, label: label || url } : undefined;
}
