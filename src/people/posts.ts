/** Who is in the posts of a section; a post may be vacant. */
export interface Posts {
  headId: string | null;
  deputyId: string | null;
  handlerIds: readonly string[];
}

/** The people in the posts of a section, each once: head, deputy, handlers. */
export function peopleOf({ headId, deputyId, handlerIds }: Posts): string[] {
  return [...new Set([headId, deputyId, ...handlerIds])].filter((id) => id !== null);
}

/** Whether somebody is in one of the posts of a section. */
export function isOfPosts(personId: string, posts: Posts): boolean {
  return peopleOf(posts).includes(personId);
}
