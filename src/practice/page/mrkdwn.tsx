import type { ComponentChild } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ClockState } from '../contract-tools.ts';
import { conversationOf, nameOf, personOf } from './directory.ts';
import { emojiFor } from './emoji.ts';
import { mayOpen } from './link.ts';
import { parseInline, parseMrkdwn, unescapeText, type Inline } from './mrkdwn-parse.ts';
import { usePage } from './page.ts';
import { dayInWords, wallTime } from './zoned.ts';

/** Text in Slack's mrkdwn. It becomes elements one by one; nothing in it is ever read as HTML. */
export function Mrkdwn({ text }: { text: string }) {
  const chunks = useMemo(() => parseMrkdwn(text), [text]);
  return (
    <>
      {chunks.map((chunk, index) => {
        if (chunk.kind === 'pre') return <pre key={index}>{chunk.text}</pre>;
        const lines = chunk.lines.map((line, at) => (
          <span key={at}>
            {at > 0 && <br />}
            <InlineNodes nodes={line} />
          </span>
        ));
        if (chunk.kind === 'bullets') {
          return (
            <ul key={index} class="mrkdwn-list">
              {chunk.lines.map((line, at) => (
                <li key={at}>
                  <InlineNodes nodes={line} />
                </li>
              ))}
            </ul>
          );
        }
        if (chunk.kind === 'quote') return <blockquote key={index}>{lines}</blockquote>;
        return <span key={index}>{lines}</span>;
      })}
    </>
  );
}

/** A text object of Block Kit, plain or mrkdwn. */
export function BlockText({ text }: { text: { type: string; text: string; emoji?: boolean } }) {
  return text.type === 'mrkdwn' ? <Mrkdwn text={text.text} /> : <>{plainText(text)}</>;
}

/** A plain text object as characters, e.g. for an option of a list or a label. */
export function plainText(text: { text: string; emoji?: boolean }): string {
  const plain = unescapeText(text.text);
  return text.emoji === false ? plain : withEmoji(plain);
}

/** A person's name, marked; who is acting sees the own name highlighted. */
export function UserMention({ id, label = '' }: { id: string; label?: string }) {
  const { office, person } = usePage();
  const name = personOf(office, id)?.name ?? (label || id);
  return <span class={id === person.id ? 'mention mention-me' : 'mention'}>@{name}</span>;
}

/** A channel's name; it opens the channel, which others than its members can only look at. */
export function ChannelMention({ id, label = '' }: { id: string; label?: string }) {
  const { office, store } = usePage();
  const channel = conversationOf(office, id);
  const name = `#${channel?.name ?? (label || id)}`;
  if (!channel) return <span class="mention">{name}</span>;
  return (
    <button type="button" class="mention mention-link" onClick={() => store.show(id)}>
      {name}
    </button>
  );
}

/** A link to elsewhere; it opens beside the page and takes nothing of the page with it. An unsafe one is only text. */
export function OutLink({ url, label }: { url: string; label: ComponentChild }) {
  if (!mayOpen(url)) return <>{label}</>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  );
}

/** An instant in Slack's date format, e.g. `{date_short} {time}`, on the practice clock's zone. */
export function DateText({
  seconds,
  format,
  fallback,
}: {
  seconds: number;
  format: string;
  fallback: string;
}) {
  const { office, person } = usePage();
  return <time>{formatDate(seconds, format, office.clock, person.language) || fallback}</time>;
}

/** An emoji by name; an unknown one stays as it was typed. */
export function Emoji({ name }: { name: string }) {
  const character = emojiFor(name);
  if (!character) return <>{`:${name}:`}</>;
  return (
    <span class="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {character}
    </span>
  );
}

function InlineNodes({ nodes }: { nodes: Inline[] }) {
  return (
    <>
      {nodes.map((node, index) => (
        <InlineNode key={index} node={node} />
      ))}
    </>
  );
}

function InlineNode({ node }: { node: Inline }) {
  const { office } = usePage();
  switch (node.kind) {
    case 'text':
      return <>{node.text}</>;
    case 'code':
      return <code>{node.text}</code>;
    case 'bold':
      return (
        <strong>
          <InlineNodes nodes={node.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <InlineNodes nodes={node.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <InlineNodes nodes={node.children} />
        </s>
      );
    case 'link':
      return (
        <OutLink
          url={node.url}
          label={node.label === node.url ? node.url : <InlineNodes nodes={parseInline(node.label)} />}
        />
      );
    case 'user':
      return <UserMention id={node.id} label={node.label} />;
    case 'group':
      return <span class="mention">{node.label || `@${nameOf(office, node.id)}`}</span>;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />;
    case 'broadcast':
      return <span class="mention mention-me">@{node.range}</span>;
    case 'date':
      return <DateText {...node} />;
    case 'emoji':
      return <Emoji name={node.name} />;
    default:
      return null;
  }
}

function withEmoji(text: string): string {
  return text.replaceAll(/:([a-z0-9_+-]+):/g, (whole, name: string) => emojiFor(name) ?? whole);
}

function formatDate(seconds: number, format: string, clock: ClockState | null, language: string): string {
  const timezone = clock?.timezone ?? 'UTC';
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return '';
  const { day, time } = wallTime(at, timezone);
  const inStyle = (dateStyle: 'long' | 'medium') =>
    new Intl.DateTimeFormat(language, { dateStyle, timeZone: timezone }).format(at);
  const parts = new Map([
    ['date_num', day],
    ['date', inStyle('long')],
    ['date_pretty', inStyle('long')],
    ['date_short', inStyle('medium')],
    ['date_short_pretty', inStyle('medium')],
    ['date_long', dayInWords(day, language)],
    ['date_long_pretty', dayInWords(day, language)],
    ['time', time],
    ['time_secs', `${time}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`],
  ]);
  return format.replaceAll(/\{(\w+)\}/g, (whole, name: string) => parts.get(name) ?? whole);
}
