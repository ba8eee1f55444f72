import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { usePage } from './page.ts';
import type { Chosen } from './uploads.ts';
import { sizeInWords } from './sizes.ts';

/** Slack takes as many files in one message. */
const MOST = 10;
/** The practice server takes no more than this, in megabytes. */
const LARGEST = 100;

/** Files chosen in one field: what they are, and the ways to add and remove them. */
export function useChosen(place: string) {
  const { store, person, words } = usePage();
  const { uploads } = store.unsent;
  const [chosen, setChosen] = useState(() => uploads.in(place));

  useEffect(() => {
    setChosen(uploads.in(place));
    return uploads.subscribe(() => setChosen(uploads.in(place)));
  }, [uploads, place]);

  return {
    chosen,
    /** The server has these. */
    ids: chosen.flatMap(({ file }) => file?.id ?? []),
    isBusy: chosen.some((one) => !one.file && one.error === undefined),
    /** Takes as many as there is room for; why others were left out is for `complain`. */
    add(files: readonly File[], complain: (text: string) => void) {
      const small = files.filter(({ size }) => size <= LARGEST * 1024 * 1024);
      const taken = small.slice(0, MOST - chosen.length);
      if (small.length < files.length) complain(words.fileTooLarge(LARGEST));
      if (taken.length < small.length) complain(words.filesTooMany(MOST));
      for (const file of taken) void uploads.add(place, person.id, file);
    },
    remove: (key: number) => uploads.remove(place, key),
    handedOn: (ids: readonly string[]) => uploads.handedOn(place, ids),
  };
}

/** Whether a form waits for files that are still on their way; `form` is how its places begin. */
export function useBusy(form: string): boolean {
  const { store, person } = usePage();
  const { uploads } = store.unsent;
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const look = () => setBusy(uploads.isBusy(`${person.id} ${form} `));
    look();
    return uploads.subscribe(look);
  }, [uploads, person.id, form]);
  return isBusy;
}

/** Files that were chosen, each with its progress and a way out. */
export function ChosenList({
  chosen,
  onRemove,
}: {
  chosen: readonly Chosen[];
  onRemove: (key: number) => void;
}) {
  const { words } = usePage();
  if (chosen.length === 0) return null;
  return (
    <ul class="chosen-files" aria-label={words.chosenFiles}>
      {chosen.map(({ key, name, size, progress, file, error }) => (
        <li key={key} class={error === undefined ? 'chosen-file' : 'chosen-file failed'}>
          {file?.isPicture ? <img src={file.url} alt="" /> : <Icon name="file" />}
          <span class="chosen-name">{name}</span>
          {error === undefined && !file ? (
            <progress value={progress} aria-label={words.uploading(name)} />
          ) : (
            <span class="quiet">
              {error === undefined ? sizeInWords(size) : words.notUploaded(error || words.offline)}
            </span>
          )}
          <button
            type="button"
            aria-label={words.remove(name)}
            title={words.remove(name)}
            onClick={() => onRemove(key)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface PickerProps {
  label: string;
  buttonClass: string;
  /** Endings of names, as the file dialog takes them. */
  accept?: string | undefined;
  multiple?: boolean;
  describedBy?: string | undefined;
  children: ComponentChildren;
  onPick: (files: File[]) => void;
}

/** A button that opens the browser's own file dialog. */
export function FilePicker({
  label,
  buttonClass,
  accept,
  multiple = true,
  describedBy,
  children,
  onPick,
}: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class={buttonClass}
        aria-label={label}
        title={label}
        aria-describedby={describedBy}
        onClick={() => input.current?.click()}
      >
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={accept}
        onChange={(event) => {
          onPick([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** Handlers that make an element take files which are dropped on it, and whether some hover over it now. */
export function useDrop(onFiles: (files: File[]) => void) {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    handlers: {
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop(event: DragEvent) {
        setOver(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      },
    },
  };
}
