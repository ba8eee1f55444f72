import { Icon } from './icons.tsx';

const TINTS = 8;

/** A square with the first character of a name, in a colour that stays with the person. */
export function Avatar({ id, name, app = false }: { id: string; name: string; app?: boolean }) {
  const tint = tintOf(id);
  return (
    <span class={`avatar ${app ? 'avatar-app' : `tint-${tint}`}`} aria-hidden="true">
      {app && name === '' ? <Icon name="home" /> : (Array.from(name)[0] ?? '?').toUpperCase()}
    </span>
  );
}

function tintOf(id: string): number {
  let sum = 7;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % TINTS;
}
