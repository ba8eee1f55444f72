/** Slack shows long names shortened; a file system takes no more than this. */
const LONGEST = 255;

/** Control characters, and those that turn the reading direction so that `exe.pdf` may be something else. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}]/gu;

/** A file's name without folders and without what cannot be seen; empty when nothing is left. */
export function cleanName(given: string): string {
  const name = given.replaceAll(INVISIBLE, '').split(/[\\/]/).at(-1)?.trim() ?? '';
  return /^\.*$/.test(name) ? '' : name.slice(-LONGEST).toWellFormed();
}

/** The name as it stands at the end of a file's address: small ASCII letters, as Slack writes it. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]/g, '_')
    .replace(/^\.+/, '_');
}

/** A `Content-Disposition` for any name: plain ASCII for old programs, all of it as RFC 5987 and 6266 say. */
export function contentDisposition(how: 'inline' | 'attachment', name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7E]/g, '_').replaceAll(/["\\]/g, '_');
  // encodeURIComponent leaves these alone; the grammar of RFC 5987 does not.
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (one) => `%${one.codePointAt(0)?.toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
