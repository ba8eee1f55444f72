import type { View } from '../contract.ts';
import { Blocks } from './blocks/blocks.tsx';
import { usePage } from './page.ts';

/** The App Home: the app's own page for this person. */
export function Home({ view }: { view: View | null }) {
  const { words } = usePage();
  return (
    <div class="home" tabIndex={0} role="region" aria-label={words.home}>
      {view && view.blocks.length > 0 ? (
        <Blocks key={view.id} blocks={view.blocks} where={{ view: view.id }} state={view.state} />
      ) : (
        <p class="empty">{words.emptyHome}</p>
      )}
    </div>
  );
}
