import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextSection,
  SectionBlock,
  TableBlock,
} from '@slack/types';
import { shortened } from '../text.ts';

/** What Slack shows: `text` says the same as the blocks, for notifications and where blocks fail. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

/** Slack's limits, in characters and counts (docs.slack.dev/reference/block-kit). */
export const LIMITS = {
  header: 150,
  sectionText: 3_000,
  buttonText: 75,
  optionText: 75,
  options: 100,
  placeholder: 150,
  inputText: 3_000,
  modalTitle: 24,
  tableRows: 100,
  /** Slack's 10,000, less the head of the table. */
  tableCharacters: 9_000,
  /** 4,000 is the most that an update takes. */
  text: 3_900,
} as const;

/** Makes text from people harmless in `mrkdwn`: no mention, link or entity survives. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function plain(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: shortened(text === '' ? ' ' : text, limit), emoji: false };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, LIMITS.header) };
}

/** Our own words, with markup; names and texts from people must come in `escaped`. */
export function section(markdown: string): SectionBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: shortened(markdown, LIMITS.sectionText), verbatim: true },
  };
}

export function context(markdown: string): ContextBlock {
  return {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: shortened(markdown, LIMITS.sectionText), verbatim: true }],
  };
}

export function button(actionId: string, label: string, value: string, style?: 'primary' | 'danger'): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(label, LIMITS.buttonText),
    value,
    ...(style ? { style } : {}),
  };
}

export function actions(elements: Button[], blockId?: string): ActionsBlock {
  return { type: 'actions', elements, ...(blockId ? { block_id: blockId } : {}) };
}

/** A run of literal text: nothing in it is ever markup, a mention or a link. */
export function literal(text: string, style?: 'bold' | 'italic'): RichTextElement {
  return { type: 'text', text, ...(style ? { style: { [style]: true } } : {}) };
}

export function line(...elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

export function bullets(items: RichTextSection[], indent = 0): RichTextList {
  return { type: 'rich_text_list', style: 'bullet', indent, elements: items };
}

export function richText(...elements: RichTextBlock['elements']): RichTextBlock {
  return { type: 'rich_text', elements };
}

/** A table of literal cells; the first row is its head. */
export function table(rows: readonly (readonly string[])[]): TableBlock {
  return {
    type: 'table',
    rows: rows.map((row) =>
      row.map((cell) => ({ type: 'raw_text' as const, text: cell === '' ? ' ' : cell })),
    ),
    column_settings: (rows[0] ?? []).map(() => ({ is_wrapped: true })),
  };
}

/** The fallback text of a message, within what an update takes. */
export function fallback(...lines: string[]): string {
  return shortened(lines.filter((one) => one !== '').join('\n'), LIMITS.text);
}
