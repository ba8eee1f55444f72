import { Icon } from './icons.tsx';

/** The cross that closes something; `label` says what, to those who cannot see where it stands. */
export function CloseButton({ label, onClose }: { label: string; onClose: () => void }) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={onClose}>
      <Icon name="close" />
    </button>
  );
}
