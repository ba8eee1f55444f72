import { createHash, randomBytes, randomUUID } from 'node:crypto';

export const TEAM_ID = 'T0PRACTICE';
export const APP_ID = 'A0PRACTICE';
export const TEAM_DOMAIN = 'practice';
/** Slack still sends the deprecated verification token; apps must not rely on it. */
export const VERIFICATION_TOKEN = 'practice-verification';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function letters(bytes: Buffer, length: number): string {
  return [...bytes.subarray(0, length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** The same name always gives the same id, so that tests, links and a restarted workspace agree. */
export function stableId(prefix: string, name: string): string {
  return prefix + letters(createHash('sha256').update(`${prefix}:${name}`).digest(), 10);
}

/** An id that nobody can guess or meet twice. */
export function freshId(prefix: string): string {
  return prefix + letters(randomBytes(10), 10);
}

/** The short ids which Slack gives to blocks and elements that came without one. */
export function shortId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}

/** Slack's trigger ids: two numbers and a secret. */
export function triggerId(): string {
  return `${randomBytes(6).readUIntBE(0, 6)}.${randomBytes(6).readUIntBE(0, 6)}.${randomBytes(16).toString('hex')}`;
}

/** The opaque part of a capability URL or a socket ticket. */
export function secret(): string {
  return randomBytes(18).toString('base64url');
}

/** Envelope ids and client message ids. */
export function uuid(): string {
  return randomUUID();
}
