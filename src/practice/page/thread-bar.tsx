import type { Message } from '../contract.ts';
import { Avatar } from './avatar.tsx';
import { personOf } from './directory.ts';
import { usePage } from './page.ts';
import { dayInWords } from './zoned.ts';

const FACES = 5;

/** Under a message with replies: who wrote them, how many there are, when the latest came. */
export function ThreadBar({ message, channel }: { message: Message; channel: string }) {
  const { words, store, office, person } = usePage();
  const { replyCount, lastReply } = message;
  if (replyCount === 0) return null;
  const people = message.replyUserIds.slice(-FACES).flatMap((id) => personOf(office, id) ?? []);
  const when =
    lastReply &&
    (lastReply.day === message.day
      ? lastReply.time
      : `${dayInWords(lastReply.day, person.language, 'medium')} ${lastReply.time}`);
  return (
    <button type="button" class="replies" onClick={() => store.openThread(channel, message.ts)}>
      <span class="faces">
        {people.map((one) => (
          <Avatar key={one.id} id={one.id} name={one.name} app={one.isBot} />
        ))}
      </span>
      {words.replies(replyCount)}
      {when && <small>{words.lastReply(when)}</small>}
    </button>
  );
}
