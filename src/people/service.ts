import {
  findPersonBySlackUser,
  leadingRolesOf,
  listHandlers,
  listPeople,
  listSections,
  sectionsOf,
  type PersonRow,
  type SectionRow,
} from '../../db/people.ts';
import { groupBy } from '../../db/group-by.ts';
import type { DbOrTx } from '../../db/transact.ts';
import type { Language } from '../campaign/campaign.ts';
import { languageOf } from '../locales/words.ts';
import { Refusal } from '../refusal.ts';

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

/** A section with everybody who may answer for it as a member. */
export type SectionWithHandlers = SectionRow & { handlerIds: string[] };

/** The sections that take part, in roster order, each with its handlers. */
export async function roster(db: DbOrTx): Promise<SectionWithHandlers[]> {
  const handlers = groupBy(await listHandlers(db), (row) => row.sectionId);
  const sections = await listSections(db);
  return sections.map((section) => ({
    ...section,
    handlerIds: (handlers.get(section.id) ?? []).map((row) => row.personId),
  }));
}

/** A section by its id or by its name; a refusal that names the known ones. */
export async function sectionNamed(db: DbOrTx, asked: string): Promise<SectionWithHandlers> {
  const sections = await roster(db);
  const found = sections.find((section) => section.id === asked || section.name === asked);
  if (found) return found;
  throw new Refusal({
    code: 'unknown_section',
    section: asked,
    known: sections.map((section) => section.id),
  });
}

/** Names by Slack user id, for the mentions in what people type; also of those who are retired. */
export async function namesInSlack(db: DbOrTx): Promise<Map<string, string>> {
  const people = await listPeople(db);
  return new Map(
    people.flatMap(({ slackUserId, name }) => (slackUserId === null ? [] : [[slackUserId, name]])),
  );
}
