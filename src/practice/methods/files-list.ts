import { seenByBot } from '../files/access.ts';
import type { FileRecord } from '../files/files.ts';
import { kindOf } from '../files/kinds.ts';
import { fileObject } from '../files/objects.ts';
import { SlackError, type Args } from './args.ts';
import { botMethod } from './method.ts';

/** Slack's words for kinds of files; the ones that this workspace never has are known as well. */
const TYPES: Record<string, (file: FileRecord) => boolean> = {
  all: () => true,
  images: ({ name }) => kindOf(name).mimetype.startsWith('image/'),
  pdfs: ({ name }) => kindOf(name).filetype === 'pdf',
  zips: ({ name }) => kindOf(name).filetype === 'zip',
  snippets: () => false,
  spaces: () => false,
  gdocs: () => false,
};

function wanted(args: Args): (file: FileRecord) => boolean {
  const types = args.words('types').map((type) => {
    const check = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
    if (!check) throw new SlackError('unknown_type');
    return check;
  });
  const channel = args.text('channel');
  const user = args.text('user');
  const from = Number(args.text('ts_from') ?? 0);
  const to = Number(args.text('ts_to') ?? Infinity);
  return (file) =>
    (types.length === 0 || types.some((check) => check(file))) &&
    (channel === undefined || file.shares.some((one) => one.channel === channel)) &&
    (user === undefined || file.userId === user) &&
    file.created >= from &&
    file.created <= to;
}

/** A whole number of at least 1; anything else counts as not given. */
function numberOr(standard: number, text: string | undefined): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 ? value : standard;
}

/** `files.list`: newest first, by pages with numbers, as this old method still has them. */
export const listFiles = botMethod(({ workspace }, args) => {
  const user = args.text('user');
  if (user !== undefined && !workspace.people.byId(user)) throw new SlackError('user_not_found');
  const all = workspace.files
    .all()
    .filter((file) => file.state === 'complete' && seenByBot(workspace, file))
    .filter(wanted(args))
    .toReversed();
  const count = numberOr(100, args.text('count'));
  const page = numberOr(1, args.text('page'));
  return {
    files: all.slice((page - 1) * count, page * count).map((file) => fileObject(workspace, file, true)),
    paging: { count, total: all.length, page, pages: Math.ceil(all.length / count) },
  };
});
