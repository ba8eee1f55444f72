import type { TaskFacts } from './facts.ts';
import type { TaskRole } from './states.ts';

/** The people of a task's section who have one of these roles, by name. */
export function namesOfRoles(
  { posts, assignee }: Pick<TaskFacts, 'posts' | 'assignee'>,
  roles: readonly TaskRole[],
): string[] {
  const heads = roles.includes('head') ? [posts.head, posts.deputy] : [];
  const handlers = roles.includes('handler') ? [...posts.handlers, assignee] : [];
  return [...new Set([...heads, ...handlers].filter((name) => name !== null))];
}
