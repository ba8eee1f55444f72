/** What Slack tells of a file by the end of its name. */
export interface FileKind {
  mimetype: string;
  filetype: string;
  /** The name that people read. */
  prettyType: string;
}

const BINARY: FileKind = { mimetype: 'application/octet-stream', filetype: 'binary', prettyType: 'Binary' };

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** By extension: mimetype, Slack's filetype when it is not the extension itself, and the name for people. */
const KINDS: Record<string, [mimetype: string, prettyType: string, filetype?: string]> = {
  png: ['image/png', 'PNG'],
  jpg: ['image/jpeg', 'JPEG'],
  jpeg: ['image/jpeg', 'JPEG', 'jpg'],
  gif: ['image/gif', 'GIF'],
  webp: ['image/webp', 'WebP'],
  heic: ['image/heic', 'HEIC'],
  bmp: ['image/bmp', 'Bitmap'],
  svg: ['image/svg+xml', 'SVG'],
  pdf: ['application/pdf', 'PDF'],
  doc: ['application/msword', 'Word Document'],
  docx: [`${OFFICE}.wordprocessingml.document`, 'Word Document'],
  xls: ['application/vnd.ms-excel', 'Excel Spreadsheet'],
  xlsx: [`${OFFICE}.spreadsheetml.sheet`, 'Excel Spreadsheet'],
  ppt: ['application/vnd.ms-powerpoint', 'PowerPoint Presentation'],
  pptx: [`${OFFICE}.presentationml.presentation`, 'PowerPoint Presentation'],
  txt: ['text/plain', 'Plain Text', 'text'],
  log: ['text/plain', 'Plain Text', 'text'],
  csv: ['text/csv', 'CSV'],
  md: ['text/markdown', 'Markdown (raw)', 'markdown'],
  html: ['text/html', 'HTML'],
  htm: ['text/html', 'HTML', 'html'],
  xml: ['application/xml', 'XML'],
  json: ['application/json', 'JSON'],
  yaml: ['text/plain', 'YAML'],
  yml: ['text/plain', 'YAML', 'yaml'],
  zip: ['application/zip', 'Zip'],
  gz: ['application/gzip', 'Gzip', 'gzip'],
  mp3: ['audio/mpeg', 'MP3'],
  m4a: ['audio/mp4', 'MPEG 4 Audio'],
  wav: ['audio/wav', 'WAV'],
  mp4: ['video/mp4', 'MPEG 4 Video'],
  mov: ['video/quicktime', 'QuickTime Movie'],
};

/** The last part of a file's name, in small letters; empty when it has none. */
export function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** What kind of file this is; what nobody knows is binary. */
export function kindOf(name: string): FileKind {
  const extension = extensionOf(name);
  const kind = Object.hasOwn(KINDS, extension) ? KINDS[extension] : undefined;
  if (!kind) return BINARY;
  const [mimetype, prettyType, filetype = extension] = kind;
  return { mimetype, filetype, prettyType };
}

/** Whether a page may show it as a picture: only formats that cannot carry scripts, so never SVG. */
export function isPicture(name: string): boolean {
  return ['image/png', 'image/jpeg', 'image/gif', 'image/webp'].includes(kindOf(name).mimetype);
}
