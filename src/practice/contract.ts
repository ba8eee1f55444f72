/**
 * What the practice page and the practice server say to each other under `/_practice`.
 * The server imports these types and so does the page; neither imports the other.
 */

import type { ClockState, PassedSlot, Sample } from './contract-tools.ts';

export type Language = 'zh-CN' | 'en';

/** A Block Kit block as it was posted; the page renders it, the server validates it. */
export interface Block {
  type: string;
  block_id?: string;
  [field: string]: unknown;
}

export interface Person {
  id: string;
  handle: string;
  name: string;
  language: Language;
  isBot: boolean;
  /** Do Not Disturb is on. */
  dnd: boolean;
}

export interface Conversation {
  id: string;
  /** Without `#`; for a direct message the other person's name. */
  name: string;
  kind: 'channel' | 'private' | 'dm';
  botIsMember: boolean;
  /** True when the person asked for may read and write here. */
  isMember: boolean;
  memberIds: string[];
  unread: number;
  /** `ts` of the newest message that the person has seen; null when none. */
  lastRead: string | null;
  /** Nobody can write there any more. */
  isArchived: boolean;
}

/** A file that somebody attached. */
export interface FileCard {
  id: string;
  name: string;
  /** What is shown for the name, when the app gave it another. */
  title: string;
  mimetype: string;
  /** The kind of file in words, as Slack says it: `Word Document`. */
  type: string;
  /** Bytes. */
  size: number;
  /** The page may show it as a picture; everything else is only offered for download. */
  isPicture: boolean;
  /** The person who asked has attached it, and may delete it. */
  isMine: boolean;
  /** Nothing but its place is left. */
  deleted: boolean;
  /** Where the page fetches it from, for the person who asked; with `&download` always as a download. */
  url: string;
  /** Description of a picture, given by the app. */
  altText?: string;
}

export interface Message {
  ts: string;
  threadTs?: string;
  userId: string;
  /** Name shown, also for the app. */
  author: string;
  isApp: boolean;
  text: string;
  /** Slack's own, for lines that nobody wrote: `channel_join`, `tombstone`, … */
  subtype?: string;
  blocks?: Block[];
  files?: FileCard[];
  edited: boolean;
  /** Only its addressee sees it. */
  ephemeral: boolean;
  reactions: { name: string; userIds: string[] }[];
  replyCount: number;
  /** Who replied, the latest last. */
  replyUserIds: string[];
  /** When the latest reply came, as `day` and `time` are given. */
  lastReply?: { day: string; time: string };
  /** Local wall time of the practice clock, `HH:mm`, and its day. */
  time: string;
  day: string;
}

export interface View {
  id: string;
  hash: string;
  type: 'modal' | 'home';
  callbackId: string;
  title: string;
  submit?: string;
  close?: string;
  /** Another modal lies below it. */
  isStacked: boolean;
  blocks: Block[];
  /** What stands in its inputs: initial values, or what was sent with the last click, submit or update. */
  state?: StateValues;
}

export interface CommandHint {
  command: string;
  description: string;
  usageHint?: string;
}

/** `GET /_practice/office?as=U…` */
export interface OfficeState {
  name: string;
  language: Language;
  team: string;
  /** False when no bot is connected. */
  botConnected: boolean;
  botUserId: string;
  clock: ClockState;
  people: Person[];
  conversations: Conversation[];
  commands: CommandHint[];
  /** The modal on top of this person's stack, if one is open. */
  modal: View | null;
  home: View | null;
  /** The offices to choose from at a reset; empty when there is only the one. */
  samples: Sample[];
  /** The id of the one that this is; null when there is only the one. */
  sample: string | null;
}

/** `GET /_practice/messages?as=U…&channel=C…[&thread=ts]`: oldest first. */
export interface MessageList {
  channel: string;
  messages: Message[];
}

export type StateValues = Record<string, Record<string, Record<string, unknown>>>;

/** `POST /_practice/act`: one thing that a person does in Slack. */
export type Act = { as: string } & (
  | { kind: 'message'; channel: string; text: string; threadTs?: string; files?: string[] }
  | { kind: 'edit'; channel: string; ts: string; text: string }
  | { kind: 'delete'; channel: string; ts: string }
  /** Deletes a file that the person has attached, wherever it was shown. */
  | { kind: 'delete_file'; file: string }
  | { kind: 'slash'; channel: string; command: string; text: string }
  | {
      kind: 'click';
      /** Where the element is: in a message, or in a view. */
      in: { channel: string; ts: string } | { view: string };
      blockId: string;
      actionId: string;
      /** For selects, dates and the like: Slack's action fields, e.g. `{ selected_option: … }`. */
      fields?: Record<string, unknown>;
      /** Current input values of the message or view. */
      state?: StateValues;
    }
  | { kind: 'submit'; view: string; state: StateValues }
  /** By the close button or the arrow back; with `all` by the cross, which closes the modals below as well. */
  | { kind: 'close'; view: string; all?: boolean }
  | { kind: 'home' }
  | { kind: 'read'; channel: string }
  | { kind: 'react'; channel: string; ts: string; name: string; remove?: boolean }
  | { kind: 'dm'; with: string }
  /** Enters a public channel. */
  | { kind: 'join'; channel: string }
  /** Asks the app what may be chosen in an external select. */
  | {
      kind: 'options';
      in: { channel: string; ts: string } | { view: string };
      blockId: string;
      actionId: string;
      query: string;
    }
  /** A person's own settings in Slack. */
  | { kind: 'preferences'; language?: Language; dnd?: boolean }
);

/** Answer of `POST /_practice/act`; HTTP 200 also when Slack would have shown an error. */
export type ActResult =
  | {
      ok: true;
      ts?: string;
      channel?: string;
      errors?: Record<string, string>;
      /** What an external select offers: Slack's `options` or `option_groups`. */
      options?: Record<string, unknown>[];
      optionGroups?: Record<string, unknown>[];
    }
  /** `message` is what Slack would show the person, in their language. */
  | { ok: false; error: string; message: string };

/** `POST /_practice/upload?as=U…&name=…`, the file itself as the body: what a person attaches next. */
export type UploadResult = { ok: true; file: FileCard } | { ok: false; error: string; message: string };

/** `GET /_practice/events?as=U…`: server-sent events; the page fetches again what changed. */
export type PracticeEvent =
  | { kind: 'messages'; channel: string }
  | { kind: 'conversations' }
  | { kind: 'modal' }
  | { kind: 'home' }
  /** `passed` as soon as one slot of a longer move has been lived through. */
  | { kind: 'clock'; passed?: PassedSlot }
  | { kind: 'bot' }
  /** A fresh office, perhaps with other people: nothing that was known is true any more. */
  | { kind: 'reset' }
  /** Something new in the traffic log; told at most a few times a second. */
  | { kind: 'traffic' }
  /** Slack's own private notice, e.g. for a command that nobody acknowledged. */
  | { kind: 'notice'; text: string };
