import type { Workspace } from './workspace.ts';

/** Slack escapes exactly these three in what people type. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The text that was escaped. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A link as typed; it ends before closing punctuation and before the first Chinese character. */
const LINK = /https?:\/\/(?:(?!&[lg]t;)[\w.~:/?#@!$&'()*+,;=%-])*(?!&[lg]t;)[\w/#=&%-]/.source;

/**
 * What a person typed, as Slack stores and sends it: escaped, with mentions of people, channels and
 * everybody as references, and with links in brackets. `labels` adds the names, as Slack does in commands.
 */
export function typedText(workspace: Workspace, typed: string, options: { labels?: boolean } = {}): string {
  const names = new Map<string, string>();
  for (const { id, handle, name } of workspace.people.all()) {
    const reference = options.labels ? `<@${id}|${handle}>` : `<@${id}>`;
    names.set(`@${escapeText(name)}`, reference);
    names.set(`@${handle}`, reference);
  }
  for (const { id, name, kind } of workspace.conversations.all()) {
    if (kind !== 'dm') names.set(`#${name}`, `<#${id}|${name}>`);
  }
  for (const word of ['channel', 'here', 'everyone']) names.set(`@${word}`, `<!${word}>`);
  const pattern = [...names.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map(
      (name) =>
        name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`) +
        (/\w$/.test(name) ? String.raw`(?![\w-])` : ''),
    )
    .join('|');
  // A mention starts where no word runs on, so that an e-mail address stays one.
  return escapeText(typed).replaceAll(
    new RegExp(`(?<![\\w&])(?:${LINK}|${pattern})`, 'g'),
    (found) => names.get(found) ?? `<${found}>`,
  );
}
