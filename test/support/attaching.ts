import type { MessageRecord } from '../../src/practice/messages.ts';
import type { TestOffice } from './office.ts';

/** A file as somebody attaches it. */
export interface Attachment {
  name: string;
  body: string | Uint8Array;
}

/** The beginning of a picture, and some more that tells one from another. */
export function picture(of: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(of)]);
}

/** Somebody chooses a file on their machine; returns its id in Slack. */
export function uploads({ practice }: TestOffice, who: string, { name, body }: Attachment): string {
  const { files, clock, people } = practice.workspace;
  const person = people.find(who);
  if (!person) throw new Error(`There is no ${who}.`);
  const created = Math.floor(clock.now().getTime() / 1000);
  return files.add({ id: files.newId(), userId: person.id, name, created, bytes: Buffer.from(body) }).id;
}

/** Somebody writes a message with files: in a channel, in a thread of it, or (null) to the bot. */
export async function attaches(
  office: TestOffice,
  who: string,
  channel: string | null,
  attachments: readonly Attachment[],
  options: { text?: string; under?: MessageRecord } = {},
): Promise<MessageRecord> {
  const files = attachments.map((one) => uploads(office, who, one));
  const { workspace } = office.practice;
  const toBot = (): string => workspace.direct(workspace.person(who).id, workspace.bot.id).id;
  const done = await office.practice.acts.perform({
    as: who,
    kind: 'message',
    channel: channel ?? toBot(),
    text: options.text ?? '',
    files,
    ...(options.under ? { threadTs: options.under.ts } : {}),
  });
  if (!done.ok) throw new Error(`${who}: ${done.message}`);
  await office.settled();
  const message = workspace.messages.find(done.channel ?? '', done.ts ?? '');
  if (!message) throw new Error(`What ${who} wrote is gone.`);
  return message;
}

/** What is on record of each file: its name, how far it got, and what it proves. */
export async function filesOnRecord(office: TestOffice): Promise<unknown[]> {
  const { evidence } = await office.exported();
  return evidence.map(({ name, state, uploaded_by: by, proves }) => [
    name,
    state,
    by,
    proves.map(({ noun, ref, section, withdrawn_at: gone }) => [noun, ref, section, gone !== null]),
  ]);
}
