import type { InputBlock } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import { readSlackFiles, type SlackFile } from '../evidence/given.ts';
import { words } from '../locales/words.ts';
import { plain } from './blocks.ts';

const INPUT = 'files';
/** As many as a card shows. */
const MOST_FILES = 5;

/**
 * Where somebody may attach evidence in a form; it never has to be filled. Slack is given no list of types: what is not
 * taken is told in words that say what to do instead.
 */
export function evidenceField(blockId: string, language: Language): InputBlock {
  const t = words(language);
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plain(t('evidence.field'), 2_000),
    hint: plain(t('evidence.field_hint', { count: MOST_FILES }), 2_000),
    element: { type: 'file_input', action_id: INPUT, max_files: MOST_FILES },
  };
}

/** The files that somebody attached in a form; none when the form has no such field. */
export function readEvidenceField(
  values: Readonly<Record<string, Readonly<Record<string, { files?: unknown }>>>>,
  blockId: string,
): SlackFile[] {
  return readSlackFiles(values[blockId]?.[INPUT]?.files);
}
