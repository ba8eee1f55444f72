import { useEffect, useState } from 'preact/hooks';
import { CloseButton } from './close-button.tsx';
import { Icon } from './icons.tsx';
import { Mrkdwn } from './mrkdwn.tsx';
import { usePage } from './page.ts';
import { useTools } from './tools/tools.ts';

const HINT_SEEN = 'practice-hint-seen';

/** What Slack itself tells the person, and nobody else: refused commands, failed sends. */
export function Notices() {
  const { words, store, state } = usePage();
  return (
    <div class="notices" role="status" aria-live="polite">
      {state.notices.map(({ id, text }) => (
        <div key={id} class="notice">
          <Icon name="warning" />
          <div>
            <p class="only-you">Slackbot · {words.onlyYou}</p>
            <Mrkdwn text={text} />
          </div>
          <CloseButton label={words.dismiss} onClose={() => store.dismiss(id)} />
        </div>
      ))}
    </div>
  );
}

/** One line across the page about the connection to the server or the bot. */
export function Banner() {
  const { words, state, office } = usePage();
  const text = state.connection === 'lost' ? words.connectionLost : office.botConnected ? '' : words.noBot;
  return (
    <div class={text ? 'banner' : ''} role="status">
      {text && (
        <>
          <Icon name="warning" /> {text}
        </>
      )}
    </div>
  );
}

/** Tells a newcomer what to do first, once. */
export function FirstHint() {
  const { words, office } = usePage();
  const { state } = useTools();
  const [seen, setSeen] = useState(() => localStorage.getItem(HINT_SEEN) !== null);
  const put = () => {
    localStorage.setItem(HINT_SEEN, 'yes');
    setSeen(true);
  };
  // Done is as good as read.
  const done = state.journey !== null;
  useEffect(() => {
    if (done) put();
  }, [done]);
  // Without a bot there is nothing that it could tell.
  if (seen || office.clock.next === null) return null;
  return (
    <div class="first-hint" role="note">
      <Icon name="info" />
      <span>{words.firstHint}</span>
      <button type="button" class="button small" onClick={put}>
        {words.gotIt}
      </button>
    </div>
  );
}
