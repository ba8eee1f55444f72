import { useState } from 'preact/hooks';
import type { FaultKind, FaultRule, ImmediateFault } from '../../contract-tools.ts';
import { usePage } from '../page.ts';

type Kind = Exclude<FaultKind, 'error'> | ImmediateFault['kind'];

/** What can go wrong with the next calls, and what goes wrong at once; in the order in which they are likely. */
const CALLS = ['drop', 'ratelimit', 'http', 'late', 'hang', 'refuse', 'delay'] as const satisfies Kind[];
const AT_ONCE = ['down', 'disconnect', 'cut', 'redeliver'] as const satisfies Kind[];

/** Faults that take a while, and how long when nothing else is wanted. */
const SECONDS = new Map<Kind, number>([
  ['ratelimit', 5],
  ['late', 3],
  ['delay', 3],
  ['down', 20],
]);

function isForCalls(kind: Kind): kind is (typeof CALLS)[number] {
  return CALLS.some((one) => one === kind);
}

function isOutage(kind: Kind): kind is 'down' {
  return kind === 'down';
}

interface Props {
  onCause: (fault: FaultRule | ImmediateFault) => Promise<void>;
  /** What came of the last one. */
  said: string;
}

/** Chooses one fault and has it happen. */
export function FaultForm({ onCause, said }: Props) {
  const { words } = usePage();
  const { tools } = words;
  const [kind, setKind] = useState<Kind>('drop');
  const [method, setMethod] = useState('chat.postMessage');
  const [times, setTimes] = useState(1);
  const [seconds, setSeconds] = useState(0);
  const usual = SECONDS.get(kind);

  const choose = (wanted: Kind) => {
    setKind(wanted);
    setSeconds(SECONDS.get(wanted) ?? 0);
  };
  const group = (legend: string, kinds: readonly Kind[]) => (
    <fieldset>
      <legend>{legend}</legend>
      {kinds.map((one) => (
        <label key={one} class="choice">
          <input type="radio" name="fault" value={one} checked={one === kind} onChange={() => choose(one)} />
          <span>
            {tools.faultKinds[one].name}
            <small class="choice-note">{tools.faultKinds[one].note}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const ms = usual === undefined ? {} : { ms: seconds * 1000 };
        if (isForCalls(kind)) void onCause({ kind, method, times, ...ms });
        else if (isOutage(kind)) void onCause({ kind, method: '*', ...ms });
        else void onCause({ kind });
      }}
    >
      {group(tools.nextCalls, CALLS)}
      {group(tools.atOnce, AT_ONCE)}
      <div class="fault-do">
        <div class="fault-details">
          {isForCalls(kind) && (
            <label>
              <span>{tools.whichCall}</span>
              <select
                class="select"
                value={method}
                onChange={(event) => setMethod(event.currentTarget.value)}
              >
                {[...tools.methods].map(([value, name]) => (
                  <option key={value} value={value}>
                    {value === '*' ? name : `${name} · ${value}`}
                  </option>
                ))}
              </select>
            </label>
          )}
          {isForCalls(kind) && (
            <NumberField label={tools.howOften} value={times} min={1} max={1000} onInput={setTimes} />
          )}
          {usual !== undefined && (
            <NumberField label={tools.howLong} value={seconds} min={1} max={3600} onInput={setSeconds} />
          )}
        </div>
        <footer>
          <button type="submit" class="button primary">
            {isForCalls(kind) ? tools.prepareFault : tools.causeFault}
          </button>
          <span role="status">{said}</span>
        </footer>
      </div>
    </form>
  );
}

interface NumberProps {
  label: string;
  value: number;
  min: number;
  max: number;
  onInput: (value: number) => void;
}

function NumberField({ label, value, min, max, onInput }: NumberProps) {
  return (
    <label class="number-field">
      <span>{label}</span>
      <input
        class="text-input"
        type="number"
        required
        step={1}
        min={min}
        max={max}
        value={value}
        onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
