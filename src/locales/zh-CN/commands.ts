export const commands = {
  'refusal.no_campaign': '还没有导入活动方案。请管理员运行 `npx duban import 文件`。',
  'refusal.not_a_participant':
    '您不在这项活动的名单里，所以这里没有您要办的事。如果应当有您，请联系领导小组办公室把您加进方案。',
  'refusal.no_section':
    '您不在任何科室名下，不能代表科室回复。您可以用 `/duban progress` 查看进度；如果应当有您，请联系领导小组办公室。',
  'refusal.unknown_verb': '没有「{verb}」这个命令。您是不是要：{nearest}？输入 `/duban help` 查看全部。',
  'refusal.nearly_task':
    '没有「{word}」这个命令，没有办理，也没有存为回复。您是不是要：{nearest}？如果就是回复内容，请在前面写上「回复」。',
  'refusal.unknown_section': '没有「{section}」这个科室。可用的科室编号：{known}',
  'refusal.not_your_section':
    '您不能代表{section}回复。可以代表它的是该科室人员和领导小组办公室；您可以代表：{mine}。',
  'refusal.nobody': '（无）',
  'refusal.empty_reply': '回复是空的，没有保存。没有变化时请点「无变化」，或输入 `/duban reply 内容`。',
  'refusal.never_deployed':
    '还没有部署过任何一周的任务，暂时没有可以回复的内容，没有保存。请在收到部署消息后再发一次。',
  'refusal.unknown_period': '{period} 没有部署过：可能并入了其他周，或者还没到。写法如 2022-W18。',
  'refusal.already_answered':
    '{section}本周已经回复，内容保持不变，没有改成「无变化」。要修改请点「修改」，要收回请点那条回复的「撤回」。',
  'refusal.reply_gone': '这条回复已经撤回或被更新的内容代替，没有再改动。',
  'refusal.office_only': '这件事由领导小组办公室办理。',
  'refusal.leaders_only': '只有领导小组和领导小组办公室可以把进度发到频道。',
  'refusal.bad_day': '「{day}」不能用：日期写法如 2022-05-20，结束日不能早于开始日。',
  'refusal.unknown_person': '名单里没有「{person}」。',
  'refusal.usage': '用法：`{usage}`',
  'refusal.not_understood': '没看懂「{word}」，没有办理。{how}',
  failure:
    '出了意外，没有保存（编号 {id}）。您写的内容在下面，请稍后再试一次；如果一直这样，请把编号告诉管理员。',
  'failure.nothing_typed':
    '出了意外，没有办成（编号 {id}）。请稍后再试一次；如果一直这样，请把编号告诉管理员。',
  'help.title': '督办 · 我能做什么',
  'help.reply':
    '`/duban 回复 内容` — 把内容记为本周回复；不带内容则打开表单。按任务写：`/duban 回复 T5 完成 已更新`；代某科室：`科室:科室编号`',
  'help.tasks': '`/duban 任务 [逾期|待办|待签收|科室]` — 本科室的任务，或按条件查看所有任务',
  'help.task_section':
    '`/duban 任务 签收|报告|延期|提交 T12 …` — 办任务：签收；报告进展；延期写 `任务 延期 T12 延至:日期 原因`；提交办结结果。科室负责人还可以退回、分解、指定；`任务 查看 T12` 打开任务卡，按按钮也一样',
  'help.task_office':
    '`/duban 任务 立项 名称 科室:编号 截止:日期` — 交办新任务；`任务 同意|不同意 T12` 决定立项或延期，`任务 重办|销号 T12` 审核办结；还有交办、挂账、恢复、撤销；`/duban 审计 [T12|I3|R7]` 查看最近的记录，或一项任务、督查、整改的全部记录',
  'help.task_leader':
    '`/duban 批示 T12 内容` — 对任务作批示，在任务卡或周汇总下回复也一样；看过答复后 `/duban 任务 已阅 T12`，答复前可以 `任务 收回 T12`',
  'help.inspect': '`/duban 督查 [查看 I3]` — 督查的安排和结果；自查、提问写 `/duban 督查 自查|提问 I3 …`',
  'help.inspect_office':
    '`/duban 督查 开展 月督查|专项 …`、`/duban 督查 记录|结束 I3 …` — 安排督查，现场记录，结束后发出整改；`/duban 督查 通报 I3` 起草、修改和发布通报',
  'help.progress': '`/duban 进度 [科室|周|2022-05]` — 进展到哪里了；写月份则看当月办理情况',
  'help.calendar': '`/duban 日历` — 接下来的日期，以及为什么调整',
  'help.leave': '`/duban 请假 开始日 结束日 [@某人]` — 期间改为提醒副职',
  'help.help': '`/duban 帮助 [督查|整改]` — 本说明；或督查、整改的全部命令',
  'help.inspect_topic': '督查命令',
  'help.rectify_topic': '整改命令',
  'help.doors':
    '在任务消息下回复、@我、点按钮，和输入命令完全一样。修改或删除那条消息，回复也随之更新或撤回。',
  'help.office': '您是领导小组办公室成员：可以代任何科室回复（会注明是您）。',
  'help.leader': '您是领导小组成员：`/duban 进度` 下有按钮，可把进度发到频道。',
  'help.secret': '请勿在这里写涉密内容。',
  'menu.title': '您好，{name}',
  'menu.owes': '*{section}* 尚未回复 {week}，{due} 截止。',
  'menu.owes_late': '*{section}* 还没有回复 {week}（{due} 已截止，仍可补交）。',
  'menu.answered': '*{section}* 已回复 {week}（{state}）。',
  'menu.no_tasks': '*{section}* {week} 没有任务。',
  'menu.nothing': '现在没有要您回复的事。',
  'menu.not_deployed': '还没有部署过任务。下一次部署：{at}。',
  'menu.next': '接下来：{slots}',
  'menu.waiting': '*等您办理的事：{count} 件*',
  'menu.verbs':
    '命令：`reply` 回复 · `tasks` 任务 · `task` 办任务 · `inspect` 督查 · `rectify` 整改 · `progress` 进度 · `calendar` 日历 · `help` 帮助',
  'tasks.title': '{section} · {week}任务',
  'tasks.none': '{section} 本周没有任务。',
  'tasks.not_deployed': '还没有部署过任务。',
  'progress.title': '进度 · {week}',
  'page.more': '内容较多，这里只显示了开头；其余可按科室查看：`/duban progress 科室`。',
  'progress.post': '发到频道',
  'progress.posted': '已排队，很快发到频道；安静时段和休息日会顺延到工作时间。',
  'progress.not_deployed': '还没有部署过任务，所以还没有进度。',
  'calendar.title': '接下来的日期',
  'calendar.none': '接下来五周没有安排。',
  'calendar.uncovered':
    '⚠ {year} 年的放假调休安排还没有录入，暂按周一至周五计算。请管理员运行 `npx duban import` 导入。',
  'leave.saved': '已登记：{name} {from} 至 {to} 请假，期间的提醒改发副职；没有副职的，改发领导小组办公室。',
  'alert.channel':
    '督办无法把消息发到 {address}（{code}）。消息已排队，不会丢失：请在该频道输入 `/invite @{bot}`，或核对活动方案里的频道名。',
  'alert.person': '督办无法给 {address} 发私信（{code}）。消息已排队：请核对活动方案里此人的 Slack 账号。',
  'alert.missed':
    '督办停机期间错过了以下事项，时间已过，没有补发：{slots}。如果仍需要，请人工通知；进度随时可用 `/duban progress` 查看和发布。',
  'alert.back':
    '{from} 到 {until} 督办没有在线，现已恢复。期间在话题里写的回复已补收；用命令、按钮或表单办理时提示失败的，没有存下，请再办一次。',
  'alert.restored':
    '督办的数据已从备份恢复，{from} 到 {until} 的记录没有保住。期间在话题里写的回复和上传的材料已补收；期间用命令、按钮或表单办理的（包括回复、签收、审批、督查记录、请假），现在没有记录，请核对后再办一次。',
  'slot.weekly_deploy': '周部署',
  'slot.weekly_prompt': '周提醒',
  'slot.weekly_due': '周回复截止',
  'slot.weekly_summary': '周汇总',
  'slot.monthly_notice': '月督查预告',
  'slot.monthly_inspection': '月督查',
  'slot.quarterly_review': '季讲评',
  'slot.half_yearly_assessment': '半年考核',
  'slot.yearly_appraisal': '年终评比',
  'slot.daily_urging': '当日催办',
  'slot.inspection_start': '督查开始',
  'reason.covers': '一并包含 {weeks}',
  'reason.holiday': '避开放假 {from} 至 {to}',
  'reason.make_up_workday': '{on} 是调休工作日',
  'reason.campaign_starts': '活动 {on} 开始',
  'reason.campaign_ends': '活动 {on} 结束',
  'reason.short_month': '当月没有 {day} 日，取最后一天',
  'reason.lead': '{on} 部署，至少留一个工作日',
  'reason.after_due': '等到截止之后',
  'reason.gap': '当地时钟跳过 {from}–{to}',
  'reason.quiet_hours': '避开安静时段 {from}–{to}',
  'reason.not_covered': '{year} 年放假安排未录入，暂按周一至周五',
} as const;
