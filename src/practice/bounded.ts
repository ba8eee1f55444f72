import { dictionary, isObject, type Json } from './json.ts';

/** Characters of one text, and of everything together, that are kept of what went over the wire. */
const LONGEST_TEXT = 2_000;
const LONGEST_WHOLE = 20_000;

/** Marks what was left out; the number says how much. */
const CUT = '…';

/** A copy that is not too long to keep and to read; where something was left out it says so. */
export function bounded(value: unknown): unknown {
  let left = LONGEST_WHOLE;

  function copy(inner: unknown): unknown {
    if (typeof inner === 'string') {
      const kept = inner.slice(0, Math.max(0, Math.min(LONGEST_TEXT, left)));
      left -= kept.length;
      return kept.length === inner.length ? inner : `${kept}${CUT} (+${inner.length - kept.length})`;
    }
    left -= 4;
    if (Array.isArray(inner)) return list(inner);
    return isObject(inner) ? fields(inner) : inner;
  }

  function list(items: unknown[]): unknown[] {
    const kept: unknown[] = [];
    for (const [index, item] of items.entries()) {
      if (left <= 0) return [...kept, `${CUT} (+${items.length - index})`];
      kept.push(copy(item));
    }
    return kept;
  }

  function fields(object: Json): Json {
    const kept = dictionary<unknown>();
    const entries = Object.entries(object);
    for (const [index, [name, inner]] of entries.entries()) {
      if (left <= 0) return { ...kept, [CUT]: `+${entries.length - index}` };
      left -= name.length;
      kept[name] = copy(inner);
    }
    return kept;
  }

  return copy(value);
}
