import { findDeployedWeek } from '../src/weeks/service.ts';
import type { Job } from './job.ts';

/** Last workday: from here on replies are late. It is put on record and nobody is disturbed. */
export const weeklyDue: Job = {
  name: 'weekly.due',
  posts: false,
  async run(tx, { slot }) {
    const week = await findDeployedWeek(tx, slot.period);
    return week ? { state: 'fired' } : { state: 'skipped', reason: 'not_deployed' };
  },
};
