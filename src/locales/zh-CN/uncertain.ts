export const uncertain = {
  'uncertain.found':
    '{key}：不能确定是否已发出。发往 {address}，{at}，“{text}”；原因：{error}；{history}。核对后运行：duban doctor settle {key} sent（已在频道里，可附消息链接）、resend（重新发）或 drop（不发了）',
  'uncertain.shown': 'Slack 现在显示它已发出（{ts}）',
  'uncertain.absent': 'Slack 的历史里现在没有它',
  'uncertain.unreadable': 'Slack 的历史现在读不到（{code}），请到频道里看',
  'uncertain.usage': '用法：duban doctor settle 消息编号 sent [消息链接] | resend | drop',
  'uncertain.bad_link':
    '“{link}”不是消息链接。在 Slack 里选“复制链接”，形如 https://…/archives/C0123/p1651712400000100。',
  'uncertain.not_uncertain': '{key} 的结果是清楚的（{state}），不需要决定；没有改动。',
  'uncertain.stands': 'Slack 显示 {key} 已经发出（{ts}），所以不重发。请运行：duban doctor settle {key} sent',
  'uncertain.refused_unknown': '没有编号为 {key} 的消息。duban doctor 会列出全部不能确定的消息。',
  'uncertain.refused_overtaken': '{key} 刚被别处改动；没有改动。请再看一次 duban doctor。',
  'uncertain.refused_needs_link':
    'Slack 的历史读不到，不知道 {key} 在哪里。请复制那条消息的链接：duban doctor settle {key} sent 链接',
  'uncertain.refused_other_channel': '链接里的频道不是 {key} 要发往的频道；没有改动。',
  'uncertain.refused_absent': 'Slack 的历史里没有 {key}，所以不能记为已发；没有改动。可以用 resend 或 drop。',
  'uncertain.done_sent': '已记为发出：{key}。',
  'uncertain.done_resend': '将重新发出：{key}。',
  'uncertain.done_drop': '不再发出：{key}。',
  'uncertain.day':
    '有 {count} 条消息不能确定是否已发出。请督办的管理员运行 `npx duban doctor` 查看，并用 `npx duban doctor settle` 处理',
  'audit.message': '发往 {address} 的消息',
  'audit.message_sent': '核定已发出',
  'audit.message_resend': '核定重发',
  'audit.message_drop': '核定不发',
  'audit.delivery_uncertain': '不能确定',
  'audit.delivery_sent': '已发出',
  'audit.delivery_queued': '待发',
  'audit.delivery_cancelled': '不发',
} as const;
