import type { TargetedKeyboardEvent } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { commandHint, completionAt, type Completion, type Suggestion } from './completion.ts';
import { around, markOfShortcut } from './formatting.ts';
import { ChosenList, FilePicker, useChosen, useDrop } from './attachments.tsx';
import { Icon } from './icons.tsx';
import { usePage } from './page.ts';
import { SuggestionList } from './suggestions.tsx';

interface Props {
  /** Placeholder and name of the field. */
  label: string;
  /** Under which what is typed is kept while another place is open. */
  draftKey: string;
  /** What an edit starts from. */
  initial?: string;
  focus?: boolean;
  /** False keeps the text and the files. */
  onSend: (text: string, files: string[]) => Promise<boolean>;
  onCancel?: () => void;
}

const MOST_LINES = 10;

/** Where a person types: Enter sends, Shift + Enter makes a new line, an input method's Enter only accepts its word. */
export function Composer({ label, draftKey, initial = '', focus = false, onSend, onCancel }: Props) {
  const { words, store, office, person } = usePage();
  const draft = `${person.id} ${draftKey}`;
  const [text, setText] = useState(() => store.unsent.drafts.get(draft) ?? initial);
  const [completion, setCompletion] = useState<Completion | null>(null);
  const [selected, setSelected] = useState(0);
  const [sending, setSending] = useState(false);
  const attached = useChosen(draft);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const selectAfter = useRef<[from: number, to: number] | null>(null);

  // Right away: what is pressed next may already select something.
  useLayoutEffect(() => {
    const input = field.current;
    if (!input || !(focus || onCancel)) return;
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }, []);

  // Right after drawing, and not a frame later: the next keystroke may already be on its way.
  useLayoutEffect(() => {
    if (selectAfter.current) field.current?.setSelectionRange(...selectAfter.current);
    selectAfter.current = null;
  }, [text]);

  const write = (typed: string) => {
    setText(typed);
    store.unsent.drafts.set(draft, typed);
  };

  const type = (typed: string, caret: number) => {
    write(typed);
    setCompletion(completionAt(typed, caret, office, words.builtIns));
    setSelected(0);
  };

  const fillIn = ({ insert }: Suggestion) => {
    if (!completion) return;
    const caret = completion.from + insert.length;
    type(text.slice(0, completion.from) + insert + text.slice(completion.to).replace(/^ /, ''), caret);
    setCompletion(null);
    selectAfter.current = [caret, caret];
  };

  const isHeldBack = sending || attached.isBusy || (text.trim() === '' && attached.ids.length === 0);
  const send = async () => {
    if (isHeldBack) return;
    setSending(true);
    setCompletion(null);
    // The next message may be begun before this one has arrived; an edited one stays in sight until then.
    if (!onCancel) write('');
    const sent = await onSend(text.trimEnd(), attached.ids);
    setSending(false);
    if (sent) attached.handedOn(attached.ids);
    if (sent && onCancel) store.unsent.drafts.delete(draft);
    if (!sent && !store.unsent.drafts.get(draft)) write(text);
  };

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    const mark = markOfShortcut(event);
    if (mark) {
      event.preventDefault();
      const { selectionStart: from, selectionEnd: to } = event.currentTarget;
      const marked = around({ text, from, to }, mark);
      type(marked.text, marked.to);
      selectAfter.current = [marked.from, marked.to];
      return;
    }
    // While an input method composes, every key belongs to it; Safari tells only by the key code.
    if (event.isComposing || event.keyCode === 229) return;
    const typed = text.slice(completion?.from ?? 0, completion?.to ?? 0);
    const isSame = completion?.suggestions[selected]?.insert.trimEnd() === typed;
    if (completion && (event.key === 'Tab' || (event.key === 'Enter' && !isSame))) {
      const suggestion = completion.suggestions[selected];
      if (event.shiftKey || !suggestion) return;
      event.preventDefault();
      fillIn(suggestion);
    } else if (completion && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const { length } = completion.suggestions;
      setSelected((selected + (event.key === 'ArrowDown' ? 1 : length - 1)) % length);
    } else if (event.key === 'Escape' && (completion || onCancel)) {
      event.preventDefault();
      if (completion) setCompletion(null);
      else onCancel?.();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };

  const attach = (files: File[]) => {
    attached.add(files, (complaint) => store.notify(complaint));
    field.current?.focus();
  };
  const drop = useDrop(attach);

  const hint = commandHint(text, office, words.builtIns);
  return (
    <form
      class={drop.isOver ? 'composer over' : 'composer'}
      {...(onCancel ? {} : drop.handlers)}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {completion && (
        <SuggestionList
          id={listId}
          suggestions={completion.suggestions}
          selected={selected}
          onPick={fillIn}
          onPoint={setSelected}
        />
      )}
      {!completion && hint && <p class="command-hint">{hint}</p>}
      <ChosenList chosen={attached.chosen} onRemove={attached.remove} />
      <div class="composer-box">
        {!onCancel && (
          <FilePicker label={words.attachFiles} buttonClass="icon-button" onPick={attach}>
            <Icon name="clip" />
          </FilePicker>
        )}
        <textarea
          ref={field}
          aria-label={label}
          placeholder={label}
          title={words.sendHint}
          rows={Math.min(MOST_LINES, text.split('\n').length)}
          value={text}
          aria-autocomplete="list"
          aria-controls={completion ? listId : undefined}
          aria-activedescendant={completion ? `${listId}-${selected}` : undefined}
          onInput={(event) => type(event.currentTarget.value, event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const files = [...(event.clipboardData?.files ?? [])];
            if (files.length === 0 || onCancel) return;
            event.preventDefault();
            attach(files);
          }}
          onBlur={() => setCompletion(null)}
        />
        {onCancel && (
          <button type="button" class="button small" onClick={onCancel}>
            {words.cancel}
          </button>
        )}
        <button
          type="submit"
          class={onCancel ? 'button small primary' : 'send'}
          aria-label={onCancel ? words.save : words.send}
          title={words.sendHint}
          aria-disabled={isHeldBack}
          aria-busy={sending || attached.isBusy}
        >
          {onCancel ? words.save : <Icon name="send" />}
        </button>
      </div>
    </form>
  );
}
