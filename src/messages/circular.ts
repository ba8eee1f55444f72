import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Language } from '../campaign/campaign.ts';
import { CIRCULAR_PARTS, MOST_IN_PART, type CircularPart, type CircularText } from '../circulars/parts.ts';
import type { Circular, CircularEdited } from '../circulars/service.ts';
import { words } from '../locales/words.ts';
import {
  actions,
  button,
  context,
  escaped,
  fallback,
  header,
  LIMITS,
  line,
  literal,
  plain,
  richText,
  section,
  type Message,
} from './blocks.ts';
import { dayLabel, momentLabel, monthLabel } from './dates.ts';
import { dayOf } from '../calendar/day.ts';
import { CIRCULAR } from './ids.ts';
import { firstPage, pages } from './pages.ts';

interface View {
  language: Language;
  timezone: string;
}

/** `关于2022年5月督查情况的通报`, and of a special round its 专报. */
function titleOf({ round, ref }: Circular, language: Language): string {
  const t = words(language);
  return round.kind === 'special'
    ? t('circular.title_special', { ref })
    : t('circular.title_monthly', { month: monthLabel(round.period, language) });
}

/** The parts that have words, each under its title; what people wrote is literal. */
function partBlocks(text: CircularText, language: Language): KnownBlock[] {
  const t = words(language);
  return CIRCULAR_PARTS.flatMap((part) =>
    text[part] === ''
      ? []
      : [
          section(`*${t(`circular.${part}`)}*`),
          richText(...text[part].split('\n').map((one) => line(literal(one === '' ? ' ' : one)))),
        ],
  );
}

/** A circular as it is posted: one message, and more pages for its thread when it is long. */
export function circularMessages(
  { name }: { name: string },
  circular: Circular,
  { language, timezone }: View,
): Message[] {
  const t = words(language);
  const title = titleOf(circular, language);
  const { round, text, posted } = circular;
  const day = posted === null ? '' : dayLabel(dayOf(new Date(posted.at), timezone), language);
  const all = pages([
    header(title),
    section(t(round.kind === 'special' ? 'circular.to_leaders' : 'circular.to_sections')),
    ...partBlocks(text, language),
    context(t('circular.ledger')),
    context(t('circular.signed', { name: escaped(name), day })),
  ]);
  const lines = CIRCULAR_PARTS.map((part) => escaped(text[part]));
  return all.map((blocks, index) => ({
    text: index === 0 ? fallback(title, ...lines) : title,
    blocks,
  }));
}

/** Posting cannot be taken back, so it is asked once more. */
function postButton(inspectionId: string, place: string, language: Language): Button {
  const t = words(language);
  return {
    ...button(CIRCULAR.post, t('circular.post'), inspectionId, 'primary'),
    confirm: {
      title: plain(t('circular.confirm_title'), 100),
      text: plain(t('circular.confirm', { place }), 300),
      confirm: plain(t('circular.post'), 30),
      deny: plain(t('circular.not_yet'), 30),
    },
  };
}

/** Where a circular goes, in words: a channel, or to each of the leaders. */
function placeOf(channel: string | null, language: Language): string {
  return channel ?? words(language)('circular.directly');
}

/** A circular for one person's eyes: a draft with the buttons that edit and post it, or how it was posted. */
export function circularMessage(
  circular: Circular,
  channel: string | null,
  { language, timezone }: View,
): Message {
  const t = words(language);
  const place = placeOf(channel, language);
  const { round, ref, posted, drafts, edited, text } = circular;
  const state = posted
    ? t('circular.was_posted', {
        person: escaped(posted.by),
        at: momentLabel(posted.at, timezone, language),
      })
    : edited.length === 0
      ? t('circular.drafted', { ref, place: escaped(place) })
      : t('circular.edited', {
          ref,
          place: escaped(place),
          parts: edited.map((part) => t(`circular.${part}`)).join(language === 'en' ? '; ' : '、'),
        });
  const title = titleOf(circular, language);
  const blocks = [
    header(title),
    context(state),
    ...(posted === null && drafts
      ? [
          actions([
            postButton(round.id, place, language),
            button(CIRCULAR.edit, t('circular.edit'), round.id),
          ]),
        ]
      : []),
    ...partBlocks(text, language),
  ];
  return {
    text: fallback(title, state, ...CIRCULAR_PARTS.map((part) => escaped(text[part]))),
    blocks: firstPage(blocks, t(posted ? 'circular.cut_posted' : 'circular.cut')),
  };
}

/** What was done with a circular, above the circular as it now is. */
export function circularDone(
  done: CircularEdited | { kind: 'posted'; circular: Circular },
  channel: string | null,
  view: View,
): Message {
  const t = words(view.language);
  const shown = circularMessage(done.circular, channel, view);
  const { ref } = done.circular;
  const said =
    done.kind === 'posted'
      ? t('circular.queued', { ref, place: escaped(placeOf(channel, view.language)) })
      : t(done.changed.length === 0 ? 'circular.unchanged' : 'circular.kept', { ref });
  return { text: fallback(said, shown.text), blocks: [section(said), ...shown.blocks] };
}

/** The form of a draft: its four parts, filled with what it says now. */
export function circularForm(circular: Circular, from: string | null, language: Language): ModalView {
  const t = words(language);
  const { round, ref, text, editedAt } = circular;
  return {
    type: 'modal',
    callback_id: CIRCULAR.submit,
    private_metadata: [round.id, from ?? '', editedAt ?? ''].join('@'),
    title: plain(t('circular.form_title', { ref }), LIMITS.modalTitle),
    submit: plain(t('circular.save'), LIMITS.modalTitle),
    close: plain(t('form.close'), LIMITS.modalTitle),
    blocks: [
      context(t('circular.form_note')),
      ...CIRCULAR_PARTS.map((part): KnownBlock => ({
        type: 'input',
        block_id: `${CIRCULAR.part}.${part}`,
        label: plain(t(`circular.${part}`), 2_000),
        optional: true,
        element: {
          type: 'plain_text_input',
          action_id: CIRCULAR.input,
          multiline: true,
          max_length: MOST_IN_PART,
          ...(text[part] === '' ? {} : { initial_value: text[part] }),
        },
      })),
    ],
  };
}

/** Where an error of the form is shown. */
export function circularErrorBlock(part: CircularPart = 'overall'): string {
  return `${CIRCULAR.part}.${part}`;
}

/** What a form remembers: the round, where to answer, and which edit it was filled with. */
export function readCircularForm(metadata: string): {
  inspectionId: string;
  from: string | null;
  since: string | null;
} {
  const [inspectionId = '', from = '', since = ''] = metadata.split('@');
  return { inspectionId, from: from || null, since: since || null };
}

/** What was filled in; a field that was emptied leaves its part out of the circular. */
export function readCircularParts(
  values: Record<string, Record<string, { value?: string | null }>>,
): CircularText {
  const said = (part: CircularPart): string =>
    values[circularErrorBlock(part)]?.[CIRCULAR.input]?.value ?? '';
  return {
    overall: said('overall'),
    practice: said('practice'),
    problems: said('problems'),
    next: said('next'),
  };
}
