import type { FileInput } from '@slack/types';
import { useState } from 'preact/hooks';
import { ChosenList, FilePicker, useChosen, useDrop } from '../attachments.tsx';
import { Icon } from '../icons.tsx';
import { usePage } from '../page.ts';
import { sizeInWords } from '../sizes.ts';
import { formKey, useScope, type ElementProps } from './scope.ts';

/** What Slack takes when the app does not say. */
const MOST = 10;
/** Megabytes, for each file in a form. */
const LARGEST = 10;

/** What the form keeps of a file; the rest the server knows. */
interface Kept {
  id: string;
  name: string;
  size: number;
}

/** A field for files: chosen in a dialog or dropped, and uploaded at once. */
export function FileInputElement({ element, blockId, ...field }: ElementProps<FileInput>) {
  const { words, store, person } = usePage();
  const scope = useScope();
  const place = `${person.id} ${formKey(scope.where)} ${blockId} ${element.action_id ?? ''}`;
  const { chosen, remove } = useChosen(place);
  const [complaint, setComplaint] = useState('');
  const most = element.max_files ?? MOST;
  const types = element.filetypes ?? [];
  const current = () => keptIn(scope.value(blockId, element));
  const kept = current();
  const isTaken = ({ name }: File) =>
    types.length === 0 || types.some((type) => name.toLowerCase().endsWith(`.${type.toLowerCase()}`));

  const add = (files: File[]) => {
    const right = files.filter(isTaken);
    const small = right.filter(({ size }) => size <= LARGEST * 1024 * 1024);
    const taken = small.slice(0, Math.max(0, most - kept.length - chosen.length));
    setComplaint(
      right.length < files.length
        ? words.filesWrongType(types.join(', '))
        : small.length < right.length
          ? words.fileTooLarge(LARGEST)
          : taken.length < small.length
            ? words.filesTooMany(most)
            : '',
    );
    for (const file of taken) void send(file);
  };
  const send = async (file: File) => {
    const { uploads } = store.unsent;
    const done = await uploads.add(place, person.id, file);
    if (!done) return;
    const { id, name, size } = done;
    scope.change(blockId, element, [...current(), { id, name, size }]);
    uploads.handedOn(place, [id]);
  };
  const drop = useDrop(add);

  return (
    <div
      class={drop.isOver ? 'file-input over' : 'file-input'}
      role="group"
      aria-labelledby={field.labelledBy}
      aria-describedby={field.describedBy}
      {...drop.handlers}
    >
      {kept.length > 0 && (
        <ul class="chosen-files" aria-label={words.chosenFiles}>
          {kept.map((file) => (
            <li key={file.id} class="chosen-file">
              <Icon name="file" />
              <span class="chosen-name">{file.name}</span>
              <span class="quiet">{sizeInWords(file.size)}</span>
              <button
                type="button"
                aria-label={words.remove(file.name)}
                title={words.remove(file.name)}
                onClick={() =>
                  scope.change(
                    blockId,
                    element,
                    kept.filter((one) => one.id !== file.id),
                  )
                }
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <ChosenList chosen={chosen} onRemove={remove} />
      <FilePicker
        label={words.chooseFiles}
        buttonClass="button"
        accept={types.map((type) => `.${type}`).join(',') || undefined}
        multiple={most > 1}
        describedBy={field.describedBy}
        onPick={add}
      >
        <Icon name="clip" /> {words.chooseFiles}
      </FilePicker>
      <span class="quiet">{words.filesAsked(most, types.join(', '))}</span>
      {complaint && (
        <p class="field-error" role="alert">
          <Icon name="warning" /> {complaint}
        </p>
      )}
    </div>
  );
}

function keptIn(value: unknown): Kept[] {
  return Array.isArray(value) ? value.filter(isKept) : [];
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value && 'size' in value;
}
