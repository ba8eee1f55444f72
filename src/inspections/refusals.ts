/** What is not possible with a round of inspections, as facts. */
export type InspectionFault =
  /** Also for a round of which the caller may not know. */
  { kind: 'unknown'; inspection: string };
