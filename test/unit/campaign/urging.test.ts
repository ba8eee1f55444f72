import { describe, expect, it } from 'vitest';
import { describeChange } from '../../../src/campaign/file/describe-change.ts';
import { campaignChanges } from '../../../src/campaign/file/diff.ts';
import { words } from '../../../src/locales/words.ts';
import { USUAL_URGING } from '../../../src/tasks/ladder.ts';
import { campaignIn, smallest, told } from './files.ts';

const LADDER = `urging:
  at: "10:30"
  steps:
    - { workdays: +2, tell: [head, office], circular: true }
    - { workdays: -2, tell: [handler] }
`;

describe('the urging ladder of a campaign file', () => {
  it('has its steps in the order of their days', () => {
    expect(campaignIn(smallest(LADDER)).urging).toEqual({
      at: '10:30',
      steps: [
        { workdays: -2, tell: ['handler'], circular: false, talk: false },
        { workdays: 2, tell: ['head', 'office'], circular: true, talk: false },
      ],
    });
  });

  it('is switched off by one word, and usual where nothing is said', () => {
    expect(campaignIn(smallest('urging: none')).urging).toEqual({ at: '09:00', steps: [] });
    expect(campaignIn(smallest('urging: { at: "08:45" }')).urging).toEqual({ ...USUAL_URGING, at: '08:45' });
    expect(told(smallest('urging: off'))).toEqual(['plan.yaml:6:9: This should be a group of "key: value".']);
  });

  it('tells everything that is wrong with it, and where', () => {
    const wrong = `urging:
  at: 9 am
  steps:
    - { workdays: 1, tell: [heads, office, office] }
    - { workdays: 1, tell: [] }
    - { workdays: soon, tell: [handler], circulate: yes }
    - { workdays: 40 }
`;
    expect(told(smallest(wrong), 'zh-CN')).toEqual([
      'plan.yaml:7:7: 「9 am」不是有效的时刻。请用 24 小时制写成时:分，如 "09:00"。',
      'plan.yaml:9:29: 「heads」不行。是否要写「head」？可用的值：handler, head, office, deputies。',
      'plan.yaml:9:44: 「office」列了两次。请删去一个。',
      'plan.yaml:10:19: 「1」列了两次。请删去一个。',
      'plan.yaml:10:28: 「tell」是空的。请至少写一项。',
      'plan.yaml:11:19: 「soon」不行。这里要 -20 到 20 的整数。',
      'plan.yaml:11:42: 没有「circulate」这个键。是否要写「circular」？',
      'plan.yaml:12:7: 缺少「tell」。请补上。',
      'plan.yaml:12:19: 「40」不行。这里要 -20 到 20 的整数。',
    ]);
  });

  it('is one line of what an import changes', () => {
    const changes = campaignChanges(campaignIn(smallest('urging: none')), campaignIn(smallest(LADDER)));
    expect(changes.map((change) => describeChange(change, words('en')))).toEqual([
      '~ urging.at: 09:00 → 10:30',
      '~ urging.steps: none → -2 handler, +2 head + office (circular)',
    ]);
  });
});
