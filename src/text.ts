/** Who and what a Slack token such as `<@U1>` stands for; undefined leaves the token as it was typed. */
export interface TokenNames {
  user(id: string): string | undefined;
}

const USER = /<@([UW][A-Z0-9]+)(?:\|([^<>|]*))?>/g;
const CHANNEL = /<#([CG][A-Z0-9]+)\|([^<>|]+)>/g;
const AUTOLINK = /<((?:https?:\/\/|mailto:|tel:)[^<>|]+)(?:\|([^<>|]*))?>/g;

/** Slack links what looks like an address by itself; such a link is the text that was typed. */
function typedLink(whole: string, url: string, label: string | undefined): string {
  if (label === undefined || url === label) return url;
  const bare = url.replace(/^(https?:\/\/|mailto:|tel:)/, '');
  return bare === label || bare === `${label}/` ? label : whole;
}

/**
 * Text as it is kept: without characters that not every database keeps (NUL, lone surrogates), with one
 * kind of line end, and without blanks around it.
 */
export function kept(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\r\n?/g, '\n').toWellFormed().trim();
}

/**
 * What a person typed, as plain text: mentions become names, Slack's own links and entities are undone. The
 * result is data: whoever shows it escapes it.
 */
export function typedText(slackText: string, names: TokenNames): string {
  const undone = slackText
    .replace(USER, (whole, id: string, label: string | undefined) => {
      const name = names.user(id) ?? label;
      return name ? `@${name}` : whole;
    })
    .replace(CHANNEL, (_whole, _id, name: string) => `#${name}`)
    .replace(AUTOLINK, typedLink)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return kept(undone);
}

/**
 * Text for a terminal: control characters, with which a name could rewrite what stands there, are written out. Inside
 * JSON that means the same.
 */
export function printable(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const segments = new Intl.Segmenter('zh');

/** At most `limit` UTF-16 units, never cut inside a character as a person sees it, `…` when cut. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let whole = '';
  for (const { segment } of segments.segment(text.slice(0, limit + 64))) {
    if (whole.length + segment.length > limit - 1) break;
    whole += segment;
  }
  return `${whole}…`;
}

/** Whether two names are the same to whoever types them: full width or half, capitals or not. */
export function sameName(one: string, other: string): boolean {
  const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
  return plain(one) === plain(other);
}
