interface Props {
  label: string;
  value: string;
  onFilter: (value: string) => void;
  /** Enter takes what is first in the list. */
  onEnter?: () => void;
}

/** The field above a list that leaves in it only what one is looking for. */
export function FilterField({ label, value, onFilter, onEnter }: Props) {
  return (
    <input
      type="text"
      class="text-input"
      placeholder={label}
      aria-label={label}
      value={value}
      onInput={(event) => onFilter(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.isComposing) onEnter?.();
      }}
    />
  );
}
