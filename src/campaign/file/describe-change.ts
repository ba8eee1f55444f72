import type { Words } from '../../locales/words.ts';
import type { Change, FieldChange } from './diff.ts';
import type { Value } from './fields.ts';

/** One line for people: `+` what is new, `-` what is retired, `~` what is different. */
export function describeChange(change: Change, words: Words): string {
  switch (change.kind) {
    case 'campaign':
      return words('campaign.change.campaign', { id: change.id, name: change.name });
    case 'added':
      return words('campaign.change.added', { noun: change.noun, id: change.id, name: change.name });
    case 'retired':
      return words('campaign.change.retired', { noun: change.noun, id: change.id, name: change.name });
    case 'changed': {
      const fields = change.fields.map((field) => words('campaign.change.field', said(field, words)));
      return words('campaign.change.changed', {
        noun: change.noun,
        id: change.id,
        fields: fields.join(words('campaign.change.between')),
      });
    }
    case 'order':
      return words('campaign.change.order', { noun: change.noun, ids: change.ids.join(', ') });
    default:
      return words('campaign.change.setting', said(change, words));
  }
}

function said({ field, from, to }: FieldChange, words: Words): { field: string; from: string; to: string } {
  return { field, from: shown(from, words), to: shown(to, words) };
}

function shown(value: Value, words: Words): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return text === '' ? words('campaign.change.none') : text;
}
