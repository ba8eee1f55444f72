/** Who is in the posts of a section; a post may be vacant. */
export interface Posts {
  headId: string | null;
  deputyId: string | null;
  handlerIds: readonly string[];
}

/**
 * The posts of a section, and who was in them when it left the plan: while it is out of it they count as vacant. Whoever
 * was in one is recused (回避) none the less.
 */
export interface PostsOverTime extends Posts {
  formerIds: readonly string[];
}

/** The people in the posts of a section, each once: head, deputy, handlers. */
export function peopleOf({ headId, deputyId, handlerIds }: Posts): string[] {
  return [...new Set([headId, deputyId, ...handlerIds])].filter((id) => id !== null);
}

/** Whether somebody is in one of the posts of a section. */
export function isOfPosts(personId: string, posts: Posts): boolean {
  return peopleOf(posts).includes(personId);
}

/** Whether somebody is in one of the posts of a section, or was when it left the plan: they do not judge its work. */
export function isRecusedFrom(personId: string, posts: PostsOverTime): boolean {
  return isOfPosts(personId, posts) || posts.formerIds.includes(personId);
}

/** Whether what concerns a section is read in its channel: not where it has none, and by nobody once it left the plan. */
export function readsInChannel({
  channel,
  retiredAt,
}: {
  channel: string | null;
  retiredAt: string | null;
}): boolean {
  return channel !== null && retiredAt === null;
}
