import { useState } from 'preact/hooks';
import type { ClockState, UpcomingSlot } from '../../contract-tools.ts';
import { Icon } from '../icons.tsx';
import type { Words } from '../i18n.ts';
import { usePage } from '../page.ts';
import { Popover } from '../popover.tsx';
import { instantOf, wallTime } from '../zoned.ts';
import { readable } from './readable.ts';
import { useTools } from './tools.ts';

/** The practice clock: what time it is here, what comes next, and the buttons that move it. */
export function ClockBar() {
  const { words, office } = usePage();
  const { tools, state } = useTools();
  const { clock } = office;
  const busy = state.journey?.state === 'moving';
  return (
    <section class="clock" aria-label={words.clock}>
      <p class="clock-now" title={clock.timezone}>
        <Icon name="clock" />
        <span class="sr-only">{words.now} </span>
        <time dateTime={clock.now}>{readable(clock.now, clock, words)}</time>
        <span class="sr-only"> {clock.timezone}</span>
      </p>
      <div class="clock-moves">
        <NextSlot clock={clock} busy={busy} />
        <button type="button" aria-disabled={busy} onClick={() => void tools.move({ to: 'next-day' })}>
          {words.nextDay}
        </button>
        <button type="button" aria-disabled={busy} onClick={() => void tools.move({ to: 'next-monday' })}>
          {words.nextMonday}
        </button>
        <Popover button={words.chooseInstant} align="right">
          {(close) => <InstantForm clock={clock} onDone={close} />}
        </Popover>
      </div>
    </section>
  );
}

function NextSlot({ clock, busy }: { clock: ClockState; busy: boolean }) {
  const { words } = usePage();
  const { tools } = useTools();
  const next = clock.next?.[0];
  const why = clock.next === null ? words.tools.nobodyKnows : words.nothingUpcoming;
  return (
    <button
      type="button"
      class="clock-next"
      aria-disabled={busy || !next}
      aria-busy={busy}
      onClick={() => next && void tools.move({ to: 'next-slot' })}
    >
      <Icon name="next" />
      <span>
        {busy ? words.moving : words.nextSlot}
        <small>{next ? slotName(next, clock, words) : why}</small>
      </span>
    </button>
  );
}

function InstantForm({ clock, onDone }: { clock: ClockState; onDone: () => void }) {
  const { words } = usePage();
  const { tools } = useTools();
  const { day, time } = wallTime(new Date(clock.now), clock.timezone);
  const [wall, setWall] = useState(`${day}T${time}`);
  return (
    <form
      class="instant"
      onSubmit={(event) => {
        event.preventDefault();
        const at = instantOf(wall, clock.timezone);
        if (!at) return;
        onDone();
        void tools.move({ to: 'instant', at: at.toISOString() });
      }}
    >
      <label>
        <span>{words.chooseInstantLabel}</span>
        <input
          class="text-input"
          type="datetime-local"
          required
          min={`${day}T${time}`}
          value={wall}
          onInput={(event) => setWall(event.currentTarget.value)}
        />
      </label>
      <p class="quiet instant-zone">{words.tools.timezone(clock.timezone)}</p>
      <button type="submit" class="button primary small">
        {words.go}
      </button>
      {clock.next && <Upcoming next={clock.next} clock={clock} onPick={setWall} />}
    </form>
  );
}

interface UpcomingProps {
  next: UpcomingSlot[];
  clock: ClockState;
  onPick: (wall: string) => void;
}

function Upcoming({ next, clock, onPick }: UpcomingProps) {
  const { words } = usePage();
  return (
    <>
      <p class="instant-next">{words.upcoming}</p>
      {next.length === 0 && <p class="quiet">{words.nothingUpcoming}</p>}
      <ol>
        {next.map((slot) => (
          <li key={`${slot.job} ${slot.period}`}>
            <button type="button" onClick={() => onPick(wallOf(slot.dueAt, clock))}>
              {slotName(slot, clock, words)} <small>{slot.period}</small>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function slotName(slot: UpcomingSlot, clock: ClockState, words: Words): string {
  return `${words.jobs.get(slot.job) ?? slot.job} · ${readable(slot.dueAt, clock, words, clock.now)}`;
}

function wallOf(at: string, clock: ClockState): string {
  const { day, time } = wallTime(new Date(at), clock.timezone);
  return `${day}T${time}`;
}
