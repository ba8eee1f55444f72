import type { ModalView } from '@slack/types';
import { viewerOf, type InspectionFacts } from '../src/inspections/facts.ts';
import { knownChecks } from '../src/inspections/known.ts';
import { permittedInSection, type SectionDeed } from '../src/inspections/permitted.ts';
import { sectionIn } from '../src/inspections/round.ts';
import { questionForm, recordForm } from '../src/messages/inspection-form.ts';
import type { Asking, Bot, Doing } from './bot.ts';

/** The form of a section's checklist as it is now, at one of its pages. */
export async function checklistForm(
  bot: Bot,
  { caller }: Asking,
  facts: InspectionFacts,
  form: { sectionId: string; own: boolean; page: number; from: string | null },
): Promise<ModalView> {
  const { db, clock } = bot.deps;
  const { own, page, from } = form;
  const inspected = sectionIn(facts, form.sectionId);
  const known = await knownChecks(db, facts, inspected, { own, viewer: viewerOf(caller) });
  const at = clock().toISOString();
  return recordForm(facts, inspected, { language: caller.language, own, known, page, from, at });
}

/** The form for what somebody does in a section of a round; refused before anybody fills it in vain. */
export async function sectionForm(
  bot: Bot,
  asking: Asking,
  facts: InspectionFacts,
  { sectionId, deed, from }: { sectionId: string; deed: SectionDeed; from: string | null },
): Promise<ModalView> {
  const inspected = sectionIn(facts, sectionId);
  permittedInSection(facts, inspected, deed, asking.caller);
  if (deed === 'ask') return questionForm(facts, inspected, { language: asking.caller.language, from });
  return checklistForm(bot, asking, facts, {
    sectionId: inspected.section.id,
    own: deed === 'check',
    page: 1,
    from,
  });
}

/** Opens it in answer to a command. */
export async function openSectionForm(
  bot: Bot,
  asking: Asking,
  facts: InspectionFacts,
  { sectionId, deed, opens }: { sectionId: string; deed: SectionDeed; opens: NonNullable<Doing['opens']> },
): Promise<null> {
  const view = await sectionForm(bot, asking, facts, { sectionId, deed, from: opens.channel });
  await bot.client.views.open({ trigger_id: opens.triggerId, view });
  return null;
}
