import { expect, it } from 'vitest';
import { nearlyTask } from '../../../commands/nearly.ts';

it.each([
  ['clsoe T22', ['close']],
  ['Submti t22 done', ['submit']],
  ['reprot T5 halfway', ['report']],
  ['aprove T5', ['approve']],
  ['defr T5 to:2022-05-20 waiting', ['defer']],
  ['ackk T5', ['ack']],
  ['收签 T5', ['签收']],
  ['收签T5', ['签收']],
])('"%s" is nearly a verb', (text, nearest) => {
  expect(nearlyTask(text)?.nearest).toEqual(nearest);
});

it.each([
  'T22 done',
  'done T22',
  'closed T22 yesterday',
  'reports T5 are in',
  'submitted T5 on Monday',
  'ready T5, waiting for review',
  'improve T5 layout',
  'finished T5',
  'see T5',
  'clsoe to done',
  'clsoe 22 boxes',
  '已报 T5',
  '报告 T5 已写',
  '提出 T5 方案',
  '完成 T5',
])('"%s" is an ordinary sentence', (text) => {
  expect(nearlyTask(text)).toBeNull();
});
