import { Icon } from '../icons.tsx';
import { usePage } from '../page.ts';

/** What is chosen in a select; each can be taken out again that has a way to drop it. */
export function Tokens({ chosen }: { chosen: { label: string; drop?: () => void }[] }) {
  const { words } = usePage();
  if (chosen.length === 0) return null;
  return (
    <ul class="tokens">
      {chosen.map(({ label, drop }) => (
        <li key={label}>
          {label}
          {drop && (
            <button type="button" aria-label={words.remove(label)} title={words.remove(label)} onClick={drop}>
              <Icon name="close" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
