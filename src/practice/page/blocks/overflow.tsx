import type { Overflow } from '@slack/types';
import { Icon } from '../icons.tsx';
import { openLink } from '../link.ts';
import { plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { Popover } from '../popover.tsx';
import { useConfirmed } from './confirm.tsx';
import { useScope, type ElementProps } from './scope.ts';

/** The three dots with a few more things to do. */
export function OverflowElement({ element, blockId }: ElementProps<Overflow>) {
  const { words } = usePage();
  const scope = useScope();
  const { ask, dialog } = useConfirmed(element.confirm);
  return (
    <>
      <Popover
        label={words.moreActions}
        button={<Icon name="more" />}
        buttonClass="button square"
        align="right"
      >
        {(close) => (
          <ul class="menu">
            {element.options.map((option, index) => (
              <li key={index}>
                <button
                  type="button"
                  onClick={() => {
                    close();
                    ask(() => {
                      if ('url' in option && option.url) openLink(option.url);
                      scope.press(blockId, element, { selected_option: option });
                    });
                  }}
                >
                  {plainText(option.text)}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Popover>
      {dialog}
    </>
  );
}
