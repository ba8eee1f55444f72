import type { FileDraft } from './check.ts';
import type { Notes } from './examine.ts';
import { finding, type Path } from './fault.ts';
import { checkDistinct, entriesOf, isGiven, refer, referEach, type KnownIds } from './references.ts';

/** Each person once, each with a Slack account of their own; the leading group is made of people. */
export function checkPeople(draft: FileDraft, known: KnownIds, notes: Notes): void {
  const people = entriesOf(draft.people, ['people']);
  if (draft.people?.length === 0) notes.add(['people'], finding('empty-list', { key: 'people' }));
  checkDistinct(
    notes,
    people.map(({ entry, path }) => ({ id: entry.id, path: [...path, 'id'] })),
  );
  const owner = new Map<string, string>();
  for (const { entry: person, path } of people) {
    const slack = (person.slack ?? (isGiven(person, 'slack') ? undefined : person.id))?.replace(/^@/, '');
    if (slack === undefined || person.id === undefined) continue;
    const other = owner.get(slack.toLowerCase());
    // Somebody listed twice has been told as such.
    if (other === undefined) owner.set(slack.toLowerCase(), person.id);
    else if (other !== person.id) {
      const at = person.slack ? 'slack' : 'id';
      notes.add([...path, at], finding('slack-twice', { slack, person: other }));
    }
  }
  const group = draft.leading_group;
  refer(notes, known, 'person', group?.head, ['leading_group', 'head']);
  referEach(notes, known, 'person', group?.deputies, ['leading_group', 'deputies']);
  referEach(notes, known, 'person', group?.office, ['leading_group', 'office']);
  if (group?.office?.length === 0) notes.add(['leading_group', 'office'], finding('no-office', {}));
}

/** Each section once, within reach, and led by people; no two share a channel. */
export function checkSections(draft: FileDraft, known: KnownIds, notes: Notes): void {
  const sections = entriesOf(draft.sections, ['sections']);
  if (draft.sections?.length === 0) notes.add(['sections'], finding('empty-list', { key: 'sections' }));
  checkDistinct(
    notes,
    sections.map(({ entry, path }) => ({ id: entry.id, path: [...path, 'id'] })),
  );
  const owner = new Map<string, string>();
  for (const { entry: section, path } of sections) {
    refer(notes, known, 'person', section.head, [...path, 'head']);
    refer(notes, known, 'person', section.deputy, [...path, 'deputy']);
    referEach(notes, known, 'person', section.handlers, [...path, 'handlers']);
    if (section.head && section.head === section.deputy) {
      notes.add([...path, 'deputy'], finding('head-is-deputy', { person: section.head }));
    }
    const name = section.id ?? section.name ?? '';
    if (!['channel', 'head', 'deputy'].some((key) => isGiven(section, key))) {
      notes.add(path, finding('section-unreachable', { section: name }));
    }
    checkChannel(section.channel?.replace(/^#/, ''), name, owner, [...path, 'channel'], notes);
  }
}

function checkChannel(
  channel: string | undefined,
  section: string,
  owner: Map<string, string>,
  path: Path,
  notes: Notes,
): void {
  if (channel === undefined) return;
  const other = owner.get(channel);
  if (other === undefined) owner.set(channel, section);
  else notes.add(path, finding('channel-twice', { channel, section: other }));
}
