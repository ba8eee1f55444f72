import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Person } from '../contract.ts';
import { hrefOf } from './address.ts';
import { Avatar } from './avatar.tsx';
import { FilterField } from './filter-field.tsx';
import { Icon } from './icons.tsx';
import { usePage } from './page.ts';
import { Popover } from './popover.tsx';
import { PersonSettings } from './tools/settings.tsx';

/** Who is acted as, and the way to become somebody else. */
export function PersonMenu() {
  const { words, store, office, person } = usePage();
  return (
    <Popover
      align="right"
      buttonClass="person-button"
      button={
        <>
          <Avatar id={person.id} name={person.name} />
          <span class="person-name">
            <small>{words.actAs}</small>
            {person.name}
          </span>
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <PeopleList
          people={office.people.filter((one) => !one.isBot)}
          current={person}
          onPick={(one) => {
            close();
            store.actAs(one);
          }}
        >
          <p class="quiet menu-note">{words.newTab}</p>
          <PersonSettings />
        </PeopleList>
      )}
    </Popover>
  );
}

interface ListProps {
  people: Person[];
  current?: Person;
  onPick: (person: Person) => void;
  children?: ComponentChildren;
}

/** A list of people with a filter; each one is a link, so that it opens in a new tab like any other. */
export function PeopleList({ people, current, onPick, children }: ListProps) {
  const { words } = usePage();
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = people.filter((one) => `${one.name} ${one.handle}`.toLowerCase().includes(wanted));
  return (
    <div class="people">
      <FilterField
        label={words.filter}
        value={filter}
        onFilter={setFilter}
        onEnter={() => shown[0] && onPick(shown[0])}
      />
      <ul class="menu">
        {shown.map((one) => (
          <li key={one.id}>
            <a
              href={hrefOf({ as: one.handle, in: '' })}
              aria-current={one.id === current?.id ? 'true' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onPick(one);
              }}
            >
              <Avatar id={one.id} name={one.name} app={one.isBot} />
              <span class="menu-main">
                {one.name} <small>@{one.handle}</small>
              </span>
              <small>{words.language[one.language]}</small>
              {one.id === current?.id && <Icon name="check" />}
            </a>
          </li>
        ))}
        {shown.length === 0 && <li class="quiet menu-note">{words.noMatches}</li>}
      </ul>
      {children}
    </div>
  );
}
