import { useEffect, useRef } from 'preact/hooks';
import type { Journey, PassedSlot } from '../../contract-tools.ts';
import type { Words } from '../i18n.ts';
import { CloseButton } from '../close-button.tsx';
import { usePage } from '../page.ts';
import { Places } from './places.tsx';
import { readable } from './readable.ts';
import { useTools } from './tools.ts';

/** The newest move of the clock: each slot as it is lived through, and a way to stop; until it is put away. */
export function JourneyList() {
  const { words, office } = usePage();
  const { journey } = useTools().state;
  const count = journey?.passed.length ?? 0;
  // Without a bot nobody expects anything to have happened.
  const isIdle = office.clock.next === null && count === 0 && journey?.state === 'arrived';
  const shown = isIdle ? null : journey;
  const head = shown ? headline(shown, words, readable(shown.to, office.clock, words)) : '';
  return (
    <>
      {/* Always there: what comes together with its text is not read out. */}
      <p class="sr-only" role="status">
        {head}
      </p>
      {shown && <Slots journey={shown} head={head} />}
    </>
  );
}

function Slots({ journey, head }: { journey: Journey; head: string }) {
  const { words } = usePage();
  const { tools } = useTools();
  const list = useRef<HTMLOListElement>(null);
  const count = journey.passed.length;

  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [count]);

  const isMoving = journey.state === 'moving';
  return (
    <section class={`passed ${journey.state}`} aria-label={words.passed}>
      <header>
        <p>{head}</p>
        {isMoving ? (
          <button type="button" class="button small" onClick={() => void tools.stop()}>
            {words.tools.stop}
          </button>
        ) : (
          <CloseButton label={words.dismiss} onClose={() => tools.putAway()} />
        )}
      </header>
      {count > 0 && (
        <ol ref={list}>
          {journey.passed.map((slot) => (
            <Passed key={`${slot.job} ${slot.period} ${slot.at}`} slot={slot} />
          ))}
        </ol>
      )}
    </section>
  );
}

function headline({ state, passed }: Journey, words: Words, to: string): string {
  const { tools } = words;
  if (state === 'moving') return tools.movingTo(to);
  if (state === 'failed') return tools.failed;
  if (state === 'stopped') return tools.stopped(to);
  return passed.length === 0 ? words.passedNothing : `${words.passed} · ${tools.slots(passed.length)}`;
}

function Passed({ slot }: { slot: PassedSlot }) {
  const { words, office } = usePage();
  const reason = slot.reason === undefined ? undefined : words.tools.reason(slot.reason);
  return (
    <li>
      <time dateTime={slot.at}>{readable(slot.at, office.clock, words)}</time>
      <span class="passed-job">
        <strong>{words.jobs.get(slot.job) ?? slot.job}</strong> <small class="quiet">{slot.period}</small>
      </span>
      <span class={`outcome ${slot.outcome}`}>
        {words.tools.outcomes[slot.outcome]}
        {reason !== undefined && <small>{words.tools.because(reason)}</small>}
      </span>
      <Places slot={slot} />
    </li>
  );
}
