import { long, plain, mrkdwn, times, section, message } from './kit.ts';
import type { Limit } from './kit.ts';

/** Blocks just inside and just outside each limit. */
export const BLOCK_LIMITS: Limit[] = [
  {
    what: 'blocks of a message',
    good: times(50, () => ({ type: 'divider' })),
    bad: times(51, () => ({ type: 'divider' })),
    fault: 'no more than 50 items allowed [json-pointer:/blocks]',
  },
  {
    what: 'blocks of a view',
    on: 'modal',
    good: times(100, () => ({ type: 'divider' })),
    bad: times(101, () => ({ type: 'divider' })),
    fault: 'no more than 100 items allowed [json-pointer:/blocks]',
  },
  message(
    'section text',
    section(long(3000)),
    section(long(3001)),
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ),
  message(
    'section text that is empty',
    section('一'),
    section(''),
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ),
  message(
    'section without text',
    { type: 'section', fields: [mrkdwn('一')] },
    { type: 'section' },
    'must define either `text` or `fields` [json-pointer:/blocks/0/type]',
  ),
  message(
    'fields',
    { type: 'section', fields: times(10, () => mrkdwn('一')) },
    { type: 'section', fields: times(11, () => mrkdwn('一')) },
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ),
  message(
    'field text',
    { type: 'section', fields: [mrkdwn(long(2000))] },
    { type: 'section', fields: [mrkdwn(long(2001))] },
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ),
  message(
    'header',
    { type: 'header', text: plain(long(150)) },
    { type: 'header', text: plain(long(151)) },
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ),
  message(
    'header kind',
    { type: 'header', text: plain('一') },
    { type: 'header', text: mrkdwn('一') },
    'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
  ),
  message(
    'context',
    { type: 'context', elements: times(10, () => mrkdwn('一')) },
    { type: 'context', elements: times(11, () => mrkdwn('一')) },
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ),
];
