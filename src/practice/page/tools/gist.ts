import type { Passage } from '../../contract-tools.ts';

type Fields = Record<string, unknown>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What an exchange was about, in one line: the method, the event, the command, the form. */
export function gistOf({ way, what, request }: Passage): string {
  if (way !== 'to-bot') return what;
  const fields = fieldsOf(request);
  // In Socket Mode the payload stands in an envelope.
  const payload = fields['envelope_id'] === undefined ? fields : fieldsOf(fields['payload']);
  const event = fieldsOf(payload['event']);
  const view = fieldsOf(payload['view']);
  const about = [
    textOf(event['type']) || textOf(payload['command']) || textOf(payload['type']),
    textOf(event['subtype']) || textOf(view['callback_id']) || actionOf(payload),
  ];
  return [what, ...about]
    .filter((part, index, all) => part !== '' && all.indexOf(part) === index)
    .join(' · ');
}

function actionOf(payload: Fields): string {
  const { actions } = payload;
  return Array.isArray(actions) ? textOf(fieldsOf(actions[0])['action_id']) : '';
}

/** How an exchange ended; undefined when there is nothing to say, as of what nobody answers. */
export function outcomeOf({ status, response, fault }: Passage): { text: string; bad: boolean } | undefined {
  if (fault) return undefined;
  const { ok, error } = fieldsOf(response);
  if (ok === false) return { text: textOf(error), bad: true };
  if (status === undefined) return undefined;
  return { text: ok === true ? 'ok' : String(status), bad: status >= 400 };
}
