import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FormElement } from '../form.ts';

/** What the elements of one message or view share: their values, and the way to act on them. */
export interface Scope {
  /** The message or view that they stand in. */
  where: { channel: string; ts: string } | { view: string };
  value: (blockId: string, element: FormElement) => unknown;
  /** Keeps a new value; outside input blocks, or with `dispatch_action`, the app is told. */
  change: (blockId: string, element: FormElement, value: unknown) => void;
  /** Acts on an element: a pressed button, a chosen option. */
  press: (blockId: string, element: FormElement, fields?: Record<string, unknown>) => void;
  /** Whether an input block tells the app of what is typed in it. */
  dispatches: (blockId: string) => boolean;
  /** Whether the app is still being told about this element. */
  isPending: (blockId: string, element: FormElement) => boolean;
  /** What is wrong with a field. */
  errorOf: (blockId: string) => string | undefined;
}

/** Where the filled-in values of a message or view are kept. */
export function formKey(where: Scope['where']): string {
  return 'view' in where ? where.view : `${where.channel} ${where.ts}`;
}

/** Provides the scope to the elements. */
export const ScopeContext = createContext<Scope | null>(null);

/** The scope, from inside a block. */
export function useScope(): Scope {
  const scope = useContext(ScopeContext);
  if (!scope) throw new Error('This element is shown outside a message or view.');
  return scope;
}

/** What each element component is given. */
export interface ElementProps<Element> {
  element: Element;
  blockId: string;
  /** Ids of the texts that describe the element: label, hint, error. */
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean;
  /** Whether a form is not taken without it; undefined outside forms, where nothing can be left empty either. */
  required?: boolean;
}

/** What a field tells those who cannot see what stands around it. */
export function ariaOf({
  labelledBy,
  describedBy,
  invalid,
  required,
}: Omit<ElementProps<unknown>, 'element'>) {
  return {
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    'aria-required': required,
  };
}
