import { tellsRecords } from '../src/announce/inspections.ts';
import type { InspectionFacts } from '../src/inspections/facts.ts';
import { itemNamed, recordChecks } from '../src/inspections/recording.ts';
import { ownSections, sectionNamedIn } from '../src/inspections/round.ts';
import type { InspectVerb } from '../src/inspections/verbs.ts';
import type { Message } from '../src/messages/blocks.ts';
import { recordedMessage, repeatedRound } from '../src/messages/inspection-answers.ts';
import type { Repeated } from '../src/once.ts';
import { Refusal } from '../src/refusal.ts';
import type { Bot, Doing } from './bot.ts';
import type { InspectSaid } from './inspect-parse.ts';
import { roundCard } from './round-card.ts';
import { openSectionForm } from './round-forms.ts';
import { keepLateFiles } from './thread-files.ts';

/** How a verb behind `inspect` is typed, for a round where one was named, and the word that was not understood. */
export function usage(verb: InspectVerb, ref: string, word: string | null = null): Refusal {
  return new Refusal({ code: 'usage', of: `inspect_${verb}`, ref: ref === '' ? 'I3' : ref, word });
}

/** Answers with what was done, or with nothing new when a delivery came before; null where two events are one mention. */
export async function answer<Done extends { kind: string }>(
  done: Done | Repeated,
  { asking, door }: Doing,
  say: (done: Done) => Message | Promise<Message>,
): Promise<Message | null> {
  if ('deed' in done) return say(done as Done);
  return door === 'mention' ? null : repeatedRound(done as Repeated, asking.caller.language);
}

/**
 * The section that words without a result are about. They name a section, an item, or both without an option; a word
 * behind them was meant as the result, and is refused by name.
 */
function sectionMeant(said: InspectSaid, facts: InspectionFacts): string | undefined {
  const typed = said.text.split(/\s+/).filter((word) => word !== '');
  const isSection = sectionNamedIn(facts, typed[0] ?? '') !== undefined;
  const isAlone = typed.length === 1 && said.item === null;
  const bare = said.sections.length === 0 && (isSection || isAlone) ? typed.shift() : undefined;
  if (said.item === null && itemNamed(facts.checklist, typed[0] ?? '')) typed.shift();
  if (typed[0] !== undefined) throw usage(said.verb, facts.ref, typed[0]);
  return said.sections[0] ?? bare;
}

/**
 * Puts a result on record, or the files of a message alone. Without a result it opens the form of the section where
 * a form can be opened, and shows the round with its buttons where not.
 */
export async function record(
  bot: Bot,
  doing: Doing,
  said: InspectSaid,
  facts: InspectionFacts,
): Promise<Message | null> {
  const { asking, inboxKey, door, carried, opens } = doing;
  const { caller } = asking;
  const { item, result, text } = said;
  const own = said.verb === 'check';
  const among = own ? ownSections(facts, caller.personId) : facts.sections;
  const only = among.length === 1 ? among[0]?.section.id : undefined;
  const section = (result === null ? sectionMeant(said, facts) : said.sections[0]) ?? only;
  const hasFiles = (carried?.files.length ?? 0) > 0;
  if (result === null && !hasFiles) {
    if (section === undefined || opens === undefined) return roundCard(bot, asking, facts);
    const deed = own ? 'check' : 'record';
    return openSectionForm(bot, asking, facts, { sectionId: section, deed, opens });
  }
  if (section === undefined || (item === null) !== (result === null)) throw usage(said.verb, facts.ref);
  const items = item === null || result === null ? [] : [{ itemId: item, result, note: text }];
  const asked = { inboxKey, caller, door, inspectionId: facts.round.id, section, items, own, ...carried };
  const done = await recordChecks(bot.deps, asked, tellsRecords(bot.deps));
  const answered = await answer(done, doing, (recorded) => recordedMessage(recorded, caller.language));
  const sectionId = sectionNamedIn(facts, section)?.section.id;
  if (answered || !carried || sectionId === undefined) return answered;
  return keepLateFiles(bot, asking, carried, { kind: 'notice', ref: facts.ref, sectionId });
}
