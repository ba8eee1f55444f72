import { useEffect, useRef, useState } from 'preact/hooks';
import type { FaultRule, ImmediateFault } from '../../contract-tools.ts';
import { Refused } from '../api.ts';
import type { Words } from '../i18n.ts';
import { usePage } from '../page.ts';
import { FaultForm } from './fault-form.tsx';
import { useTools } from './tools.ts';

/** Time runs out for an outage, and nobody says so. */
const LOOK_MS = 1_000;

/** What is to go wrong between the bot and Slack, and what is still to strike. */
export function FaultPanel() {
  const { words } = usePage();
  const { tools, state } = useTools();
  const [said, setSaid] = useState('');
  const pending = useRef<HTMLElement>(null);

  useEffect(() => {
    void tools.lookAtFaults();
    const timer = window.setInterval(() => !document.hidden && void tools.lookAtFaults(), LOOK_MS);
    return () => window.clearInterval(timer);
  }, [tools]);

  const cause = async (fault: FaultRule | ImmediateFault) => {
    try {
      await tools.cause(fault);
      setSaid('method' in fault ? words.tools.faultWaits : words.tools.faultHappened);
      pending.current?.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      setSaid(error instanceof Refused ? error.message : words.offline);
    }
  };

  return (
    <div class="drawer-body faults">
      <section ref={pending}>
        <h3>{words.tools.pending}</h3>
        {state.faults.length === 0 && <p class="quiet">{words.tools.nothingPending}</p>}
        <ul class="pending-faults">
          {state.faults.map((rule, index) => (
            <li key={index}>
              <strong>{words.tools.faultKinds[rule.kind].name}</strong>
              <span class="quiet">{pendingNote(rule, words)}</span>
            </li>
          ))}
        </ul>
        {state.faults.length > 0 && (
          <button
            type="button"
            class="button small"
            onClick={() => {
              setSaid('');
              void tools.clearFaults();
            }}
          >
            {words.tools.clearFaults}
          </button>
        )}
      </section>
      <FaultForm onCause={cause} said={said} />
    </div>
  );
}

function pendingNote(rule: FaultRule, { tools }: Words): string {
  const seconds = rule.ms === undefined ? '' : tools.seconds(Math.ceil(rule.ms / 1000));
  if (rule.kind === 'down') return tools.timeLeft(seconds);
  const times = tools.timesLeft(rule.times ?? 1);
  return [tools.methods.get(rule.method) ?? rule.method, seconds, times].filter(Boolean).join(' · ');
}
