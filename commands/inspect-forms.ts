import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { tellsFinished, tellsQuestions, tellsRecords, tellsRounds } from '../src/announce/inspections.ts';
import { askInRound } from '../src/inspections/asking.ts';
import type { InspectionFacts } from '../src/inspections/facts.ts';
import { cancelInspection, finishInspection } from '../src/inspections/moving.ts';
import { recordChecks } from '../src/inspections/recording.ts';
import { sectionIn } from '../src/inspections/round.ts';
import { words } from '../src/locales/words.ts';
import type { Message } from '../src/messages/blocks.ts';
import { INSPECTION_ACTION, INSPECTION_FORM } from '../src/messages/ids.ts';
import { evidenceError } from '../src/messages/evidence.ts';
import { readEvidenceField } from '../src/messages/evidence-field.ts';
import { askedMessage, movedRoundMessage, recordedMessage } from '../src/messages/inspection-answers.ts';
import { itemFault, readItems, readWords, type FilledView } from '../src/messages/inspection-filled.ts';
import { formPages, readRoundOrigin, type RoundOrigin } from '../src/messages/inspection-form.ts';
import { pageWith } from '../src/messages/inspection-team.ts';
import { viewKey } from '../src/slack/once-keys.ts';
import { languageFor, whisper, whoAsks, type Asking, type Bot, type Doing } from './bot.ts';
import { publishHome } from './home.ts';
import { roundCard, roundInWindow, roundOfId } from './round-card.ts';
import { checklistForm } from './round-forms.ts';
import { faultText } from './task-forms.ts';

const FORMS = ['record', 'check', 'ask', 'finish', 'cancel'] as const;

type FormName = (typeof FORMS)[number];

/** What became of a submitted form. */
type Outcome =
  /** It is on disk; what its author is told, and the next page of a long form. */
  | { kind: 'kept'; message: Message | null; next: ModalView | null }
  /** It stays open with everything in it, and what is missing beside its field. */
  | { kind: 'incomplete'; errors: Record<string, string> };

/** What a form brings, and where it came from. */
interface Submitted {
  doing: Doing;
  name: FormName;
  origin: RoundOrigin;
  view: FilledView;
}

/** Keeps the items of a form that say something new; what was on record and left alone is nobody's record anew. */
async function keepItems(bot: Bot, { doing, name, origin, view }: Submitted): Promise<Outcome> {
  const { asking, inboxKey, door } = doing;
  const { caller } = asking;
  const { inspectionId, sectionId, page, from } = origin;
  const t = words(caller.language);
  const own = name === 'check';
  const before = await roundOfId(bot, asking, inspectionId);
  const inspected = sectionIn(before, sectionId);
  const standing = own ? inspected.own : inspected.checks;
  const filled = readItems(view).filter(({ itemId, untouched }) => !(untouched && standing.has(itemId)));
  const files = readEvidenceField(view.state.values, INSPECTION_FORM.files);
  const untaken = evidenceError(files, caller.language);
  const faults = filled.flatMap((item) => itemFault(item) ?? []);
  if (faults.length > 0 || untaken !== null) {
    const errors = faults.map(({ blockId, kind }) => [blockId, t(`round_form.${kind}`)]);
    if (untaken !== null) errors.push([INSPECTION_FORM.files, untaken]);
    return { kind: 'incomplete', errors: Object.fromEntries(errors) as Record<string, string> };
  }
  const items = filled.flatMap(({ itemId, result, note }) =>
    result === null ? [] : [{ itemId, result, note }],
  );
  const pages = formPages(before.checklist);
  const isEmpty = items.length === 0 && files.length === 0;
  if (isEmpty && standing.size === 0 && page >= pages)
    return { kind: 'incomplete', errors: { [firstField(view)]: t('round_form.nothing') } };
  let facts = before;
  let message: Message | null = null;
  if (!isEmpty) {
    const of = { inspectionId, section: sectionId, items, files };
    const asked = { inboxKey, caller, door, ...of, own, asOf: origin.at };
    const done = await recordChecks(bot.deps, asked, tellsRecords(bot.deps));
    if (done.kind === 'recorded') {
      facts = done.facts;
      message = recordedMessage(done, caller.language);
    }
  }
  if (page >= pages) return { kind: 'kept', message, next: null };
  const form = { sectionId, own, page: page + 1, from };
  return { kind: 'kept', message, next: await checklistForm(bot, asking, facts, form) };
}

