/** How people say which round they mean: `I3`. */
export function inspectionRef({ number }: { number: number }): string {
  return `I${number}`;
}
