import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { instantOf, wallTime } from '../zoned.ts';
import { useConfirmed } from './confirm.tsx';
import { keyOfValue } from './options.ts';
import { ariaOf, useScope, type ElementProps } from './scope.ts';

/** A date picker. */
export function DateElement(props: ElementProps<Datepicker>) {
  const { element, blockId } = props;
  const scope = useScope();
  const value = keyOfValue(scope.value(blockId, element));
  return (
    <Moment {...props} type="date" value={value} onPick={(day) => scope.change(blockId, element, day)} />
  );
}

/** A time picker. */
export function TimeElement(props: ElementProps<Timepicker>) {
  const { element, blockId } = props;
  const scope = useScope();
  const value = keyOfValue(scope.value(blockId, element));
  return (
    <Moment {...props} type="time" value={value} onPick={(time) => scope.change(blockId, element, time)} />
  );
}

/** A picker of day and time on the practice clock's zone; Slack reports Unix seconds. */
export function DateTimeElement(props: ElementProps<DateTimepicker>) {
  const { element, blockId } = props;
  const { office } = usePage();
  const scope = useScope();
  const timezone = office.clock?.timezone ?? 'UTC';
  const seconds = scope.value(blockId, element);
  const wall = typeof seconds === 'number' ? wallTime(new Date(seconds * 1000), timezone) : null;
  return (
    <Moment
      {...props}
      type="datetime-local"
      value={wall ? `${wall.day}T${wall.time}` : ''}
      onPick={(picked) => {
        const at = picked === null ? undefined : instantOf(picked, timezone);
        scope.change(blockId, element, at ? at.getTime() / 1000 : null);
      }}
    />
  );
}

interface MomentProps extends ElementProps<Datepicker | Timepicker | DateTimepicker> {
  type: 'date' | 'time' | 'datetime-local';
  value: string;
  onPick: (picked: string | null) => void;
}

function Moment({ element, type, value, onPick, ...field }: MomentProps) {
  const { words } = usePage();
  const { ask, dialog } = useConfirmed(element.confirm);
  const placeholder =
    'placeholder' in element && element.placeholder ? plainText(element.placeholder) : words.choose;
  return (
    <>
      <input
        class="text-input moment"
        type={type}
        value={value}
        // A year that is still being typed is not a date yet.
        min={type === 'time' ? undefined : type === 'date' ? '1900-01-01' : '1900-01-01T00:00'}
        autofocus={element.focus_on_load}
        aria-label={field.labelledBy ? undefined : placeholder}
        {...ariaOf(field)}
        onChange={({ currentTarget }) => {
          const picked = currentTarget.value || null;
          if (!currentTarget.validity.valid) return;
          // Shown as picked only once it is confirmed.
          if (element.confirm) currentTarget.value = value;
          ask(() => onPick(picked));
        }}
      />
      {dialog}
    </>
  );
}
