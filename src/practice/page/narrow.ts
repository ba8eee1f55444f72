import { useEffect, useState } from 'preact/hooks';

/** As wide as in the style sheet for narrow windows: here the sidebar lies over the conversation. */
const NARROW = '(width <= 720px)';

/** Whether the window is so narrow that there is room for one pane only. */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => window.matchMedia(NARROW).matches);
  useEffect(() => {
    const query = window.matchMedia(NARROW);
    const look = () => setNarrow(query.matches);
    look();
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return isNarrow;
}
