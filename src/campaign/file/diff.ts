import type { Campaign } from '../campaign.ts';
import { fieldsOf, settingsOf, type Fields, type Noun, type Value } from './fields.ts';

export interface FieldChange {
  /** The key as it is written in the file. */
  field: string;
  from: Value;
  to: Value;
}

/** One thing that an import changes. */
export type Change =
  | { kind: 'campaign'; id: string; name: string }
  | { kind: 'added' | 'retired'; noun: Noun; id: string; name: string }
  | { kind: 'changed'; noun: Noun; id: string; fields: FieldChange[] }
  | { kind: 'order'; noun: Noun; ids: string[] }
  | ({ kind: 'setting' } & FieldChange);

/** Lists whose order people see; that of the people themselves means nothing. */
const ORDERED: readonly Noun[] = ['section', 'goal', 'task', 'check'];

/** What becomes different when `after` replaces `before`; `before` is null at the first import. */
export function campaignChanges(before: Campaign | null, after: Campaign): Change[] {
  const settings: Change[] =
    before === null
      ? [{ kind: 'campaign', id: after.id, name: after.name }]
      : differing(settingsOf(before), settingsOf(after)).map((field) => ({ kind: 'setting', ...field }));
  const nouns: readonly Noun[] = ['person', 'section', 'goal', 'task', 'check'];
  return [...settings, ...nouns.flatMap((noun) => listChanges(noun, before, after))];
}

function listChanges(noun: Noun, before: Campaign | null, after: Campaign): Change[] {
  const old = before === null ? new Map<string, Fields>() : fieldsOf(before, noun);
  const now = fieldsOf(after, noun);
  const changes: Change[] = [];
  for (const [id, fields] of now) {
    const known = old.get(id);
    if (known === undefined) changes.push({ kind: 'added', noun, id, name: nameOf(fields) });
    else {
      const changed = differing(known, fields);
      if (changed.length > 0) changes.push({ kind: 'changed', noun, id, fields: changed });
    }
  }
  for (const [id, fields] of old) {
    if (!now.has(id)) changes.push({ kind: 'retired', noun, id, name: nameOf(fields) });
  }
  const stayed = [...now.keys()].filter((id) => old.has(id));
  const asBefore = [...old.keys()].filter((id) => now.has(id));
  const moved = stayed.some((id, index) => id !== asBefore[index]);
  if (moved && ORDERED.includes(noun)) changes.push({ kind: 'order', noun, ids: [...now.keys()] });
  return changes;
}

function differing(before: Fields, after: Fields): FieldChange[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((field) => {
    const from = before.get(field) ?? null;
    const to = after.get(field) ?? null;
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }];
  });
}

function nameOf(fields: Fields): string {
  return String(fields.get('name') ?? fields.get('title') ?? fields.get('text') ?? '');
}
