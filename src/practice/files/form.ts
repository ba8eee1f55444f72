import { attachable } from '../act-files.ts';
import { elementsOf } from '../block-kit/structure.ts';
import type { StateValues } from '../contract.ts';
import { objectsOf, textOf, type Json } from '../json.ts';
import type { PersonRecord } from '../people.ts';
import { stateAt } from '../state-values.ts';
import type { Workspace } from '../workspace.ts';
import type { FileRecord } from './files.ts';
import { fileObject } from './objects.ts';

/**
 * What a person filled in, with their files as Slack gives them to the app. The page only says which files they
 * are: each must be an upload of the person's own.
 */
export function withFiles(
  workspace: Workspace,
  person: PersonRecord,
  blocks: readonly Json[],
  given: StateValues,
): StateValues {
  const filled = structuredClone(given);
  for (const { value, files } of fileInputs(workspace, person, blocks, filled)) {
    value.files = files.map((file) => fileObject(workspace, file));
  }
  return filled;
}

/** The app may look at the files from now on. */
export function giveFiles(
  workspace: Workspace,
  person: PersonRecord,
  blocks: readonly Json[],
  given: StateValues,
): void {
  for (const { files } of fileInputs(workspace, person, blocks, given)) {
    for (const file of files) workspace.files.giveToApp(file);
  }
}

function fileInputs(
  workspace: Workspace,
  person: PersonRecord,
  blocks: readonly Json[],
  values: StateValues,
): { value: Json; files: FileRecord[] }[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) => {
      const value = stateAt(values, String(block.block_id), String(element.action_id));
      if (element.type !== 'file_input' || !value) return [];
      const ids = objectsOf(value.files).map(({ id }) => textOf(id) ?? '');
      return [{ value, files: attachable(workspace, person, ids) }];
    }),
  );
}
