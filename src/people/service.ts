import {
  findPersonBySlackUser,
  findSection,
  leadingRolesOf,
  listEverySection,
  listHandlers,
  listPeople,
  listSections,
  peopleByIds,
  sectionsOf,
  type PersonRow,
  type SectionRow,
} from '../../db/people.ts';
import { groupBy } from '../../db/group-by.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { Language } from '../campaign/campaign.ts';
import { languageOf } from '../locales/words.ts';
import { Refusal } from '../refusal.ts';
import { sameName } from '../text.ts';
import { peopleOf } from './posts.ts';

/** Somebody who takes part in the campaign, as far as it matters for what they may do. */
export interface Caller {
  personId: string;
  name: string;
  language: Language;
  /** Sections of which they are head, deputy or handler, in roster order. */
  sections: SectionRow[];
  isOffice: boolean;
  /** Head or deputy of the leading group. */
  isLeader: boolean;
}

async function callerFrom(db: DbOrTx, person: PersonRow, language: Language): Promise<Caller> {
  const roles = await leadingRolesOf(db, person.id);
  return {
    personId: person.id,
    name: person.name,
    language: languageOf(person.language) ?? language,
    sections: await sectionsOf(db, person.id),
    isOffice: roles.some((row) => row.role === 'office'),
    isLeader: roles.some((row) => row.role !== 'office'),
  };
}

/** The participant behind a Slack user id; null for anybody else. `language` is the campaign's. */
export async function findCaller(
  db: DbOrTx,
  slackUserId: string,
  language: Language,
): Promise<Caller | null> {
  const person = await findPersonBySlackUser(db, slackUserId);
  return person ? callerFrom(db, person, language) : null;
}

/** A section with everybody who may answer for it as a member; of one that left the plan all posts are vacant. */
export type SectionWithHandlers = SectionRow & { handlerIds: string[]; formerIds: string[] };

function asItStands(section: SectionRow, handlerIds: string[]): SectionWithHandlers {
  if (section.retiredAt === null) return { ...section, handlerIds, formerIds: [] };
  const formerIds = peopleOf({ ...section, handlerIds });
  return { ...section, headId: null, deputyId: null, handlerIds: [], formerIds };
}

async function withHandlers(db: DbOrTx, sections: readonly SectionRow[]): Promise<SectionWithHandlers[]> {
  const handlers = groupBy(await listHandlers(db), (row) => row.sectionId);
  return sections.map((section) =>
    asItStands(
      section,
      (handlers.get(section.id) ?? []).map((row) => row.personId),
    ),
  );
}

/** The sections that take part, in roster order, each with its handlers. */
export async function roster(db: DbOrTx): Promise<SectionWithHandlers[]> {
  return withHandlers(db, await listSections(db));
}

/** A section by its id or by its name; a refusal that names the known ones. */
export async function sectionNamed(db: DbOrTx, asked: string): Promise<SectionWithHandlers> {
  const sections = await roster(db);
  const found = sections.find(({ id, name }) => sameName(id, asked) || sameName(name, asked));
  if (found) return found;
  throw new Refusal({
    code: 'unknown_section',
    section: asked,
    known: sections.map((section) => section.id),
  });
}

/** Somebody who takes part, by id, name or handle, with or without `@`; a refusal for anybody else. */
export async function personNamed(db: DbOrTx, asked: string): Promise<PersonRow> {
  const name = asked.replace(/^@/, '');
  const found = (await listPeople(db)).find(
    (person) => person.retiredAt === null && [person.id, person.name, person.slack].includes(name),
  );
  if (!found) throw new Refusal({ code: 'unknown_person', person: asked });
  return found;
}

/** Somebody whose id, name or handle a text begins with, the longest one that fits; null when it is nobody's. */
export async function personAtStart(db: DbOrTx, text: string): Promise<PersonRow | null> {
  const known = (await listPeople(db))
    .filter((person) => person.retiredAt === null)
    .flatMap((person) => [person.id, person.name, person.slack].map((name) => ({ person, name })))
    .filter(({ name }) => name !== '' && beginsWith(text, name))
    .toSorted((one, other) => other.name.length - one.name.length);
  return known[0]?.person ?? null;
}

/** People whose names stand at the start of a text, one after the other with commas or `@` between, and what follows. */
export async function peopleAtStart(
  db: DbOrTx,
  text: string,
): Promise<{ people: PersonRow[]; rest: string }> {
  const people: PersonRow[] = [];
  let rest = text;
  for (;;) {
    const from = people.length === 0 ? /^[\s@＠]*/ : /^\s*(?:[,，、]\s*[@＠]?|[@＠])/;
    const behind = from.test(rest) ? rest.replace(from, '') : '';
    const person = behind === '' ? null : await personAtStart(db, behind);
    if (person === null) return { people, rest: rest.trim() };
    people.push(person);
    const name = [person.id, person.name, person.slack]
      .filter((one) => one !== '' && beginsWith(behind, one))
      .toSorted((one, other) => other.length - one.length)[0];
    rest = behind.slice(name?.length ?? 0);
  }
}

/** Chinese needs no blank behind a name; a Latin name must not be the beginning of a longer one. */
function beginsWith(text: string, name: string): boolean {
  return text.startsWith(name) && !/^[\w.@-]/.test(/\w$/.test(name) ? text.slice(name.length) : '');
}

/** These people with their names, in the order asked for. */
export async function peopleNamed(
  db: DbOrTx,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const rows = new Map((await peopleByIds(db, ids)).map((row) => [row.id, row.name]));
  return ids.map((id) => ({ id, name: rows.get(id) ?? id }));
}

/** The names of all sections by their ids, also of those that no longer take part. */
export async function sectionNames(db: DbOrTx): Promise<Map<string, string>> {
  return new Map((await listEverySection(db)).map((section) => [section.id, section.name]));
}

/** A section that some record names, also one that no longer takes part. */
export async function anySection(db: DbOrTx, id: string): Promise<SectionWithHandlers> {
  const section = await findSection(db, id);
  if (!section) throw new Error(`there never was a section ${id}`);
  const handlers = (await listHandlers(db)).filter((row) => row.sectionId === id);
  return asItStands(
    section,
    handlers.map((row) => row.personId),
  );
}

/** Names by Slack user id, for the mentions in what people type; also of those who are retired. */
export async function namesInSlack(db: DbOrTx): Promise<Map<string, string>> {
  const people = await listPeople(db);
  return new Map(
    people.flatMap(({ slackUserId, name }) => (slackUserId === null ? [] : [[slackUserId, name]])),
  );
}

/** The sections that take part, and of those that no longer do the ones that these ids name, by id. */
export async function sectionsById(
  db: DbOrTx,
  ids: readonly string[],
): Promise<Map<string, SectionWithHandlers>> {
  const named = new Set(ids);
  const sections = (await listEverySection(db)).filter(
    ({ id, retiredAt }) => retiredAt === null || named.has(id),
  );
  return new Map((await withHandlers(db, sections)).map((section) => [section.id, section]));
}
