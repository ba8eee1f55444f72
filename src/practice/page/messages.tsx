import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../contract.ts';
import { isSlacksOwn } from './directory.ts';
import { Icon } from './icons.tsx';
import { MessageView } from './message.tsx';
import { usePage, type Page } from './page.ts';
import { dayInWords } from './zoned.ts';

const JOINED_SECONDS = 300;
const NEAR_BOTTOM_PX = 80;

interface Props {
  label: string;
  channel: string;
  messages: Message[] | null;
  /** Messages later than this are new to the reader. */
  newAfter?: string | null;
  inThread?: boolean;
}

/** A list of messages, day by day; it stays at its end while the reader is there, and leads back there. */
export function MessageList({ label, channel, messages, newAfter = null, inThread = false }: Props) {
  const page = usePage();
  const { words, person } = page;
  const frame = useRef<HTMLDivElement>(null);
  const wasAtEnd = useRef(true);
  const lastTop = useRef(0);
  const [isAway, setAway] = useState(false);
  const last = messages?.at(-1);

  useLayoutEffect(() => {
    wasAtEnd.current = true;
  }, [channel, person.id]);

  useLayoutEffect(() => {
    const box = frame.current;
    if (box && (wasAtEnd.current || last?.userId === person.id)) box.scrollTop = box.scrollHeight;
  }, [messages, last, person.id]);

  // What is around the list may change its height, and a picture has its own only when it has come.
  useEffect(() => {
    const box = frame.current;
    if (!box) return undefined;
    const stay = new ResizeObserver(() => {
      if (wasAtEnd.current) box.scrollTop = box.scrollHeight;
    });
    stay.observe(box);
    if (box.lastElementChild) stay.observe(box.lastElementChild);
    return () => stay.disconnect();
  }, []);

  return (
    <div class="message-frame">
      <div
        class="message-list"
        ref={frame}
        role="log"
        aria-label={label}
        tabIndex={0}
        onScroll={(event) => {
          const box = event.currentTarget;
          const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_BOTTOM_PX;
          // Only who scrolls up leaves the end; a list that has grown meanwhile is caught up with.
          if (isAtEnd || box.scrollTop < lastTop.current) wasAtEnd.current = isAtEnd;
          lastTop.current = box.scrollTop;
          setAway(!wasAtEnd.current);
        }}
      >
        {messages?.length === 0 && <p class="empty">{words.emptyChannel}</p>}
        <ol>
          {messages && (inThread ? threadRows(messages, channel) : rows(messages, channel, newAfter, page))}
        </ol>
      </div>
      {isAway && (
        <button
          type="button"
          class="to-newest"
          onClick={() => {
            const box = frame.current;
            if (box) box.scrollTop = box.scrollHeight;
            box?.focus();
          }}
        >
          <Icon name="down" /> {words.toNewest}
        </button>
      )}
    </div>
  );
}

function rows(
  messages: Message[],
  channel: string,
  newAfter: string | null,
  { words, person }: Page,
): ComponentChildren[] {
  const shown: ComponentChildren[] = [];
  let before: Message | undefined;
  let isNewSaid = newAfter === null;
  for (const message of messages) {
    const isFirstNew = !isNewSaid && message.userId !== person.id && Number(message.ts) > Number(newAfter);
    const isNewDay = message.day !== before?.day;
    isNewSaid ||= isFirstNew;
    if (isNewDay) {
      shown.push(
        <li key={message.day} class={isFirstNew ? 'day-divider new-divider' : 'day-divider'}>
          <span>{dayInWords(message.day, person.language)}</span>
          {isFirstNew && <strong>{words.newMessages}</strong>}
        </li>,
      );
    } else if (isFirstNew) {
      shown.push(
        <li key="new" class="new-divider">
          <strong>{words.newMessages}</strong>
        </li>,
      );
    }
    const joined = !isFirstNew && before !== undefined && belongsTo(before, message);
    shown.push(<MessageView key={message.ts} message={message} channel={channel} joined={joined} />);
    before = message;
  }
  return shown;
}

function threadRows(messages: Message[], channel: string): ComponentChildren[] {
  // What only the reader sees is no reply to others.
  const count = messages.slice(1).filter((one) => !one.ephemeral).length;
  return messages.flatMap((message, index) => {
    const before = index > 1 ? messages[index - 1] : undefined;
    const joined = before !== undefined && belongsTo(before, message);
    const row = <MessageView key={message.ts} message={message} channel={channel} joined={joined} inThread />;
    return index === 0 && count > 0 ? [row, <RepliesDivider key="replies" count={count} />] : [row];
  });
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
    isSlacksOwn(before) === isSlacksOwn(message) &&
    Number(message.ts) - Number(before.ts) < JOINED_SECONDS
  );
}
