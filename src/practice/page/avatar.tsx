const TINTS = 8;

/** A square with the first character of a name, in a colour that stays with the person. */
export function Avatar({ id, name, app = false }: { id: string; name: string; app?: boolean }) {
  const look = app ? 'avatar-app' : `tint-${tintOf(id)}`;
  const initial = (Array.from(name)[0] ?? '?').toUpperCase();
  // A picture, not a text: it must not be copied or read out with the name beside it.
  return <span class={`avatar ${look}`} data-initial={initial} aria-hidden="true" />;
}

function tintOf(id: string): number {
  let sum = 7;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % TINTS;
}
