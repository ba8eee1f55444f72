import { describe, expect, it } from 'vitest';
import { auditOf } from '../../db/audit.ts';
import type { Db } from '../../db/connect.ts';
import { findInspectionByNumber } from '../../db/inspections.ts';
import { findRectificationByNumber, type RectificationRow } from '../../db/rectifications.ts';
import { importCampaign } from '../../src/campaign/service.ts';
import type { Deps } from '../../src/deps.ts';
import { finishInspection } from '../../src/inspections/moving.ts';
import { openInspection, type NewRound } from '../../src/inspections/opening.ts';
import { recordChecks, type ItemAsked } from '../../src/inspections/recording.ts';
import type { RoundCaller } from '../../src/inspections/round.ts';
import { makeRectificationMove, type Rectifier } from '../../src/rectifications/moving.ts';
import {
  RECTIFICATION_MOVE_NAMES,
  RECTIFICATION_STATES,
  type RectificationRole,
  type RectificationState,
} from '../../src/rectifications/states.ts';
import type { HandMove } from '../../src/rectifications/verbs.ts';
import { Refusal } from '../../src/refusal.ts';
import { campaignOf, INSPECTED } from '../support/campaigns.ts';
import { everMakes, goesTo, RECTIFICATION_ROLES, WORDLESS } from '../support/rectification-path.ts';
import { depsOn, migrated, open, type EngineName, type Engines } from './engines.ts';

const AT = '2022-05-05T01:00:00.000Z';
const untold = (): Promise<void> => Promise.resolve();
const person = (personId: string, isOffice = false): RoundCaller => ({
  personId,
  name: personId,
  isOffice,
  isLeader: false,
  sections: [],
});
const office = person('chuangjian-ban', true);
/** Of the round of 文电科, in one role each. */
const WHO: Record<RectificationRole, Rectifier> = {
  office: person('ducha-yuan', true),
  inspector: person('wuke'),
  head: { ...person('wendian-kz'), sections: [{ id: 'wendian' }] },
  handler: { ...person('wendian-gy'), sections: [{ id: 'wendian' }] },
};
const HAND_MOVES = RECTIFICATION_MOVE_NAMES.filter((move): move is HandMove => move !== 'issue');

/** What became of a move: the state that it led to, or what it was refused for. */
async function endOf(work: ReturnType<typeof makeRectificationMove>): Promise<string> {
  return work.then(
    (done) => (done.kind === 'moved' ? done.to : done.kind),
    (error: unknown) => {
      if (error instanceof Refusal && error.facts.code === 'rectification') return error.facts.fault.kind;
      throw error;
    },
  );
}

