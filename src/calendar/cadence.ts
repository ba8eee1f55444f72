export { JOB_NAMES } from './slots.ts';
export type { CadencePlan, JobName, PlannedSlot, SlotReason } from './slots.ts';
