import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { postProgress } from '../src/announce/progress.ts';
import { tellsMoves } from '../src/announce/tasks.ts';
import { words } from '../src/locales/words.ts';
import type { Message } from '../src/messages/blocks.ts';
import { ACTION, CIRCULAR, readAskId, readDraftChoice } from '../src/messages/ids.ts';
import { notice, withdrawnMessage } from '../src/messages/reply.ts';
import { Refusal } from '../src/refusal.ts';
import { submitDraft } from '../src/replies/drafts.ts';
import { withdrawSubmission } from '../src/replies/withdrawal.ts';
import { clickKey } from '../src/slack/once-keys.ts';
import { answered, whisper, whoAsks, type Asking, type Bot } from './bot.ts';
import { openCircularForm, pressPost } from './circular-buttons.ts';
import { addFromKeptWords, useKeptWords } from './draft-buttons.ts';
import { publishHome } from './home.ts';
import { confirmation, openForm, submit } from './reply.ts';

type Click = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** What a button's handler is given. */
export interface Pressed {
  asking: Asking;
  actionId: string;
  value: string;
  inboxKey: string;
  triggerId: string;
  channel: string | null;
}

type Handler = (bot: Bot, pressed: Pressed) => Promise<Message | null>;

async function noChange(bot: Bot, { asking, value, inboxKey }: Pressed): Promise<Message | null> {
  const ask = readAskId(value);
  if (!ask) throw new Refusal({ code: 'unknown_period', period: value });
  return submit(bot, { asking, inboxKey, source: 'button', messageKey: null }, ask, { unchanged: true });
}

async function openReply(bot: Bot, { asking, value, triggerId, channel }: Pressed): Promise<null> {
  const ask = readAskId(value);
  if (!ask) throw new Refusal({ code: 'unknown_period', period: value });
  await openForm(bot, asking, ask, { triggerId, channel });
  return null;
}

async function withdraw(bot: Bot, { asking, value, inboxKey }: Pressed): Promise<Message> {
  const { language } = asking.caller;
  const asked = { inboxKey, replyId: value, caller: asking.caller };
  const done = await withdrawSubmission(bot.deps, asked, tellsMoves(bot.deps));
  return done.kind === 'repeated'
    ? notice(words(language)('reply.repeated'))
    : withdrawnMessage(done, language);
}

/** A draft whose section was chosen becomes a reply, once however often the button is pressed. */
async function choose(bot: Bot, { asking, value }: Pressed): Promise<Message> {
  const choice = readDraftChoice(value);
  const { caller } = asking;
  const draft = choice && { draftId: choice.draftId, sectionId: choice.chosen, caller };
  const done = draft ? await submitDraft(bot.deps, draft, tellsMoves(bot.deps)) : null;
  return done?.kind === 'saved'
    ? confirmation(bot, asking, done)
    : notice(words(caller.language)('reply.repeated'));
}

async function postWeek(bot: Bot, { asking, value, inboxKey }: Pressed): Promise<Message> {
  const { caller, campaign } = asking;
  if (!caller.isLeader && !caller.isOffice) throw new Refusal({ code: 'leaders_only' });
  await postProgress(bot.deps, campaign, value, inboxKey);
  return notice(words(caller.language)('progress.posted'));
}

async function press(bot: Bot, { body, action, ack, respond }: Click, handler: Handler): Promise<void> {
  const user = body.user.id;
  const channel = body.channel?.id ?? body.container?.['channel_id'] ?? null;
  const message = await answered(bot, user, '', async () =>
    handler(bot, {
      asking: await whoAsks(bot, user),
      actionId: action.action_id,
      value: action.value ?? '',
      inboxKey: clickKey(body),
      triggerId: body.trigger_id,
      channel,
    }),
  );
  await ack();
  bot.afterReply();
  if (message) {
    const answer = { text: message.text, blocks: message.blocks };
    try {
      if (!body.response_url) throw new Error('there is no message to answer to');
      await respond({ response_type: 'ephemeral', replace_original: false, ...answer });
    } catch {
      await whisper(bot, { channel, user }, message);
    }
  }
  if (body.view?.type === 'home') await publishHome(bot, user);
}

/** Every button: acknowledged after the work is on disk, answered privately. */
export function registerButtons(app: App, bot: Bot): void {
  const handlers: [string | RegExp, Handler][] = [
    [ACTION.openReply, openReply],
    [ACTION.noChange, noChange],
    [ACTION.withdraw, withdraw],
    [new RegExp(`^${ACTION.choose.replace('.', '\\.')}\\.`), choose],
    [new RegExp(`^${ACTION.chooseForForm.replace('.', '\\.')}\\.`), openReply],
    [ACTION.postProgress, postWeek],
    [new RegExp(`^${ACTION.useDraft.replace('.', '\\.')}\\.`), useKeptWords],
    [ACTION.addFromDraft, addFromKeptWords],
    [CIRCULAR.edit, openCircularForm],
    [CIRCULAR.post, pressPost],
  ];
  for (const [actionId, handler] of handlers) {
    app.action<BlockAction<ButtonAction>>(actionId, (click) => press(bot, click, handler));
  }
}
