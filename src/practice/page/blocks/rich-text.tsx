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
        <blockquote>
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
  const indent = `indent-${Math.min(list.indent ?? 0, 6)}`;
  return list.style === 'ordered' ? <ol class={indent}>{items}</ol> : <ul class={indent}>{items}</ul>;
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
      return /^(https?:|mailto:)/i.test(run.url) ? (
        <OutLink url={run.url} label={run.text || run.url} />
      ) : (
        <>{run.text || run.url}</>
      );
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
      return <DateText seconds={run.timestamp} format={run.format} fallback={run.fallback ?? ''} />;
    case 'color':
      return <code>{run.value}</code>;
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
