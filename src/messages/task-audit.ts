import type { Language } from '../campaign/campaign.ts';
import { words } from '../locales/words.ts';
import { TASK_STATES } from '../tasks/states.ts';
import type { TaskAudit } from '../tasks/audit.ts';
import { shortened } from '../text.ts';
import { context, escaped, fallback, header, section, table, type Message } from './blocks.ts';
import { momentLabel } from './dates.ts';
import { eventLabel } from './task-words.ts';

const SHOWN = 60;
const TEXT_SHOWN = 80;

/** A task's whole history as a table: when, who, what, from where to where, by which door, and why. */
export function auditMessage(audit: TaskAudit, view: { language: Language; timezone: string }): Message {
  const { language, timezone } = view;
  const t = words(language);
  const title = t('audit.title', { ref: audit.ref, title: audit.task.title });
  if (audit.lines.length === 0) {
    return { text: fallback(escaped(title)), blocks: [header(title), section(t('audit.none'))] };
  }
  const shown = audit.lines.slice(-SHOWN);
  const rows = shown.map((line) => {
    const moved = line.fromState !== line.toState;
    const state = (one: string | null): string => (one === null ? '—' : stateLabel(one, language));
    return [
      momentLabel(line.at, timezone, language),
      line.actor ?? t('card.nobody'),
      eventLabel(line.event, language),
      moved ? `${state(line.fromState)} → ${state(line.toState)}` : state(line.toState),
      t(`door.${line.door}`),
      shortened(line.reason, TEXT_SHOWN),
    ];
  });
  const head = [
    t('audit.at'),
    t('audit.who'),
    t('audit.what'),
    t('audit.state'),
    t('audit.door'),
    t('audit.why'),
  ];
  const hidden = audit.lines.length - shown.length;
  return {
    text: fallback(escaped(title), ...rows.map((row) => escaped(row.join(' · ')))),
    blocks: [
      header(title),
      table([head, ...rows]),
      ...(hidden > 0 ? [context(t('audit.more', { count: hidden }))] : []),
    ],
  };
}

function stateLabel(state: string, language: Language): string {
  const known = TASK_STATES.find((one) => one === state);
  return known ? words(language)(`task_state.${known}`) : state;
}
