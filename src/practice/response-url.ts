import { Issued } from './issued.ts';
import { isObject, textOf, type Json } from './json.ts';
import type { MessageRecord } from './messages.ts';
import { Args, SlackError } from './methods/args.ts';
import { contentOf, type Content } from './methods/content.ts';
import type { Workspace } from './workspace.ts';

const USES = 5;
const LIFE_MS = 30 * 60_000;

interface Asked {
  userId: string;
  channel: string;
  /** The message whose element was used; replace and delete are about this one. */
  message?: MessageRecord;
  uses: number;
}

export interface UrlAnswer {
  status: number;
  body: Json | 'ok';
}

/** Response URLs: five uses within half an hour of real time, private to the person unless the bot says otherwise. */
export class ResponseUrls {
  readonly #issued: Issued<Asked>;
  readonly #workspace: Workspace;

  constructor(workspace: Workspace, realNow: () => number) {
    this.#workspace = workspace;
    this.#issued = new Issued(LIFE_MS, realNow);
  }

  /** The path of a new response URL. */
  issue(userId: string, channel: string, message?: MessageRecord): string {
    const about = message === undefined ? {} : { message };
    return `/response/${this.#issued.issue({ userId, channel, uses: 0, ...about })}`;
  }

  /** After a reset there is nothing left to answer to. */
  clear(): void {
    this.#issued.clear();
  }

  /** What the bot posted to the URL takes effect. */
  use(key: string, body: unknown): UrlAnswer {
    const issued = this.#issued.find(key);
    if (!issued) return refusal(404, 'expired_url');
    if (issued.uses >= USES) return refusal(404, 'used_url');
    if (!isObject(body)) return refusal(400, 'invalid_payload');
    try {
      const answer = this.#apply(issued, body);
      if (answer.status === 200) issued.uses += 1;
      return answer;
    } catch (error) {
      if (error instanceof SlackError) return refusal(400, error.code, error.extra);
      throw error;
    }
  }

  #isGone(message: MessageRecord): boolean {
    const kept = this.#workspace.messages.find(message.channel, message.ts);
    return kept !== message || message.subtype === 'tombstone';
  }

  #apply(issued: Asked, body: Json): UrlAnswer {
    const { message } = issued;
    if (
      message &&
      this.#isGone(message) &&
      (body.delete_original === true || body.replace_original === true)
    ) {
      return refusal(404, 'message_not_found');
    }
    if (body.delete_original === true) {
      if (message) this.#workspace.delete(message);
      return { status: 200, body: 'ok' };
    }
    const content = answerOf(this.#workspace, body);
    if (body.replace_original === true && message) {
      const { blocks } = content;
      const seenByAll = message.ephemeralTo === undefined;
      this.#workspace.edit(message, { ...content, blocks }, this.#workspace.bot.id, seenByAll);
      return { status: 200, body: 'ok' };
    }
    postAnswer(this.#workspace, issued, body, content);
    return { status: 200, body: 'ok' };
  }
}

type Answer = Omit<Content, 'warnings'>;

/** What an answer is made of: the same rules as for a message by a method. */
export function answerOf(workspace: Workspace, body: Json): Answer {
  const { warnings: _, ...content } = contentOf(workspace, new Args(body));
  return content;
}

/** Posts what the bot answered to a command: to the person alone, or to the channel when it says so. */
export function postAnswer(
  workspace: Workspace,
  to: { userId: string; channel: string },
  body: Json,
  content: Answer,
): void {
  const threadTs = textOf(body.thread_ts);
  workspace.post({
    channel: to.channel,
    userId: workspace.bot.id,
    botId: workspace.botId,
    ...content,
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(body.response_type === 'in_channel' ? {} : { ephemeralTo: to.userId }),
  });
}

function refusal(status: number, error: string, extra: Json = {}): UrlAnswer {
  return { status, body: { ok: false, error, ...extra } };
}
