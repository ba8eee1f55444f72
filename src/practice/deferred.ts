/** A promise and the way to fulfil it; Node 20 has no such thing of its own. */
export function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  const settle: { resolve?: (value: T) => void } = {};
  const promise = new Promise<T>((resolve) => Object.assign(settle, { resolve }));
  return { promise, resolve: (value) => settle.resolve?.(value) };
}
