import type { SlackFile } from './given.ts';

/** The most that a file may have: 20 MB. Slack's forms take 10 MB each, its threads much more. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** Why a file is not taken as evidence. */
export type EvidenceFault =
  /** A program or a script: by its name, its type or its content. */
  | 'program'
  /** Nobody can tell what is in it. */
  | 'archive'
  /** Neither a picture nor a document. */
  | 'type'
  /** What is in it is not what its name says. */
  | 'contrary'
  | 'too_large'
  | 'empty'
  /** It lies with somebody else, and Slack has only the address. */
  | 'elsewhere'
  /** Slack has it no more. */
  | 'gone';

/** A file as far as it decides whether it is taken. */
export interface OfferedFile {
  name: string;
  mime: string;
  /** Bytes; null: not known yet. */
  size: number | null;
}

const PICTURES = 'jpg jpeg png gif webp heic heif bmp tif tiff';
/** Without those that carry macros; the last three are of WPS, `ofd` is the national standard (GB/T 33190). */
const DOCUMENTS = 'pdf ofd doc docx xls xlsx ppt pptx odt ods odp rtf wps et dps';
const TEXTS = 'txt text md csv';
const PROGRAMS =
  'exe com scr msi msp dll sys bat cmd ps1 psm1 vbs vbe js jse mjs cjs wsf wsh hta lnk reg inf jar apk ipa app dmg pkg deb rpm run bin elf so sh bash zsh fish py pyc rb pl php cpl gadget html htm xhtml svg xml docm xlsm pptm dotm xltm xlam ppam';
const ARCHIVES = 'zip rar 7z tar gz tgz bz2 xz zst cab iso img lzh arj';

const listed = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const KINDS = {
  picture: { extensions: listed(PICTURES), mime: /^image\/(?!svg)/ },
  // A document of Office is an archive of its parts, and is sometimes called one.
  document: { extensions: listed(DOCUMENTS), mime: /^(application|text)\// },
  text: { extensions: listed(TEXTS), mime: /^text\/|^application\/(csv|vnd\.ms-excel)$/ },
} as const;

const PROGRAM_NAMES = listed(PROGRAMS);
const ARCHIVE_NAMES = listed(ARCHIVES);
const PROGRAM_MIME =
  /x-(ms-?dos-?)?(executable|msdownload|msdos-program|dosexec|sh|shellscript|csh|perl|python|php|ruby|elf|mach-binary|sharedlib|msi|bat)$|javascript|java-archive|portable-executable|^text\/(html|x-(?!csv|markdown))|svg|android\.package/;
/** What is said of a file of which nothing is known. */
const UNKNOWN_MIME = /^$|^application\/(octet-stream|x-octet-stream|binary)$/;

/** Control characters, and those that turn the reading direction, so that `exe.pdf` may be something else. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;
const LONGEST_NAME = 200;

/** A file's name without folders and without what cannot be seen; its end is kept, which says what it is. */
export function cleanedName(given: string): string {
  const name = given.toWellFormed().replaceAll(INVISIBLE, '').split(/[\\/]/).at(-1)?.trim() ?? '';
  return name.slice(-LONGEST_NAME).toWellFormed();
}

/**
 * The end of a name, in small letters; Windows drops dots and blanks behind it. A photo from a phone may have none: then
 * its type says as much.
 */
function extensionOf(name: string, type: string): string {
  const [, end] = /\.([^.]+)$/.exec(name.replace(/[.\s]+$/, '')) ?? [];
  return (end ?? type.split('/')[1] ?? '').toLowerCase();
}

/** Whether a name and a type say that a file is a picture, or PDF: what is in it has to begin accordingly. */
export function claimed({ name, mime }: Pick<OfferedFile, 'name' | 'mime'>): 'picture' | 'pdf' | null {
  const extension = extensionOf(cleanedName(name), mime.toLowerCase());
  if (KINDS.picture.extensions.has(extension)) return 'picture';
  return extension === 'pdf' ? 'pdf' : null;
}

/**
 * Decides from name, type and size, before anything is fetched, whether a file is taken: pictures, PDF, documents of
 * Office and WPS, text and CSV, as name and type agree. Null: it is.
 */
export function evidenceFault({ name, mime, size }: OfferedFile): EvidenceFault | null {
  const [type = ''] = mime.toLowerCase().split(';');
  const extension = extensionOf(cleanedName(name), type);
  if (PROGRAM_NAMES.has(extension) || PROGRAM_MIME.test(type)) return 'program';
  if (ARCHIVE_NAMES.has(extension)) return 'archive';
  const kind = Object.values(KINDS).find(({ extensions }) => extensions.has(extension));
  if (!kind || !(UNKNOWN_MIME.test(type) || kind.mime.test(type))) return 'type';
  if (size !== null && size > MOST_BYTES) return 'too_large';
  return size === 0 ? 'empty' : null;
}

/** Why a file is not taken, as far as that can be said before it is fetched; null when it is. */
export function faultOf(file: SlackFile): EvidenceFault | null {
  if (file.place === 'elsewhere' || file.place === 'gone') return file.place;
  // What Slack does not tell yet is decided when it is fetched.
  return file.place === 'unseen' ? null : evidenceFault(file);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Waits after the first, second … try that failed; the last of them from then on. */
const WAITS = [MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR];
/** So many tries take more than two days; tries alone count, so that a stop of Duban's takes none away. */
const MOST_TRIES = 16;

/** When a file is tried again after so many tries that failed; null when it is given up. */
export function nextTry(attempts: number, now: Date): Date | null {
  if (attempts >= MOST_TRIES) return null;
  const wait = WAITS[Math.min(Math.max(attempts, 1), WAITS.length) - 1] ?? 6 * HOUR;
  return new Date(now.getTime() + wait);
}
