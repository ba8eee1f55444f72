import { BLOCK_LIMITS } from './blocks.ts';
import { CHART_LIMITS } from './charts.ts';
import { COMMON_LIMITS } from './common.ts';
import { ELEMENT_LIMITS } from './elements.ts';
import { GROUPING_LIMITS } from './grouping.ts';
import { INPUT_LIMITS } from './inputs.ts';
import type { Limit } from './kit.ts';
import { OBJECT_LIMITS } from './objects.ts';
import { PAYLOAD_LIMITS } from './payload.ts';
import { RICH_TEXT_LIMITS } from './rich-text.ts';
import { SOURCE_LIMITS } from './sources.ts';
import { TABLE_LIMITS } from './tables.ts';

/** Every limit that Slack sets to blocks, with what is just inside and just outside. */
export const LIMITS: Limit[] = [
  ...COMMON_LIMITS,
  ...BLOCK_LIMITS,
  ...ELEMENT_LIMITS,
  ...INPUT_LIMITS,
  ...OBJECT_LIMITS,
  ...SOURCE_LIMITS,
  ...RICH_TEXT_LIMITS,
  ...TABLE_LIMITS,
  ...CHART_LIMITS,
  ...GROUPING_LIMITS,
  ...PAYLOAD_LIMITS,
];

/** What Slack answers to the bad blocks of a limit: a code, and a line for each fault. */
export interface Answer {
  error: string;
  messages: string[];
}

/** Slack's answer when the bad blocks come in a message. */
export function answerToMessage({ faults, error = 'invalid_blocks' }: Limit): Answer {
  return { error, messages: lines(faults, '/blocks') };
}

/** Slack's answer when they come in a view: a summary first, unless each block is good by itself. */
export function answerToView({ faults, amongBlocks = false }: Limit): Answer {
  const summary = amongBlocks ? [] : ['[ERROR] failed to match all allowed schemas [json-pointer:/view]'];
  return { error: 'invalid_arguments', messages: [...summary, ...lines(faults, '/view/blocks')] };
}

function lines(faults: Limit['faults'], base: string): string[] {
  return faults.map(({ fault, pointer }) =>
    pointer === undefined ? `[ERROR] ${fault}` : `[ERROR] ${fault} [json-pointer:${base}${pointer}]`,
  );
}
