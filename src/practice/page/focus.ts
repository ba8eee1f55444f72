import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Where one starts in a form or field: the chosen radio button, else the first field, else the first button. */
const STARTS = [
  'input[type="radio"]:checked',
  ':is(input:not([type="radio"], [hidden]), textarea, select)',
  'input[type="radio"]',
  'button',
];

/** Moves the focus to where one starts in a part of the page. */
export function focusStart(part: Element | null | undefined): void {
  for (const start of STARTS) {
    const found = part?.querySelector<HTMLElement>(start);
    if (found) return found.focus();
  }
}

/**
 * Gives the focus, when a part of the page goes that has it, to what had it before the part came; or
 * to something better that `instead` finds.
 */
export function useFocusBack(
  part: RefObject<HTMLElement | null>,
  instead: () => HTMLElement | null | undefined = () => null,
): void {
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(
    () => () => {
      const hasFocus = part.current?.contains(document.activeElement) ?? false;
      const there = instead() ?? before;
      if (hasFocus && there instanceof HTMLElement) there.focus();
    },
    [],
  );
}
