/** A task's title is so many characters long at most. */
export const MOST_TITLE = 250;
