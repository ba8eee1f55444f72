import { z } from 'zod';
import { addDays, isDay, weekdayOf } from '../../calendar/day.ts';
import type { YearNotice } from '../../calendar/workdays.ts';
import { examine, notesOn, valueAt, type Draft, type Notes } from './examine.ts';
import { faultsOf, finding, type Fault, type Path } from './fault.ts';
import { entriesOf } from './references.ts';
import { choice, day as civilDay, list, map, reference } from './scalars.ts';
import { readYaml } from './yaml-tree.ts';

const yearShape = map({ off: list(reference), workdays: list(civilDay).nullish() });
const noticeShape = map({
  calendar: choice(['CN']),
  years: z.record(z.string(), yearShape, { error: 'map' }),
});

/** The holidays of one or more years, good to be imported. */
export interface NoticeFile {
  calendar: 'CN';
  notices: YearNotice[];
}

/** Whether a file is about holidays, and not a campaign. */
export function isNoticeFile(text: string): boolean {
  const { root } = readYaml(text);
  return valueAt(root, ['years']) !== undefined && valueAt(root, ['campaign']) === undefined;
}

/** Reads a file of holidays: its years when all of it is good, otherwise everything that is wrong with it. */
export function readNotice(text: string, fileName: string): { notice: NoticeFile } | { faults: Fault[] } {
  const tree = readYaml(text);
  const notes = notesOn(tree);
  if (!tree.broken && tree.root === null) notes.add([], finding('empty-file', {}));
  if (tree.broken || tree.root === null) return { faults: faultsOf(fileName, tree.faults) };

  const { whole, draft } = examine(noticeShape, tree, notes);
  const years = Object.entries(draft.years ?? {});
  if (draft.years && years.length === 0) notes.add(['years'], finding('empty-list', { key: 'years' }));
  const notices = years.map(([year, written]) => readYear(year, written, notes));
  if (whole === null || tree.faults.length > 0) return { faults: faultsOf(fileName, tree.faults) };
  return { notice: { calendar: whole.calendar, notices } };
}

function readYear(
  year: string,
  written: Draft<z.input<typeof yearShape>> | undefined,
  notes: Notes,
): YearNotice {
  const path = ['years', year];
  const notice: YearNotice = { year: Number(year), off: [], workdays: [] };
  if (!/^[12]\d{3}$/.test(year)) {
    notes.add(path, finding('notice-year-key', { value: year }), 'key');
    return notice;
  }
  if (written?.off?.length === 0) notes.add([...path, 'off'], finding('empty-list', { key: 'off' }));
  const off = new Set<string>();
  for (const { entry, path: at } of entriesOf(written?.off, [...path, 'off'])) {
    const range = readRange(entry, notice.year, at, notes);
    if (range === null) continue;
    const [from, to] = range;
    notice.off.push([from, to]);
    for (let one = from; one <= to; one = addDays(one, 1)) {
      if (off.has(one)) notes.add(at, finding('notice-twice', { day: one }));
      off.add(one);
    }
  }
  for (const { entry, path: at } of entriesOf(written?.workdays, [...path, 'workdays'])) {
    if (!belongs(entry, notice.year, at, notes)) continue;
    if (notice.workdays.includes(entry)) notes.add(at, finding('notice-twice', { day: entry }));
    if (off.has(entry)) notes.add(at, finding('notice-off-and-workday', { day: entry }));
    if (weekdayOf(entry) <= 5) notes.add(at, finding('notice-not-weekend', { day: entry }));
    notice.workdays.push(entry);
  }
  return notice;
}

/** `2027-01-01`, or both ends of `2027-01-01..2027-01-03`. */
function readRange(text: string, year: number, path: Path, notes: Notes): [from: string, to: string] | null {
  const [from = '', to = from, more] = text.split('..').map((end) => end.trim());
  if (!isDay(from) || !isDay(to) || more !== undefined) {
    notes.add(path, finding('notice-range', { value: text }));
    return null;
  }
  if (to < from) {
    notes.add(path, finding('ends-before-start', { from, to }));
    return null;
  }
  return belongs(from, year, path, notes) && belongs(to, year, path, notes) ? [from, to] : null;
}

/** A year's notice covers the year, and may already begin in the December before. */
function belongs(day: string, year: number, path: Path, notes: Notes): boolean {
  if (day >= `${year - 1}-12-01` && day <= `${year}-12-31`) return true;
  notes.add(path, finding('notice-year', { day, year: String(year) }));
  return false;
}
