import { useId, useState } from 'preact/hooks';
import type { Passage } from '../../contract-tools.ts';
import { usePage } from '../page.ts';
import { gistOf, outcomeOf } from './gist.ts';

const DIRECTION = { api: '→', 'from-bot': '→', response_url: '→', 'to-bot': '←' } as const;

/** One exchange: when, which way, what, how it ended; opened, both bodies. */
export function PassageEntry({ passage, timezone }: { passage: Passage; timezone: string }) {
  const { words, person } = usePage();
  const [open, setOpen] = useState(false);
  const bodyId = useId();
  const outcome = outcomeOf(passage);
  const toSlack = passage.way !== 'to-bot';
  return (
    <li class={`passage ${toSlack ? 'from-bot' : 'to-bot'}`}>
      <button type="button" aria-expanded={open} aria-controls={bodyId} onClick={() => setOpen(!open)}>
        <time dateTime={passage.at}>{clockTime(passage.at, timezone, person.language)}</time>
        <span class="passage-way" aria-hidden="true">
          {DIRECTION[passage.way]}
        </span>
        <span class="sr-only">{toSlack ? words.tools.fromBot : words.tools.toBot}</span>
        <code>{gistOf(passage)}</code>
        {passage.fault && <span class="bad">{words.tools.faultKinds[passage.fault].name}</span>}
        {outcome && <span class={outcome.bad ? 'bad' : 'good'}>{outcome.text}</span>}
      </button>
      <div id={bodyId} hidden={!open} class="passage-bodies">
        {open && (
          <>
            <Body title={words.tools.request} value={passage.request} />
            {passage.response !== undefined && <Body title={words.tools.response} value={passage.response} />}
          </>
        )}
      </div>
    </li>
  );
}

function Body({ title, value }: { title: string; value: unknown }) {
  return (
    <>
      <h3>{title}</h3>
      {/* Scrolls sideways, so the keyboard must get there. */}
      <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
    </>
  );
}

function clockTime(at: string, timeZone: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZone, timeStyle: 'medium', hourCycle: 'h23' });
  return format.format(new Date(at));
}
