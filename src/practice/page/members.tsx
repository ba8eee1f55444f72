import type { Conversation } from '../contract.ts';
import { Avatar } from './avatar.tsx';
import { personOf } from './directory.ts';
import { usePage } from './page.ts';
import { PeopleList } from './person.tsx';
import { Popover } from './popover.tsx';

const FACES = 3;

/** Who is in a channel: a few faces and a number, and the whole list behind them. */
export function MembersButton({ conversation }: { conversation: Conversation }) {
  const { words, store, office, person } = usePage();
  const members = conversation.memberIds.flatMap((id) => personOf(office, id) ?? []);
  return (
    <Popover
      align="right"
      label={words.members(members.length)}
      buttonClass="members-button"
      button={
        <>
          <span class="faces">
            {members.slice(0, FACES).map((one) => (
              <Avatar key={one.id} id={one.id} name={one.name} app={one.isBot} />
            ))}
          </span>
          {members.length}
        </>
      }
    >
      {(close) => (
        <PeopleList
          people={members}
          current={person}
          onPick={(one) => {
            close();
            if (one.id !== person.id) void store.showDirect(one.id);
          }}
        />
      )}
    </Popover>
  );
}
