import type { Language } from './contract.ts';

/** What Slack itself says to a person; apps have no part in these words. */
const WORDS = {
  'zh-CN': {
    command_failed: '{command} 执行失败，错误为“{error}”',
    invalid_command: '{command} 不是有效的命令。',
    click_failed: '应用没有响应，请重试。（{error}）',
    submit_failed: '提交时出现问题，请重试。（{error}）',
    required: '请填写此必填项。',
    too_short: '至少需要 {limit} 个字符。',
    too_long: '不能超过 {limit} 个字符。',
    not_email: '请输入有效的电子邮件地址。',
    not_url: '请输入有效的网址。',
    not_number: '请输入有效的数字。',
    no_text: '不能发送空消息。',
    msg_too_long: '消息太长，无法发送。',
    channel_not_found: '找不到这个频道。',
    not_in_channel: '你不在这个频道里。',
    message_not_found: '找不到这条消息。',
    cant_update_message: '只能编辑自己的消息。',
    cant_delete_message: '只能删除自己的消息。',
    view_not_found: '这个窗口已经关闭。',
    element_not_found: '这个按钮已经不在了。',
    user_not_found: '找不到这个人。',
    already_in_channel: '已经在这个频道里了。',
    invalid_act: '无法理解这个操作：{error}',
    clock_backwards: '演练时钟只能向前。',
    no_rhythm: '没有可停靠的时段。',
    busy: '时钟正在移动，请稍候。',
  },
  en: {
    command_failed: '{command} failed with the error "{error}"',
    invalid_command: '{command} is not a valid command.',
    click_failed: 'The app did not respond. Try again. ({error})',
    submit_failed: 'We had some trouble connecting. Try again? ({error})',
    required: 'Please complete this required field.',
    too_short: 'Must be at least {limit} characters.',
    too_long: 'Must be no more than {limit} characters.',
    not_email: 'Please enter a valid email address.',
    not_url: 'Please enter a valid URL.',
    not_number: 'Please enter a valid number.',
    no_text: 'A message cannot be empty.',
    msg_too_long: 'The message is too long to send.',
    channel_not_found: 'This channel does not exist.',
    not_in_channel: 'You are not in this channel.',
    message_not_found: 'This message does not exist.',
    cant_update_message: 'You can edit only your own messages.',
    cant_delete_message: 'You can delete only your own messages.',
    view_not_found: 'This window has been closed.',
    element_not_found: 'This button is no longer there.',
    user_not_found: 'This person does not exist.',
    already_in_channel: 'Already in this channel.',
    invalid_act: 'This cannot be done: {error}',
    clock_backwards: 'The practice clock only moves forward.',
    no_rhythm: 'There is no slot to stop at.',
    busy: 'The clock is moving; wait a moment.',
  },
} satisfies Record<Language, Record<string, string>>;

export type NoticeKey = keyof (typeof WORDS)['zh-CN'];

/** Slack's own sentence in the person's language. */
export function notice(
  language: Language,
  key: NoticeKey,
  facts: Record<string, string | number> = {},
): string {
  return WORDS[language][key].replaceAll(/\{(\w+)\}/g, (_all, name: string) => String(facts[name] ?? ''));
}
