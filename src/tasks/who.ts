import type { TaskFacts } from './facts.ts';
import { taskRoles, type Posts, type TaskRole } from './states.ts';

/** People by name: of the lead section, of the campaign office, and the leaders of the leading group. */
export type NamesOfRoles = Record<'section' | 'office' | 'leaders', string[]>;

/** The people who have one of these roles for a task, by name. */
export function namesOfRoles(
  { posts, assignee, group }: Pick<TaskFacts, 'posts' | 'assignee' | 'group'>,
  roles: readonly TaskRole[],
): NamesOfRoles {
  const heads = roles.includes('head') ? [posts.head, posts.deputy] : [];
  const handlers = roles.includes('handler') ? [...posts.handlers, assignee] : [];
  return {
    section: [...new Set([...heads, ...handlers].filter((name) => name !== null))],
    office: roles.includes('office') ? group.office : [],
    leaders: roles.includes('leader') ? group.leaders : [],
  };
}

/** Whether somebody acts on a task for its section: one of its people, or the office while its posts are vacant. */
export function isOfSection(
  personId: string,
  section: Posts,
  assigneeId: string | null,
  officeIds: readonly string[],
): boolean {
  const who = { personId, isOffice: officeIds.includes(personId), isLeader: false };
  const roles = taskRoles(who, section, assigneeId);
  return roles.has('head') || roles.has('handler');
}
