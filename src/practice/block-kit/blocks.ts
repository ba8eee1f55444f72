import { BASIC_BLOCKS, block } from './basic-blocks.ts';
import { dataVisualization } from './charts.ts';
import { CONTEXT_ACTIONS } from './elements.ts';
import { card, carousel, container, plan, taskCard } from './grouping-blocks.ts';
import { text } from './objects.ts';
import { byType, catalogue, list, oneOf, only, required, string } from './schema.ts';
import { dataTable } from './tables.ts';

const contextActions = block({
  elements: required(list(byType(CONTEXT_ACTIONS), { min: 1, max: 5 })),
});

const alert = block({
  text: required(text(200)),
  level: oneOf('default', 'info', 'warning', 'error', 'success'),
});

/** What all markdown of one message may hold together. */
export const MARKDOWN_CHARACTERS = 12_000;

const markdown = block({ text: required(string({ min: 1, max: MARKDOWN_CHARACTERS })) });

/**
 * Every block that is taken, and where; docs.slack.dev/reference/block-kit/blocks says so of each. Where that differs
 * from what Slack was seen to take, Slack counts: no data table on App Home, no card in a modal. Where two of its pages
 * differ, the stricter one counts: containers in messages only. `file` and `video` are refused: the one cannot be sent,
 * the other needs domains that a practice workspace does not know.
 */
export const BLOCKS = catalogue({
  ...BASIC_BLOCKS,
  context_actions: only(['message'], contextActions),
  markdown: only(['message'], markdown),
  data_table: only(['message'], dataTable),
  data_visualization: only(['message'], dataVisualization),
  alert: only(['modal'], alert),
  card: only(['message', 'home'], card),
  carousel: only(['message', 'home'], carousel),
  container: only(['message'], container),
  task_card: only(['message'], taskCard),
  plan: only(['message'], plan),
});
