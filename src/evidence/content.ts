import { claimed, type EvidenceFault, type OfferedFile } from './rules.ts';

/** So many bytes of a file are enough to tell what it is. */
export const HEAD_BYTES = 1024;

/** How programs of Linux and macOS begin, and scripts, also behind a byte order mark. */
const PROGRAMS = [
  '7f454c46',
  '2321',
  'efbbbf2321',
  'feedface',
  'feedfacf',
  'cefaedfe',
  'cffaedfe',
  'cafebabe',
];

/** JPEG, PNG, GIF, BMP, TIFF in both orders, and the containers of WebP and HEIC. */
const PICTURES =
  /^(ffd8ff|89504e470d0a1a0a|47494638|424d|49492a00|4d4d002a|52494646.{8}57454250|.{8}66747970)/;

/** Whether a file of Windows or DOS begins like this: its header has bytes that no text has. */
function isWindowsProgram(head: Buffer): boolean {
  return head.toString('latin1', 0, 2) === 'MZ' && (head.includes(0) || head.includes('PE\0\0', 0, 'latin1'));
}

/** Whether content that begins like this is a program, whatever its name says. */
export function isProgram(content: Uint8Array): boolean {
  const head = Buffer.from(content.subarray(0, HEAD_BYTES));
  const hex = head.toString('hex', 0, 8);
  return isWindowsProgram(head) || PROGRAMS.some((signature) => hex.startsWith(signature));
}

/**
 * Why content that begins like this is not taken under its name; null when it is. A picture may be of another kind than
 * its name says: phones and messengers change the kind and leave the name.
 */
export function contentFault(
  content: Uint8Array,
  file: Pick<OfferedFile, 'name' | 'mime'>,
): EvidenceFault | null {
  if (isProgram(content)) return 'program';
  const head = Buffer.from(content.subarray(0, HEAD_BYTES));
  switch (claimed(file)) {
    case 'picture':
      return PICTURES.test(head.toString('hex', 0, 16)) ? null : 'contrary';
    case 'pdf':
      return head.includes('%PDF') ? null : 'contrary';
    case null:
      return null;
  }
}
