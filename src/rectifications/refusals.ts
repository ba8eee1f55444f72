/** What is not possible with a rectification, as facts. */
export type RectificationFault =
  /** Also for one of which the caller may not know. */
  { kind: 'unknown'; rectification: string };
