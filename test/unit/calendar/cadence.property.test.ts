import { Temporal } from '@js-temporal/polyfill';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedWeeks, planSlots, type CadencePlan, type PlannedSlot } from '../../../src/calendar/cadence.ts';
import { daysFrom, everyDay, isQuiet, oracleSlots, weekKey, worked, type OracleSlot } from './oracle.ts';
import { allSlots, officePlan } from './plans.ts';
import { anyPlan, ZONES } from './rhythms.ts';

const holds = (runs: number, claim: (plan: CadencePlan) => void) =>
  fc.assert(
    fc.property(anyPlan, (plan) => {
      claim(plan);
    }),
    { numRuns: runs },
  );

const covers = ({ reasons }: PlannedSlot) =>
  reasons.flatMap((reason) => (reason.code === 'covers' ? reason.weeks : []));

const asOracle = (slots: PlannedSlot[]): OracleSlot[] =>
  slots.map((slot) => ({
    job: slot.job,
    period: slot.period,
    dueAt: slot.dueAt.toISOString(),
    covers: covers(slot),
  }));

/** One line a slot, in an order of its own, so that a difference is easy to read. */
const lines = (slots: OracleSlot[]) =>
  slots.map((slot) => `${slot.job} ${slot.period} ${slot.dueAt} ${slot.covers.join()}`).toSorted();

const wallOf = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDateTime();

describe('the planner and a second, naive working-out agree', () => {
  it('on the office rhythm from 2020 to 2026', () => {
    expect(lines(asOracle(allSlots(officePlan)))).toEqual(lines(oracleSlots(officePlan)));
  });

  it.each(ZONES)('on a rhythm kept at night, on every day of two years, in %s', (timezone) => {
    // Half past two is the time that clocks skip or repeat; Casablanca and Lord Howe have rules of their own.
    const night = { deploy: { cron: '30 2 * * 0' }, due: { cron: '0 2 * * 4' }, minWorkdays: 1 };
    const plan = { ...officePlan, timezone, quietHours: null, startsOn: '2022-01-01', endsOn: '2023-12-31' };
    const nightPlan = { ...plan, calendar: everyDay, rhythm: { weekly: night } };
    expect(lines(asOracle(allSlots(nightPlan)))).toEqual(lines(oracleSlots(nightPlan)));
  });

  it('on any rhythm, in any zone, at any time of the years', () => {
    holds(40, (plan) => expect(lines(asOracle(allSlots(plan)))).toEqual(lines(oracleSlots(plan))));
  });
});

describe('whatever the rhythm', () => {
  it('a range split at any instants gives the same slots, in the same order', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 });
    const split = fc.property(anyPlan, cuts, (plan, fractions) => {
      const whole = allSlots(plan);
      const start = Date.parse(plan.startsOn);
      const length = Date.parse(plan.endsOn) - start;
      const anywhere = fractions.map((fraction) => new Date(start + Math.floor(fraction * length)));
      // Cuts on a due time itself are the ones that could lose or repeat a slot.
      const exact = fractions.flatMap((fraction) => whole[Math.floor(fraction * whole.length)]?.dueAt ?? []);
      const bounds = [new Date('2000-01-01'), ...anywhere, ...exact, new Date('2040-01-01')];
      const ordered = bounds.toSorted((a, b) => a.getTime() - b.getTime());
      const parts = ordered.slice(1).flatMap((to, index) => planSlots(plan, ordered[index] ?? to, to));
      expect(parts).toEqual(whole);
    });
    fc.assert(split, { numRuns: 25 });
  });

  it('no job comes twice in a period, and a week has slots or is merged into one that has', () => {
    holds(25, (plan) => {
      const slots = allSlots(plan);
      expect(new Set(slots.map(({ job, period }) => `${job} ${period}`)).size).toBe(slots.length);

      const deployed = slots.filter(({ job }) => job === 'weekly.deploy');
      const merged = mergedWeeks(plan, plan.startsOn, plan.endsOn);
      const weeks = new Set(daysFrom(plan.startsOn, plan.endsOn).map(weekKey));
      expect([...deployed, ...merged].map(({ period }) => period).toSorted()).toEqual([...weeks].toSorted());

      const covered = deployed.flatMap((slot) => covers(slot).map((week) => `${week} in ${slot.period}`));
      const found = merged
        .filter(({ into }) => into !== null)
        .map(({ period, into }) => `${period} in ${into}`);
      expect(covered.toSorted()).toEqual(found.toSorted());
    });
  });

  it('nothing is posted in quiet hours or on a day off, and nothing is due on one', () => {
    holds(25, (plan) => {
      const wrong = allSlots(plan).filter(({ job, dueAt, dueOn }) => {
        const wall = wallOf(dueAt, plan.timezone);
        const quiet = job === 'weekly.due' ? !worked(plan, dueOn) : isQuiet(plan, wall);
        return quiet || dueOn !== wall.toPlainDate().toString();
      });
      expect(wrong).toEqual([]);
    });
  });

  it('a week deploys, prompts, is due and sums up in this order, with a workday of lead', () => {
    holds(25, (plan) => {
      const slots = allSlots(plan);
      const workdays = daysFrom(plan.startsOn, plan.endsOn).filter((day) => worked(plan, day));
      const wrong = slots.filter((deploy) => {
        if (deploy.job !== 'weekly.deploy') return false;
        const at = (job: string) => slots.find((slot) => slot.period === deploy.period && slot.job === job);
        const [due, prompt, summary] = [at('weekly.due'), at('weekly.prompt'), at('weekly.summary')];
        const onlyWorkday = workdays.filter((day) => weekKey(day) === deploy.period).length === 1;
        return (
          due === undefined ||
          due.dueAt <= deploy.dueAt ||
          (due.dueOn === deploy.dueOn && !onlyWorkday) ||
          (prompt !== undefined && (prompt.dueAt <= deploy.dueAt || prompt.dueAt >= due.dueAt)) ||
          (summary !== undefined && summary.dueAt < due.dueAt)
        );
      });
      expect(wrong).toEqual([]);
    });
  });
});
