import { describe, expect, it } from 'vitest';
import {
  decideMove,
  movesFor,
  taskRoles,
  TASK_MOVES,
  TASK_STATES,
  type TaskMove,
  type TaskRole,
  type TaskState,
} from '../../../src/tasks/states.ts';

const ROLES: readonly TaskRole[] = ['office', 'head', 'handler', 'leader'];

/**
 * The path of a supervision item, written down a second time: from where, by which move, to where, by whom.
 * `open` stands for every state in which a task has not come to its end, `handed` for those of them in which
 * its section has it.
 */
const PATH = `
  draft        approve               approved      office
  approved     assign                assigned      office
  declined     reassign              assigned      office
  assigned     acknowledge           in_progress   head
  assigned     decline               declined      head
  assigned     appoint               assigned      head
  in_progress  appoint               in_progress   head
  assigned     split                 assigned      head office
  in_progress  split                 in_progress   head office
  in_progress  report                in_progress   head handler
  in_progress  request_deferral      in_progress   head handler
  in_progress  approve_deferral      in_progress   office
  in_progress  reject_deferral       in_progress   office
  in_progress  suspend               suspended     office
  suspended    resume                in_progress   office
  in_progress  submit                under_review  head
  under_review recall                in_progress   head
  under_review return                in_progress   office
  under_review close                 closed        office
  closed       archive               archived      office
  open         cancel                cancelled     office
  open         instruct              -             leader
  handed       take_instruction      -             head handler
  handed       answer_instruction    -             head handler
  open         read_answer           -             leader
  open         withdraw_instruction  -             leader
  open         decide_talk           -             office leader
`;

const OPEN: readonly TaskState[] = [
  'draft',
  'approved',
  'assigned',
  'in_progress',
  'declined',
  'suspended',
  'under_review',
];

const HANDED_OVER: readonly TaskState[] = ['assigned', 'in_progress', 'suspended', 'under_review'];

/** Without words none of these is made; nobody is asked for words with any other. */
const EXPLAINED: readonly TaskMove[] = [
  'decline',
  'report',
  'request_deferral',
  'reject_deferral',
  'suspend',
  'submit',
  'return',
  'cancel',
  'instruct',
  'answer_instruction',
  'decide_talk',
];

interface Step {
  from: TaskState;
  move: TaskMove;
  to: TaskState;
  by: TaskRole[];
}

const steps: Step[] = PATH.trim()
  .split('\n')
  .flatMap((line) => {
    const [from = '', move, to, ...by] = line.trim().split(/\s+/);
    const starts = from === 'open' ? OPEN : from === 'handed' ? HANDED_OVER : [from];
    return starts.map((state) => ({ from: state, move, to: to === '-' ? state : to, by }) as Step);
  });

/** What has to become of a move, by the path alone. */
function expected(move: TaskMove, state: TaskState, role: TaskRole): object {
  const step = steps.find((one) => one.move === move && one.from === state);
  if (step?.by.includes(role)) return { kind: 'allowed', to: step.to };
  const theirs = steps.some((one) => one.move === move && one.by.includes(role));
  return { kind: theirs ? 'not_now' : 'not_yours' };
}

describe('the table of moves', () => {
  it('knows the moves and states of the path, and no others', () => {
    expect(new Set(steps.map((one) => one.move))).toEqual(new Set(TASK_MOVES));
    const states = steps.flatMap(({ from, to }) => [from, to]);
    expect(new Set(states)).toEqual(new Set(TASK_STATES));
  });

  describe.each(TASK_STATES)('in state %s', (state) => {
    describe.each(ROLES)('to the %s', (role) => {
      it.each(TASK_MOVES)('allows %s where the path does, and nowhere else', (move) => {
        expect(decideMove(move, state, new Set([role]), 'words')).toMatchObject(expected(move, state, role));
      });

      it('offers what it allows', () => {
        const allowed = steps.filter((one) => one.from === state && one.by.includes(role));
        expect(new Set(movesFor(state, new Set([role])))).toEqual(new Set(allowed.map((one) => one.move)));
      });
    });

    it.each(TASK_MOVES)('allows nobody else %s', (move) => {
      expect(decideMove(move, state, new Set(), 'words').kind).toBe('not_yours');
    });
  });

  it.each(steps)('asks for words with $move of $from where they are needed, and only there', (step) => {
    const decision = decideMove(step.move, step.from, new Set(step.by), ' \n');
    expect(decision.kind).toBe(EXPLAINED.includes(step.move) ? 'unexplained' : 'allowed');
  });

  it('asks for no words that are still to come', () => {
    expect(decideMove('report', 'in_progress', new Set(['head']), null).kind).toBe('allowed');
  });

  it('gives somebody with several roles what each of them may', () => {
    const both = new Set<TaskRole>(['leader', 'office']);
    expect(decideMove('instruct', 'in_progress', both, '抓紧').kind).toBe('allowed');
    expect(decideMove('suspend', 'in_progress', both, '等经费').kind).toBe('allowed');
    expect(decideMove('report', 'in_progress', both, '已办').kind).toBe('not_yours');
  });
});

describe('somebody acts on a task', () => {
  const section = { headId: 'kz', deputyId: 'fkz', handlerIds: ['gy'] };
  const vacant = { headId: null, deputyId: null, handlerIds: ['gy'] };
  const who = (personId: string, more: { isOffice?: boolean; isLeader?: boolean } = {}) => ({
    personId,
    isOffice: false,
    isLeader: false,
    ...more,
  });

  it.each([
    ['as its head', who('kz'), section, null, ['head']],
    ['as its head while deputy', who('fkz'), section, null, ['head']],
    ['as one of its handlers', who('gy'), section, null, ['handler']],
    ['as the one who was named to handle it', who('jz'), section, 'jz', ['handler']],
    ['as head and as the one who was named', who('kz'), section, 'kz', ['head', 'handler']],
    ['as nobody, when of another section', who('other'), section, null, []],
    ['as the office', who('ban', { isOffice: true }), section, null, ['office']],
    [
      'as the office in the place of vacant posts',
      who('ban', { isOffice: true }),
      vacant,
      null,
      ['office', 'head'],
    ],
    ['as a leader', who('zr', { isLeader: true }), vacant, null, ['leader']],
    [
      'as a leader who is of the office',
      who('zr', { isLeader: true, isOffice: true }),
      section,
      null,
      ['office', 'leader'],
    ],
  ])('%s', (_as, standing, posts, assignee, roles) => {
    expect([...taskRoles(standing, posts, assignee)]).toEqual(roles);
  });
});
