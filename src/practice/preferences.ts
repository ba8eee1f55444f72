import type { Language } from './contract.ts';
import type { PersonRecord } from './people.ts';
import type { Workspace } from './workspace.ts';

/** A person changes their own language or pauses their notifications; what they chose outlives a restart. */
export function setPreferences(
  workspace: Workspace,
  person: PersonRecord,
  { language, dnd }: { language?: Language; dnd?: boolean },
): void {
  const { people, changes, times } = workspace;
  if (language !== undefined) {
    person.language = language;
    person.chosenLanguage = language;
    changes.tell({ kind: 'person', userId: person.id, changed: 'profile', ts: times.next() });
  }
  if (dnd !== undefined && dnd !== (person.dndSince !== undefined)) {
    if (dnd) person.dndSince = Math.floor(workspace.clock.now().getTime() / 1000);
    else delete person.dndSince;
    changes.tell({ kind: 'person', userId: person.id, changed: 'dnd', ts: times.next() });
  }
  people.save(person);
  changes.tell({ kind: 'conversations' });
}
