import type { ComponentChild } from 'preact';
import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextList } from '@slack/types';
import { ChannelMention, DateText, Emoji, OutLink, UserMention } from '../mrkdwn.tsx';

/** A rich text block: what Slack's own editor makes. */
export function RichText({ block }: { block: RichTextBlock }) {
  return (
    <div class="rich-text">
      {block.elements.map((part, index) => (
        <RichTextPart key={index} part={part} />
      ))}
    </div>
  );
}

function RichTextPart({ part }: { part: RichTextBlockElement }) {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <p>
          <Runs runs={part.elements} />
        </p>
      );
    case 'rich_text_quote':
      return (
        <blockquote class={part.border ? 'bordered' : undefined}>
          <Runs runs={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Runs runs={part.elements} />
        </pre>
      );
    case 'rich_text_list':
      return <RichList list={part} />;
    default:
      return null;
  }
}

function RichList({ list }: { list: RichTextList }) {
  const items = list.elements.map((item, index) => (
    <li key={index}>
      <Runs runs={item.elements} />
    </li>
  ));
  const look = `indent-${Math.min(list.indent ?? 0, 8)} ${list.border ? 'bordered' : ''}`;
  // Slack goes on counting where a list was interrupted; the types do not know it yet.
  const offset = 'offset' in list && typeof list.offset === 'number' ? list.offset : 0;
  return list.style === 'ordered' ? (
    <ol class={look} start={offset + 1}>
      {items}
    </ol>
  ) : (
    <ul class={look}>{items}</ul>
  );
}

function Runs({ runs }: { runs: RichTextElement[] }) {
  return (
    <>
      {runs.map((run, index) => (
        <Styled key={index} style={run.style}>
          <Run run={run} />
        </Styled>
      ))}
    </>
  );
}

function Run({ run }: { run: RichTextElement }) {
  switch (run.type) {
    case 'text':
      return (
        <>
          {run.text.split('\n').map((line, index) => (
            <span key={index}>
              {index > 0 && <br />}
              {line}
            </span>
          ))}
        </>
      );
    case 'link':
      return <Linked url={run.url}>{run.text || run.url}</Linked>;
    case 'user':
      return <UserMention id={run.user_id} />;
    case 'channel':
      return <ChannelMention id={run.channel_id} />;
    case 'broadcast':
      return <span class="mention mention-me">@{run.range}</span>;
    case 'usergroup':
      return <span class="mention">@{run.usergroup_id}</span>;
    case 'team':
      return <span class="mention">@{run.team_id}</span>;
    case 'emoji':
      return <Emoji name={run.name} />;
    case 'date':
      return (
        <Linked url={run.url}>
          <DateText seconds={run.timestamp} format={run.format} fallback={run.fallback ?? ''} />
        </Linked>
      );
    case 'color':
      return <Color value={run.value} />;
    default:
      return null;
  }
}

function Styled({ style, children }: { style: RichTextElement['style']; children: ComponentChild }) {
  let shown = children;
  if (style?.code) shown = <code>{shown}</code>;
  if (style?.bold) shown = <strong>{shown}</strong>;
  if (style?.italic) shown = <em>{shown}</em>;
  if (style?.strike) shown = <s>{shown}</s>;
  if (style?.underline) shown = <u>{shown}</u>;
  return <>{shown}</>;
}

function Linked({ url, children }: { url: string | undefined; children: ComponentChild }) {
  return url ? <OutLink url={url} label={children} /> : <>{children}</>;
}

function Color({ value }: { value: string }) {
  const isColor = /^#[0-9a-f]{3,8}$/i.test(value);
  return (
    <span class="color">
      {isColor && (
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <rect width="10" height="10" rx="2" fill={value} />
        </svg>
      )}
      {value}
    </span>
  );
}
