import type { KnownBlock } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import type { EvidenceRow } from '../../db/evidence.ts';
import type { EvidenceFacts } from '../evidence/facts.ts';
import type { SlackFile } from '../evidence/given.ts';
import { faultOf, MOST_BYTES, type EvidenceFault } from '../evidence/rules.ts';
import { words } from '../locales/words.ts';
import { shortened } from '../text.ts';
import { context, escaped, fallback, section, type Message } from './blocks.ts';
import { shortDay } from './dates.ts';
import { dayList, type DayList } from './day-list.ts';
import { notice } from './reply.ts';

const NAME_SHOWN = 60;
/** A card has room for a few; the rest is counted. */
const MOST_LINES = 5;
const KILOBYTE = 1024;

/** `820 B`, `35 KB`, `1.2 MB`. */
export function sizeLabel(bytes: number): string {
  if (bytes < KILOBYTE) return `${bytes} B`;
  if (bytes < KILOBYTE * KILOBYTE) return `${Math.round(bytes / KILOBYTE)} KB`;
  return `${(bytes / KILOBYTE / KILOBYTE).toFixed(1)} MB`;
}

/** Why a file is not taken, and what to do instead. */
function whyText(fault: EvidenceFault, language: Language): string {
  const t = words(language);
  if (fault === 'too_large')
    return t('evidence_fault.too_large', { limit: MOST_BYTES / KILOBYTE / KILOBYTE });
  return t(`evidence_fault.${fault}`);
}

/** Says why a file is not taken. The reason stands on record as a code. */
function refusalText(name: string, reason: string | null, language: Language): string {
  const why = whyText(isFault(reason) ? reason : 'type', language);
  return words(language)('evidence.refusal', { name: escaped(shortened(name, NAME_SHOWN)), why });
}

const FAULTS: Readonly<Record<EvidenceFault, true>> = {
  program: true,
  archive: true,
  type: true,
  contrary: true,
  too_large: true,
  empty: true,
  elsewhere: true,
  gone: true,
};

function isFault(reason: string | null): reason is EvidenceFault {
  return reason !== null && Object.hasOwn(FAULTS, reason);
}

function whenText({ happenedOn, recordedOn }: EvidenceFacts, language: Language): string {
  const happened = shortDay(happenedOn, language);
  if (happenedOn === recordedOn) return happened;
  return words(language)('evidence.two_days', { happened, recorded: shortDay(recordedOn, language) });
}

/** One line of a file: its name, size, who attached it, when, and whether it was copied; or why it is not taken. */
function evidenceLine(file: EvidenceFacts, language: Language): string {
  const t = words(language);
  if (file.state === 'refused') return refusalText(file.name, file.reason, language);
  return t('evidence.line', {
    name: escaped(shortened(file.name, NAME_SHOWN)),
    size: file.size === null ? t('evidence.size_unknown') : sizeLabel(file.size),
    uploader: escaped(file.uploader),
    when: whenText(file, language),
    state: t(`evidence.${file.state}`),
  });
}

/** What its uploader is told of a file that was not copied. */
export function troubleText({ name, state, reason }: EvidenceRow, language: Language): string {
  if (state === 'refused' || (state === 'failed' && isFault(reason)))
    return refusalText(name, reason, language);
  const told = { name: escaped(shortened(name, NAME_SHOWN)) };
  return words(language)(state === 'waiting' ? 'evidence.trouble_waiting' : 'evidence.trouble_failed', told);
}

/** What the message of a day says of somebody's files that were not copied; nothing when there are none. */
export function fileDayLists(files: readonly EvidenceRow[], language: Language): DayList[] {
  const heading = words(language)('evidence.trouble', { count: files.length });
  const textOf = (file: EvidenceRow): string => troubleText(file, language);
  return dayList(heading, files, (file) => [section(textOf(file))], textOf);
}

/** A line for each file, as far as there is room, and how many more there are. */
export function evidenceLines(files: readonly EvidenceFacts[], language: Language): string[] {
  const shown = files.slice(0, MOST_LINES).map((file) => evidenceLine(file, language));
  const hidden = files.length - shown.length;
  return hidden > 0 ? [...shown, words(language)('evidence.more', { count: hidden })] : shown;
}

/** The files as a part of a card or an answer; nothing when there are none. */
export function evidenceBlocks(files: readonly EvidenceFacts[], language: Language): KnownBlock[] {
  if (files.length === 0) return [];
  const heading = `*${words(language)('evidence.heading')}*`;
  return [context([heading, ...evidenceLines(files, language)].join('\n'))];
}

/** Tells whoever attached files in a thread what became of them; `ref` says what they are kept with. */
export function keptMessage(files: readonly EvidenceFacts[], ref: string, language: Language): Message {
  const said = words(language)('evidence.kept', { ref });
  const taken = files.some((file) => file.state !== 'refused') ? [said] : [];
  const lines = evidenceLines(files, language);
  return { text: fallback(...taken, ...lines), blocks: [section([...taken, ...lines].join('\n'))] };
}

/** Tells whoever sent files with words that do not keep them where files are kept. */
export function unkeptMessage(count: number, language: Language): Message {
  return notice(words(language)('evidence.unkept', { count }));
}

/** What a form says beside its files when some of them are not taken; null when all are. */
export function evidenceError(files: readonly SlackFile[], language: Language): string | null {
  const lines = files.flatMap((file) => {
    const fault = faultOf(file);
    return fault === null ? [] : [refusalText(file.name, fault, language)];
  });
  return lines.length === 0 ? null : lines.join('\n');
}
