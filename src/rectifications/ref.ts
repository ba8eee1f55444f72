/** How people say which rectification they mean: `R7`. */
export function rectificationRef({ number }: { number: number }): string {
  return `R${number}`;
}
