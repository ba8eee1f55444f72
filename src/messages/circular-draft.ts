import type { Language } from '../campaign/campaign.ts';
import type { CircularFacts, CircularFinding } from '../circulars/facts.ts';
import type { NamedOverdue } from '../circulars/named.ts';
import { MOST_IN_PART, type CircularText } from '../circulars/parts.ts';
import { words } from '../locales/words.ts';
import { shortened } from '../text.ts';
import { commaIn } from './comma.ts';
import { dayLabel, shortDay } from './dates.ts';
import { sectionLabel } from './section-label.ts';

const QUOTED = 300;
/** Characters kept free for saying that there is more. */
const ROOM = 60;

/** What somebody wrote as a part of a sentence of ours: on one line, without its full stop. */
function clause(text: string): string {
  return shortened(text.replaceAll(/\s+/g, ' ').replace(/[。．.；;，,]+$/u, ''), QUOTED);
}

function listed(names: readonly string[], language: Language): string {
  return names.join(commaIn(language));
}

/** Lines as one text, as many of them as a part may have; the others are counted. */
function fitted(lines: readonly string[], language: Language): string {
  const shown: string[] = [];
  let used = 0;
  for (const one of lines) {
    used += one.length + 1;
    if (used > MOST_IN_PART - ROOM) break;
    shown.push(one);
  }
  const hidden = lines.length - shown.length;
  const more = hidden > 0 ? [words(language)('circular.more', { count: hidden })] : [];
  return [...shown, ...more].join('\n');
}

function sum(all: readonly number[]): number {
  return all.reduce((total, one) => total + one, 0);
}

/** 总体情况: what was inspected, and how much of it conforms, in counts. */
function overall(facts: CircularFacts, language: Language): string {
  const t = words(language);
  const { round, sections, items, findings, overdue, today } = facts;
  const pass = sum(sections.map((one) => one.pass));
  const fail = sum(sections.map((one) => one.fail));
  const withdrawn = sum(sections.map((one) => one.withdrawn));
  const na = sum(sections.map((one) => one.na));
  const missing = sections.filter((one) => one.unrecorded > 0);
  const unrecorded = sum(missing.map((one) => one.unrecorded));
  const repeated = findings.filter((one) => one.repeats !== null).length;
  const held = { day: dayLabel(round.heldOn, language), kind: t(`inspection_kind.${round.kind}`) };
  return fitted(
    [
      t('circular.held', { ...held, count: sections.length, items }),
      ...(round.reason === '' ? [] : [t('circular.reason', { reason: clause(round.reason) })]),
      t('circular.counts', {
        recorded: pass + fail + na + withdrawn,
        pass,
        fail,
        na,
        applicable: pass + fail,
      }),
      ...(unrecorded === 0
        ? []
        : [
            t('circular.unrecorded', {
              count: unrecorded,
              sections: listed(
                missing.map((one) => sectionLabel(one.section, language)),
                language,
              ),
            }),
          ]),
      ...(withdrawn === 0 ? [] : [t('circular.withdrawn', { count: withdrawn })]),
      t('circular.found', { count: findings.length, repeated }),
      t('circular.overdue', { day: shortDay(today, language), count: overdue }),
    ],
    language,
  );
}

/** 主要做法与成效: which sections had no findings, and what was noted of what conforms. */
function practice({ sections }: CircularFacts, language: Language): string {
  const t = words(language);
  const clean = sections.filter((one) => one.findings === 0 && one.unrecorded === 0 && one.pass > 0);
  const noted = sections.flatMap(({ section, noted: all }) =>
    all.map(({ item, note }) =>
      t('circular.noted', {
        section: sectionLabel(section, language),
        item: clause(item),
        note: clause(note),
      }),
    ),
  );
  const names = listed(
    clean.map((one) => sectionLabel(one.section, language)),
    language,
  );
  return fitted(
    [
      ...(clean.length === 0 ? [] : [t('circular.clean', { sections: names })]),
      ...noted,
      ...(clean.length + noted.length === 0 ? [t('circular.no_practice')] : []),
    ],
    language,
  );
}

function problemLine(finding: CircularFinding, index: number, language: Language): string {
  const t = words(language);
  const { ref, repeats, state } = finding;
  const section = sectionLabel(finding.section, language);
  return [
    t('circular.problem', {
      index,
      ref,
      section,
      problem: clause(finding.problem),
      basis: clause(finding.basis),
    }),
    ...(repeats ? [t('circular.repeated', { ref: repeats.ref, day: shortDay(repeats.on, language) })] : []),
    ...(state === 'disputed' ? [t('circular.disputed')] : []),
  ].join(language === 'en' ? ' ' : '');
}

function namedLine(one: NamedOverdue, language: Language): string {
  const t = words(language);
  const state = one.noun === 'task' ? t(`task_state.${one.state}`) : t(`rectification_state.${one.state}`);
  const { ref, title, dueOn } = one;
  return t('circular.named_line', {
    ref,
    section: sectionLabel(one.section, language),
    title: clause(title),
    day: shortDay(dueOn, language),
    state,
  });
}

/** 存在问题: what was found, where, against which item, and what has been urged in vain since the circular before. */
function problems({ findings, named }: CircularFacts, language: Language): string {
  const t = words(language);
  return fitted(
    [
      ...findings.map((one, index) => problemLine(one, index + 1, language)),
      ...(findings.length === 0 ? [t('circular.no_problems')] : []),
      ...(named.length === 0 ? [] : [t('circular.named')]),
      ...named.map((one) => namedLine(one, language)),
    ],
    language,
  );
}

function nextLine(finding: CircularFinding, language: Language): string {
  const t = words(language);
  const { ref, state, reviewOn } = finding;
  const section = sectionLabel(finding.section, language);
  if (state === 'closed') return t('circular.closed', { ref, section });
  if (state === 'suspended' && reviewOn !== null)
    return t('circular.suspended', { ref, section, day: shortDay(reviewOn, language) });
  return t('circular.measure', {
    ref,
    section,
    measure: finding.measure === '' ? t('circular.own_measure') : clause(finding.measure),
    person: finding.person ?? t('role.office'),
    day: shortDay(finding.dueOn, language),
    reviewers: listed(finding.reviewers, language),
  });
}

/** 下步要求: for each finding what is to be done, by whom, by when, and who looks again. */
function next({ findings }: CircularFacts, language: Language): string {
  const none = findings.length === 0 ? [words(language)('circular.no_next')] : [];
  return fitted([...findings.map((one) => nextLine(one, language)), ...none], language);
}

/** Drafts the circular of a round from its facts alone: nothing is judged, nothing is added, and nobody is ranked. */
export function draftedText(facts: CircularFacts, { language }: { language: Language }): CircularText {
  return {
    overall: overall(facts, language),
    practice: practice(facts, language),
    problems: problems(facts, language),
    next: next(facts, language),
  };
}
