/** Makes a call at most once in so many milliseconds: at once, and once more at the end when asked in between. */
export function throttled(call: () => void, everyMs: number): () => void {
  let waiting = false;
  let again = false;
  const run = () => {
    again = false;
    waiting = true;
    call();
    setTimeout(() => {
      waiting = false;
      if (again) run();
    }, everyMs).unref();
  };
  return () => {
    if (waiting) again = true;
    else run();
  };
}
