import type { ClockState, UpcomingSlot } from '../contract-tools.ts';
import { useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import type { Words } from './i18n.ts';
import { usePage } from './page.ts';
import { Popover } from './popover.tsx';
import { instantOf, wallTime, weekdayOf } from './zoned.ts';

/** The practice clock: what time it is here, what comes next, and the buttons that move it. */
export function ClockBar() {
  const { words, store, state, office } = usePage();
  const { clock } = office;
  if (!clock) return <div class="clock quiet">{words.noClock}</div>;
  const next = clock.next?.[0];
  const busy = state.clockMoves;
  return (
    <section class="clock" aria-label={words.clock}>
      <p class="clock-now">
        <Icon name="clock" />
        <span class="sr-only">{words.now} </span>
        <time dateTime={clock.now}>{readable(clock.now, clock, words)}</time>
      </p>
      <div class="clock-moves">
        <button
          type="button"
          class="clock-next"
          aria-disabled={busy}
          aria-busy={busy}
          onClick={() => void store.moveClock({ to: 'next-slot' })}
        >
          <Icon name="next" />
          <span>
            {busy ? words.moving : words.nextSlot}
            {next && <small>{slotName(next, clock, words)}</small>}
          </span>
        </button>
        <button type="button" aria-disabled={busy} onClick={() => void store.moveClock({ to: 'next-day' })}>
          {words.nextDay}
        </button>
        <button
          type="button"
          aria-disabled={busy}
          onClick={() => void store.moveClock({ to: 'next-monday' })}
        >
          {words.nextMonday}
        </button>
        <Popover button={words.chooseInstant} align="right">
          {(close) => <InstantForm clock={clock} onDone={close} />}
        </Popover>
      </div>
    </section>
  );
}

/** What the last move went past, until it is put away. */
export function PassedSlots() {
  const { words, store, state, office } = usePage();
  const { passed } = state;
  const { clock } = office;
  if (!passed || !clock) return null;
  return (
    <section class="passed" aria-label={words.passed} role="status">
      <p>{passed.length === 0 ? words.passedNothing : words.passed}</p>
      <ol>
        {passed.map((slot) => (
          <li key={`${slot.job} ${slot.period} ${slot.at}`}>
            <time dateTime={slot.at}>{readable(slot.at, clock, words)}</time>
            <strong>{words.jobs.get(slot.job) ?? slot.job}</strong>
            <span class="quiet">{slot.period}</span>
            <span>{words.outcomes.get(slot.outcome) ?? slot.outcome}</span>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="icon-button"
        aria-label={words.dismiss}
        title={words.dismiss}
        onClick={() => store.forgetPassed()}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}

function InstantForm({ clock, onDone }: { clock: ClockState; onDone: () => void }) {
  const { words, store } = usePage();
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
        void store.moveClock({ to: 'instant', at: at.toISOString() });
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
      <button type="submit" class="button primary small">
        {words.go}
      </button>
      <p class="instant-next">{words.upcoming}</p>
      {clock.next?.length === 0 && <p class="quiet">{words.nothingUpcoming}</p>}
      <ol>
        {clock.next?.map((slot) => (
          <li key={`${slot.job} ${slot.period}`}>
            <button type="button" onClick={() => setWall(wallOf(slot.dueAt, clock))}>
              {slotName(slot, clock, words)} <small>{slot.period}</small>
            </button>
          </li>
        ))}
      </ol>
    </form>
  );
}

function slotName(slot: UpcomingSlot, clock: ClockState, words: Words): string {
  return `${words.jobs.get(slot.job) ?? slot.job} · ${readable(slot.dueAt, clock, words, clock.now)}`;
}

function wallOf(at: string, clock: ClockState): string {
  const { day, time } = wallTime(new Date(at), clock.timezone);
  return `${day}T${time}`;
}

/** Day, weekday and time; seen from the same day only the time, from the same year without it. */
function readable(at: string, clock: ClockState, words: Words, from?: string): string {
  const { day, time } = wallTime(new Date(at), clock.timezone);
  const today = from && wallTime(new Date(from), clock.timezone).day;
  if (today === day) return time;
  const shown = today?.slice(0, 4) === day.slice(0, 4) ? day.slice(5) : day;
  return `${shown} ${words.weekdays[weekdayOf(day)]} ${time}`;
}
