import { useEffect, useRef, useState } from 'preact/hooks';
import type { Passage } from '../../contract-tools.ts';
import { usePage } from '../page.ts';
import { oneAtATime } from '../refresh.ts';
import { trafficAfter } from './api.ts';
import { PassageEntry } from './passage.tsx';

const SHOWN = 200;

/** Who speaks: `bot` asks or acknowledges, `slack` delivers. */
type Way = 'all' | 'bot' | 'slack';

/** What went between bot and Slack, newest first, as it happens. */
export function TrafficPanel() {
  const { words, office } = usePage();
  const [paused, setPaused] = useState(false);
  const [filter, setFilter] = useState('');
  const [way, setWay] = useState<Way>('all');
  const passages = useTraffic(paused);
  const wanted = filter.trim().toLowerCase();
  const shown = passages.filter(
    (one) => isWay(one, way) && (wanted === '' || JSON.stringify(one).toLowerCase().includes(wanted)),
  );
  return (
    <div class="drawer-body traffic">
      <div class="traffic-tools">
        <input
          type="search"
          class="text-input"
          placeholder={words.filter}
          aria-label={words.filter}
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        <select
          class="select"
          aria-label={words.tools.direction}
          value={way}
          onChange={(event) => setWay(toWay(event.currentTarget.value))}
        >
          <option value="all">{words.tools.bothWays}</option>
          <option value="bot">{words.tools.fromBot}</option>
          <option value="slack">{words.tools.toBot}</option>
        </select>
        <button type="button" class="button small" aria-pressed={paused} onClick={() => setPaused(!paused)}>
          {paused ? words.tools.goOn : words.tools.pause}
        </button>
      </div>
      {shown.length === 0 && (
        <p class="quiet">{passages.length === 0 ? words.tools.noTraffic : words.noMatches}</p>
      )}
      <ol class="passages" aria-label={words.tools.traffic}>
        {shown.slice(0, SHOWN).map((one) => (
          <PassageEntry key={one.id} passage={one} timezone={office.clock.timezone} />
        ))}
      </ol>
      {shown.length > SHOWN && <p class="quiet">{words.tools.olderHidden(shown.length - SHOWN)}</p>}
    </div>
  );
}

function isWay(passage: Passage, way: Way): boolean {
  return way === 'all' || (way === 'slack') === (passage.way === 'to-bot');
}

function toWay(value: string): Way {
  return value === 'bot' || value === 'slack' ? value : 'all';
}

/** The traffic up to now; while paused it stays as it is. */
function useTraffic(paused: boolean): Passage[] {
  const { store } = usePage();
  const known = useRef<Passage[]>([]);
  const [shown, setShown] = useState<Passage[]>([]);

  useEffect(() => {
    if (paused) return undefined;
    const look = oneAtATime(async () => {
      const newer = await trafficAfter(known.current[0]?.id ?? 0).catch(() => []);
      known.current = [...newer, ...known.current].slice(0, KEPT);
      setShown(known.current);
    });
    const startOver = () => {
      known.current = [];
      void look();
    };
    void look();
    return store.hearing.on((event) => {
      if (event.kind === 'traffic') void look();
      // Another server counts anew; a fresh office has had no traffic.
      if (event.kind === 'connected' || event.kind === 'reset') startOver();
    });
  }, [store, paused]);
  return shown;
}

/** As many as the server keeps. */
const KEPT = 500;
