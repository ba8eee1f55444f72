import { Icon, type IconName } from '../icons.tsx';
import { usePage } from '../page.ts';
import { Popover } from '../popover.tsx';
import { useTools } from './tools.ts';

/** The tools around the workspace. */
export function PracticeMenu() {
  const { words } = usePage();
  const { tools, state } = useTools();
  const items: { icon: IconName; name: string; note: string; onPick: () => void }[] = [
    {
      icon: 'wires',
      name: words.tools.traffic,
      note: words.tools.trafficNote,
      onPick: () => tools.open('traffic'),
    },
    {
      icon: 'bolt',
      name: words.tools.faults,
      note: words.tools.faultsNote,
      onPick: () => tools.open('faults'),
    },
    {
      icon: 'restart',
      name: words.tools.reset,
      note: words.tools.resetNote,
      onPick: () => tools.ask(true),
    },
  ];
  return (
    <Popover
      buttonClass="practice-button"
      button={
        <>
          {words.tools.menu}
          {state.faults.length > 0 && (
            <span class="practice-faults">
              <Icon name="bolt" />
              <span aria-hidden="true">{state.faults.length}</span>
              <span class="sr-only">{words.tools.faultsPending(state.faults.length)}</span>
            </span>
          )}
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <ul class="menu practice-menu">
          {items.map(({ icon, name, note, onPick }) => (
            <li key={icon}>
              <button
                type="button"
                onClick={() => {
                  close();
                  onPick();
                }}
              >
                <Icon name={icon} />
                <span class="menu-main">
                  {name}
                  <small>{note}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}
