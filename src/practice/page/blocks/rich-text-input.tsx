import type { RichTextBlock, RichTextInput } from '@slack/types';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ahead, around, LINE_MARKS, MARKS, markOfShortcut, type Selected } from '../formatting.ts';
import { plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { richTextOf, typedRichText } from '../rich-typed.ts';
import { RichText } from './rich-text.tsx';
import { ariaOf, useScope, type ElementProps } from './scope.ts';

/** An editor of formatted text: one types Slack's marks, or lets the buttons set them, and sees what becomes of it. */
export function RichTextInputElement(props: ElementProps<RichTextInput>) {
  const { element, blockId } = props;
  const { words } = usePage();
  const scope = useScope();
  const kept = scope.value(blockId, element);
  const [typed, setTyped] = useState(() => (isRichText(kept) ? typedRichText(kept) : ''));
  const area = useRef<HTMLTextAreaElement>(null);
  const selectAfter = useRef<Selected | null>(null);
  const shown = richTextOf(typed);

  useLayoutEffect(() => {
    const { current: next } = selectAfter;
    if (next) area.current?.setSelectionRange(next.from, next.to);
    selectAfter.current = null;
  }, [typed]);

  const write = (text: string) => {
    setTyped(text);
    const value = text.trim() === '' ? null : richTextOf(text);
    scope.change(blockId, element, value);
    const tellsOn = element.dispatch_action_config?.trigger_actions_on ?? [];
    if (scope.dispatches(blockId) && tellsOn.includes('on_character_entered')) {
      scope.press(blockId, element, { rich_text_value: value });
    }
  };
  const format = (change: (selected: Selected) => Selected) => {
    const input = area.current;
    if (!input) return;
    const next = change({ text: typed, from: input.selectionStart, to: input.selectionEnd });
    selectAfter.current = next;
    input.focus();
    write(next.text);
  };

  return (
    <div class="rich-input">
      <div class="rich-tools" role="group" aria-label={words.formatting}>
        {(Object.keys(MARKS) as (keyof typeof MARKS)[]).map((name) => (
          <FormatButton key={name} name={name} onUse={() => format((now) => around(now, MARKS[name]))} />
        ))}
        {(Object.keys(LINE_MARKS) as (keyof typeof LINE_MARKS)[]).map((name) => (
          <FormatButton key={name} name={name} onUse={() => format((now) => ahead(now, LINE_MARKS[name]))} />
        ))}
      </div>
      <textarea
        ref={area}
        class="text-input"
        rows={4}
        value={typed}
        placeholder={element.placeholder && plainText(element.placeholder)}
        autofocus={element.focus_on_load}
        {...ariaOf(props)}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          const mark = markOfShortcut(event);
          if (!mark) return;
          event.preventDefault();
          format((now) => around(now, mark));
        }}
      />
      {isFormatted(shown) && (
        <div class="rich-preview" role="group" aria-label={words.preview}>
          <RichText block={shown} />
        </div>
      )}
    </div>
  );
}

const FACES = {
  bold: 'B',
  italic: 'I',
  strike: 'S',
  code: '</>',
  bulletList: '•',
  numberedList: '1.',
  quote: '❝',
} as const;

function FormatButton({ name, onUse }: { name: keyof typeof FACES; onUse: () => void }) {
  const { words } = usePage();
  return (
    <button
      type="button"
      class={`format format-${name}`}
      data-face={FACES[name]}
      aria-label={words[name]}
      title={words[name]}
      onClick={onUse}
    />
  );
}

function isRichText(value: unknown): value is RichTextBlock {
  return typeof value === 'object' && value !== null && 'elements' in value && Array.isArray(value.elements);
}

/** Plain lines look the same typed and shown; a preview of them would only repeat them. */
function isFormatted({ elements }: RichTextBlock): boolean {
  return elements.some(
    (part) =>
      part.type !== 'rich_text_section' ||
      part.elements.some((run) => run.type !== 'text' || run.style !== undefined),
  );
}
