import type { MultiSelect, Option, OptionGroup, Select } from '@slack/types';
import type { Conversation, OfficeState } from '../../contract.ts';
import { titleOf } from '../directory.ts';
import { plainText } from '../mrkdwn.tsx';

/** One thing that can be chosen: `value` is what the element reports for it. */
export interface Choosable {
  key: string;
  label: string;
  group: string;
  value: unknown;
}

/** What a select offers, whether its options are given or are the people and channels of the office. */
export function choosableIn(element: Select | MultiSelect, office: OfficeState): Choosable[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return [...optionsOf(element.options), ...(element.option_groups ?? []).flatMap(groupOf)];
    case 'users_select':
    case 'multi_users_select':
      return office.people.map((one) => choosable(one.id, one.name));
    case 'channels_select':
    case 'multi_channels_select':
      return office.conversations.filter((one) => one.kind === 'channel').map(conversationChoice);
    case 'conversations_select':
    case 'multi_conversations_select':
      return office.conversations
        .filter((one) => one.isMember && passes(one, element.filter?.include))
        .map(conversationChoice);
    default:
      return [];
  }
}

/** The key under which a reported value stands in the list. */
export function keyOfValue(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'value' in value ? String(value.value) : '';
}

/** The keys of several reported values. */
export function keysOfValues(values: unknown): Set<string> {
  return new Set(Array.isArray(values) ? values.map(keyOfValue) : []);
}

function groupOf(group: OptionGroup): Choosable[] {
  return optionsOf(group.options, plainText(group.label));
}

function optionsOf(options: Option[] = [], group = ''): Choosable[] {
  return options.map((option) => ({
    key: option.value ?? '',
    label: plainText(option.text),
    group,
    value: option,
  }));
}

function conversationChoice(conversation: Conversation): Choosable {
  return choosable(conversation.id, titleOf(conversation));
}

function choosable(id: string, label: string): Choosable {
  return { key: id, label, group: '', value: id };
}

function passes(conversation: Conversation, include: ('im' | 'mpim' | 'private' | 'public')[] = []): boolean {
  const kinds = { channel: 'public', private: 'private', dm: 'im' } as const;
  return include.length === 0 || include.includes(kinds[conversation.kind]);
}
