import type { TaskFacts } from './facts.ts';
import { taskRoles, type Posts, type TaskRole } from './states.ts';

/** The people of a task's section who have one of these roles, by name. */
export function namesOfRoles(
  { posts, assignee }: Pick<TaskFacts, 'posts' | 'assignee'>,
  roles: readonly TaskRole[],
): string[] {
  const heads = roles.includes('head') ? [posts.head, posts.deputy] : [];
  const handlers = roles.includes('handler') ? [...posts.handlers, assignee] : [];
  return [...new Set([...heads, ...handlers].filter((name) => name !== null))];
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
