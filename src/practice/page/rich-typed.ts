import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import { parseInline, type Inline } from './mrkdwn-parse.ts';

type Style = { bold?: true; italic?: true; strike?: true; code?: true };

/** What is typed with Slack's marks, as the rich text block that Slack's editor would make of it. */
export function richTextOf(typed: string): RichTextBlock {
  const elements: RichTextBlockElement[] = [];
  for (const [index, part] of typed.split('```').entries()) {
    if (index % 2 === 1) {
      const text = part.replace(/^\n|\n$/g, '');
      elements.push({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }], border: 0 });
    } else if (part.trim() !== '') {
      addLines(elements, part.replace(/^\n|\n$/g, ''));
    }
  }
  return { type: 'rich_text', elements };
}

/** A rich text block as one would type it; the other way round. */
export function typedRichText(block: RichTextBlock): string {
  return block.elements
    .map((part) => {
      switch (part.type) {
        case 'rich_text_list': {
          const number = (at: number) => (part.style === 'ordered' ? `${at + 1}. ` : '- ');
          return part.elements.map((item, at) => number(at) + typedRuns(item.elements)).join('\n');
        }
        case 'rich_text_quote':
          return typedRuns(part.elements).replaceAll(/^/gm, '> ');
        case 'rich_text_preformatted':
          return `\`\`\`\n${typedRuns(part.elements)}\n\`\`\``;
        default:
          return typedRuns(part.elements).replace(/\n$/, '');
      }
    })
    .join('\n');
}

const LINES: [RegExp, 'bullet' | 'ordered' | 'quote'][] = [
  [/^[-*•] /, 'bullet'],
  [/^\d+[.)] /, 'ordered'],
  [/^> ?/, 'quote'],
];

function addLines(elements: RichTextBlockElement[], part: string): void {
  for (const line of part.split('\n')) {
    const [mark, kind] = LINES.find(([pattern]) => pattern.test(line)) ?? [/^/, 'section' as const];
    const content = runsOf(line.replace(mark, ''));
    const last = elements.at(-1);
    if (kind === 'bullet' || kind === 'ordered') {
      const item: RichTextSection = { type: 'rich_text_section', elements: content };
      if (last?.type === 'rich_text_list' && last.style === kind) last.elements.push(item);
      else elements.push({ type: 'rich_text_list', style: kind, indent: 0, border: 0, elements: [item] });
    } else {
      const type = kind === 'quote' ? 'rich_text_quote' : 'rich_text_section';
      if (last?.type === type) last.elements.push({ type: 'text', text: '\n' }, ...content);
      else elements.push({ type, elements: content });
    }
  }
}

function runsOf(line: string): RichTextElement[] {
  return parseInline(line).flatMap((node) => runsIn(node, {}));
}

function runsIn(node: Inline, style: Style): RichTextElement[] {
  const styled = Object.keys(style).length > 0 ? { style } : {};
  switch (node.kind) {
    case 'bold':
    case 'italic':
    case 'strike':
      return node.children.flatMap((child) => runsIn(child, { ...style, [node.kind]: true }));
    case 'code':
      return [{ type: 'text', text: node.text, style: { ...style, code: true } }];
    case 'text':
      return [{ type: 'text', text: node.text, ...styled }];
    case 'link':
      return [
        { type: 'link', url: node.url, ...(node.label !== node.url && { text: node.label }), ...styled },
      ];
    case 'emoji':
      return [{ type: 'emoji', name: node.name }];
    case 'user':
      return [{ type: 'user', user_id: node.id }];
    case 'channel':
      return [{ type: 'channel', channel_id: node.id }];
    default:
      return [];
  }
}

function typedRuns(elements: RichTextElement[]): string {
  return elements.map(typedRun).join('');
}

function typedRun(run: RichTextElement): string {
  switch (run.type) {
    case 'text': {
      const { bold, italic, strike, code } = run.style ?? {};
      let { text } = run;
      if (code) text = `\`${text}\``;
      if (strike) text = `~${text}~`;
      if (italic) text = `_${text}_`;
      return bold ? `*${text}*` : text;
    }
    case 'link':
      return run.text && run.text !== run.url ? `<${run.url}|${run.text}>` : run.url;
    case 'emoji':
      return `:${run.name}:`;
    case 'user':
      return `<@${run.user_id}>`;
    case 'channel':
      return `<#${run.channel_id}>`;
    default:
      return '';
  }
}