async function keepQuestion(bot: Bot, { doing, origin, view }: Submitted): Promise<Outcome> {
  const { asking, inboxKey, door } = doing;
  const { caller } = asking;
  const about = { inspectionId: origin.inspectionId, section: origin.sectionId, text: readWords(view.state) };
  const asked = { inboxKey, caller, door, ...about, messageKey: null };
  const done = await askInRound(bot.deps, asked, tellsQuestions(bot.deps));
  const message = done.kind === 'asked' ? askedMessage(done, caller.language) : null;
  return { kind: 'kept', message, next: null };
}

async function moveOn(bot: Bot, { doing, name, origin, view }: Submitted): Promise<Outcome> {
  const { asking, inboxKey, door } = doing;
  const { caller } = asking;
  const { inspectionId } = origin;
  const asked = { inboxKey, caller, door, inspectionId, reason: readWords(view.state) };
  const done =
    name === 'finish'
      ? // Its form has named what is missing.
        await finishInspection(bot.deps, { ...asked, force: true }, tellsFinished(bot.deps))
      : await cancelInspection(bot.deps, asked, tellsRounds(bot.deps));
  const message =
    done.kind === 'repeated'
      ? null
      : movedRoundMessage(done, await roundCard(bot, asking, done.facts), caller.language);
  return { kind: 'kept', message, next: null };
}

function submit(bot: Bot, submitted: Submitted): Promise<Outcome> {
  switch (submitted.name) {
    case 'record':
    case 'check':
      return keepItems(bot, submitted);
    case 'ask':
      return keepQuestion(bot, submitted);
    case 'finish':
    case 'cancel':
      return moveOn(bot, submitted);
  }
}

/** The first field of a form, where an error of all of it is shown. */
function firstField({ blocks }: FilledView): string {
  const input = blocks.find((block) => Reflect.get(block, 'type') === 'input');
  return String(Reflect.get(input ?? {}, 'block_id') ?? INSPECTION_FORM.text);
}

/** What was kept, above the card of the round as it stands now: on site the next section is recorded from there. */
async function windowAfter(
  bot: Bot,
  asking: Asking,
  { inspectionId, sectionId }: RoundOrigin,
  message: Message | null,
): Promise<ModalView> {
  const facts: InspectionFacts = await roundOfId(bot, asking, inspectionId);
  const card = await roundCard(bot, asking, facts, pageWith(facts, sectionId));
  const said = sectionId === '' ? (message ?? card) : withCard(message, card);
  return roundInWindow(bot, asking, inspectionId, said);
}

function withCard(message: Message | null, card: Message): Message {
  if (!message) return card;
  return {
    text: `${message.text}\n${card.text}`,
    blocks: [...message.blocks, { type: 'divider' }, ...card.blocks],
  };
}

/**
 * The forms of a round. A form closes only when what was filled in is on disk; otherwise it stays open with everything
 * in it. From App Home it turns into the card of the round.
 */
export function registerInspectForms(app: App, bot: Bot): void {
  app.view(/^inspection\.[a-z]+$/, async ({ body, view, ack }) => {
    const user = body.user.id;
    const name = FORMS.find((one) => `${INSPECTION_ACTION}.${one}` === view.callback_id);
    if (!name) return ack();
    const origin = readRoundOrigin(view.private_metadata);
    let asking: Asking | null = null;
    let outcome: Outcome;
    try {
      asking = await whoAsks(bot, user);
      const doing = { asking, inboxKey: viewKey(view), door: 'modal' as const };
      outcome = await submit(bot, { doing, name, origin, view });
    } catch (error) {
      const language = asking?.caller.language ?? (await languageFor(bot, user));
      outcome = { kind: 'incomplete', errors: { [firstField(view)]: faultText(bot, error, language) } };
    }
    if (outcome.kind === 'incomplete' || !asking) {
      const errors = outcome.kind === 'incomplete' ? outcome.errors : {};
      await ack({ response_action: 'errors', errors });
      return undefined;
    }
    const { message, next } = outcome;
    const above = view.previous_view_id;
    const isAtHome = origin.from === null && !above;
    if (next) await ack({ response_action: 'update', view: next });
    else if (isAtHome)
      await ack({ response_action: 'update', view: await windowAfter(bot, asking, origin, message) });
    else await ack();
    bot.afterReply();
    if (above) {
      const window = await windowAfter(bot, asking, origin, message);
      await bot.client.views.update({ view_id: above, view: window }).catch(() => undefined);
    } else if (origin.from !== null && message) await whisper(bot, { channel: origin.from, user }, message);
    await publishHome(bot, user);
    return undefined;
  });
}