export function rectificationsContract(engines: Engines, engine: EngineName): void {
  /** 文电科 has got one finding of a round of 创建办联络员 and 无科室人员. */
  const issued = async (): Promise<{ db: Db; row: RectificationRow; several: (count: number) => Deps[] }> => {
    const { url, db } = await migrated(engines, engine);
    const deps = depsOn(db);
    await importCampaign(deps, campaignOf(INSPECTED));
    const asked = { caller: office, door: 'command' } as const;
    const inspectors = ['chuangjian-ban', 'wuke'];
    const round: NewRound = {
      kind: 'special',
      sections: ['wendian'],
      on: '2022-05-05',
      inspectors,
      reason: '',
    };
    await openInspection(deps, { ...asked, inboxKey: 'open', round }, untold);
    const inspectionId = (await findInspectionByNumber(db, 1_001))?.id ?? '';
    const items: ItemAsked[] = [{ itemId: 'plan', result: 'fail', note: '缺三月' }];
    const record = { ...asked, inspectionId, section: 'wendian', items, own: false, inboxKey: 'record' };
    await recordChecks(deps, record, untold);
    const finish = { ...asked, inspectionId, reason: '', force: true, inboxKey: 'finish' };
    await finishInspection(deps, finish, untold);
    const row = await findRectificationByNumber(db, 1_001);
    if (!row) throw new Error('nothing was issued');
    let given = 0;
    const several = (count: number): Deps[] =>
      Array.from({ length: count }, () => ({ ...depsOn(open(url)), newId: () => `more-${(given += 1)}` }));
    return { db, row, several };
  };
  const made = (deps: Deps, id: string, caller: Rectifier, move: HandMove, text: string, inboxKey: string) =>
    endOf(
      makeRectificationMove(
        deps,
        {
          inboxKey,
          caller,
          rectificationId: id,
          move,
          text,
          door: 'command',
          ...(move === 'suspend' ? { details: { day: '2022-06-01' } } : {}),
        },
        untold,
      ),
    );

  describe('a rectification', () => {
    it('goes where its path goes and is left as it was by whatever nobody may do, in every state, by every role', async () => {
      const { db, row } = await issued();
      const deps = depsOn(db);
      let tried = 0;
      let lines = await auditOf(db, 'rectification', row.id);
      const standsAt = async (state: RectificationState): Promise<void> => {
        const at = { ...row, state, issuedAt: state === 'noted' ? null : row.issuedAt };
        await db.updateTable('rectification').set(at).where('id', '=', row.id).execute();
      };
      for (const state of RECTIFICATION_STATES)
        for (const move of HAND_MOVES)
          for (const role of RECTIFICATION_ROLES) {
            const path = goesTo(state, move, role);
            // It was suspended last when it was done.
            const to = path !== null && move === 'resume' ? 'done' : path;
            const isSecret = state === 'noted' && (role === 'head' || role === 'handler');
            const refused = isSecret ? 'unknown' : everMakes(move, role) ? 'moved_on' : 'not_yours';
            await standsAt(state);
            const words = to !== null && !WORDLESS.includes(move) ? ['', 'words'] : ['words'];
            for (const text of words) {
              const before = await findRectificationByNumber(db, 1_001);
              const end = await made(deps, row.id, WHO[role], move, text, `${(tried += 1)}`);
              const expected = text === '' ? 'unexplained' : (to ?? refused);
              expect([state, move, role, text, end]).toEqual([state, move, role, text, expected]);
              const after = await auditOf(db, 'rectification', row.id);
              const added = after.slice(lines.length).map((line) => [line.event, line.actorId, line.reason]);
              const isMade = text !== '' && to !== null;
              expect(added).toEqual(isMade ? [[move, WHO[role].personId, text]] : []);
              const standing = await findRectificationByNumber(db, 1_001);
              expect(isMade ? standing?.state : standing).toEqual(isMade ? to : before);
              lines = after;
            }
          }
    });

    it('is moved by one of those who press at the same moment; the others are told where it stands', async () => {
      const { db, row, several } = await issued();
      const [deps = depsOn(db)] = several(1);
      await made(deps, row.id, WHO.head, 'accept', '', 'accept');
      const once = await Promise.all(
        several(6).map((one) => made(one, row.id, WHO.handler, 'done', '已补', 'done')),
      );
      expect(once.toSorted()).toEqual(['done', ...Array.from({ length: 5 }, () => 'repeated')]);
      const moves: HandMove[] = ['pass', 'fail'];
      const ends = await Promise.all(
        several(6).map((one, index) =>
          made(
            one,
            row.id,
            index < 3 ? office : WHO.inspector,
            moves[index % 2] ?? 'pass',
            '看过',
            `${index}`,
          ),
        ),
      );
      expect(ends.filter((end) => end === 'moved_on')).toHaveLength(5);
      const history = await auditOf(db, 'rectification', row.id);
      expect(history.map(({ event }) => event)).toEqual([
        'note',
        'issue',
        'accept',
        'done',
        expect.stringMatching(/^(pass|fail)$/),
      ]);
      const standing = await findRectificationByNumber(db, 1_001);
      expect([standing?.state, standing?.round]).toEqual(
        history.at(-1)?.event === 'pass' ? ['closed', 1] : ['in_progress', 2],
      );
      expect(history.every(({ at }) => at === AT)).toBe(true);
    });
  });
}
