import type { Tickets } from '../files/tickets.ts';
import type { Grant } from '../grant.ts';
import type { BotLink } from '../link.ts';
import type { PostingRate } from '../posting-rate.ts';
import type { Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import type { Args } from './args.ts';

/** What methods may use. */
export interface MethodContext {
  workspace: Workspace;
  grant: Grant;
  rate: PostingRate;
  tickets: Tickets;
  /** Where this server is, `http://127.0.0.1:3210`. */
  url: string;
  socketUrl(): string;
  link: () => BotLink;
}

export interface Method {
  /** The kinds of token that may call it. */
  token: 'bot' | 'app' | 'any' | 'none';
  run(context: MethodContext, args: Args): Json;
}

/** A method that bots call. */
export function botMethod(run: Method['run']): Method {
  return { token: 'bot', run };
}
