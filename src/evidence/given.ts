import { z } from 'zod';

/** A file as Slack gives it in a form or with a message. */
export interface SlackFile {
  id: string;
  name: string;
  mime: string;
  /** Bytes; null when Slack does not say. */
  size: number | null;
  /** Seconds since 1970; null when Slack does not say. */
  created: number | null;
  /** `here`: with Slack, as far as is known; `unseen`: Slack tells more only when asked for the file. */
  place: 'here' | 'elsewhere' | 'gone' | 'unseen';
}

const given = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  created: z.number().nullish(),
  mode: z.string().nullish(),
  is_external: z.boolean().nullish(),
  file_access: z.string().nullish(),
});

function placeOf({
  mode,
  is_external: external,
  file_access: access,
}: z.infer<typeof given>): SlackFile['place'] {
  if (mode === 'tombstone' || mode === 'hidden_by_limit' || access === 'file_not_found') return 'gone';
  if (external || mode === 'external') return 'elsewhere';
  return access === 'check_file_info' ? 'unseen' : 'here';
}

/** Files that came with a message, and the message, as `channel:ts`: without it they prove nothing any more. */
export interface CarriedFiles {
  files: readonly SlackFile[];
  messageKey: string;
}

/** The key of the files of a message that are kept with what its words put on record. */
export function carriedKey(messageKey: string): string {
  return `carried:${messageKey}`;
}

/** Reads one file of Slack's; null when it is none. */
export function readSlackFile(value: unknown): SlackFile | null {
  const read = given.safeParse(value);
  if (!read.success) return null;
  const { id, name, title, mimetype, size, created } = read.data;
  return {
    id,
    name: name ?? title ?? '',
    mime: mimetype ?? '',
    size: size ?? null,
    created: created ?? null,
    place: placeOf(read.data),
  };
}

/** Reads the files of a message or of a `file_input`: `event.files`, `state.values[block][action].files`. */
export function readSlackFiles(value: unknown): SlackFile[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => readSlackFile(one) ?? []);
}
