import type { FileCard } from '../contract.ts';
import type { MessageRecord } from '../messages.ts';
import type { PersonRecord } from '../people.ts';
import type { Workspace } from '../workspace.ts';
import type { FileRecord } from './files.ts';
import { isPicture, kindOf } from './kinds.ts';

/** A file as the page shows it to this person. */
export function fileCard(file: FileRecord, person: PersonRecord): FileCard {
  const { id, title, name, size, altText } = file;
  const { mimetype, prettyType } = kindOf(name);
  return {
    id,
    name,
    title,
    mimetype,
    type: prettyType,
    size,
    isPicture: isPicture(name),
    isMine: file.userId === person.id,
    deleted: file.state === 'deleted',
    url: `/_practice/files/${id}?as=${person.id}`,
    ...(altText === undefined ? {} : { altText }),
  };
}

/** The files of a message as the page shows them; undefined when it has none. */
export function messageCards(
  workspace: Workspace,
  message: MessageRecord,
  person: PersonRecord,
): FileCard[] | undefined {
  return message.files?.flatMap(({ id }) => {
    const file = workspace.files.byId(id);
    return file ? [fileCard(file, person)] : [];
  });
}
