/** How long a text is as Slack counts: an emoji of two UTF-16 units is one character. */
export function countCharacters(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

/** The beginning of a text, cut between characters and never within one. */
export function firstCharacters(text: string, count: number): string {
  return countCharacters(text) <= count ? text : Array.from(text).slice(0, count).join('');
}

/** The characters of every `text` within a value; what Slack adds up for its overall limits. */
export function charactersWithin(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + charactersWithin(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, inner]) =>
      sum + (name === 'text' && typeof inner === 'string' ? countCharacters(inner) : charactersWithin(inner)),
    0,
  );
}
