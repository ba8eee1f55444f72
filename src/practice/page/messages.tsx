import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Message } from '../contract.ts';
import { MessageView } from './message.tsx';
import { usePage } from './page.ts';
import { dayInWords } from './zoned.ts';

const JOINED_SECONDS = 300;
const NEAR_BOTTOM_PX = 80;

interface Props {
  label: string;
  channel: string;
  messages: Message[] | null;
  inThread?: boolean;
}

/** A list of messages, day by day; it stays at its end while the reader is there. */
export function MessageList({ label, channel, messages, inThread = false }: Props) {
  const { words, person } = usePage();
  const frame = useRef<HTMLDivElement>(null);
  const wasAtEnd = useRef(true);
  const last = messages?.at(-1);

  useLayoutEffect(() => {
    wasAtEnd.current = true;
  }, [channel, person.id]);

  useLayoutEffect(() => {
    const box = frame.current;
    if (box && (wasAtEnd.current || last?.userId === person.id)) box.scrollTop = box.scrollHeight;
  }, [messages, last, person.id]);

  return (
    <div
      class="message-list"
      ref={frame}
      role="log"
      aria-label={label}
      tabIndex={0}
      onScroll={(event) => {
        const box = event.currentTarget;
        wasAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_BOTTOM_PX;
      }}
    >
      {messages?.length === 0 && <p class="empty">{words.emptyChannel}</p>}
      <ol>{messages && rows(messages, channel, inThread, person.language)}</ol>
    </div>
  );
}

function rows(
  messages: Message[],
  channel: string,
  inThread: boolean,
  language: string,
): ComponentChildren[] {
  const shown: ComponentChildren[] = [];
  let before: Message | undefined;
  for (const [index, message] of messages.entries()) {
    if (!inThread && message.day !== before?.day) {
      shown.push(
        <li key={message.day} class="day-divider">
          <span>{dayInWords(message.day, language)}</span>
        </li>,
      );
    }
    const joined = before !== undefined && belongsTo(before, message) && !(inThread && index === 1);
    shown.push(
      <MessageView
        key={message.ts}
        message={message}
        channel={channel}
        joined={joined}
        inThread={inThread}
      />,
    );
    if (inThread && index === 0 && messages.length > 1)
      shown.push(<RepliesDivider key="replies" count={messages.length - 1} />);
    before = message;
  }
  return shown;
}

function RepliesDivider({ count }: { count: number }) {
  const { words } = usePage();
  return <li class="replies-divider">{words.replies(count)}</li>;
}

function belongsTo(before: Message, message: Message): boolean {
  return (
    before.userId === message.userId &&
    before.day === message.day &&
    before.ephemeral === message.ephemeral &&
    Number(message.ts) - Number(before.ts) < JOINED_SECONDS
  );
}
