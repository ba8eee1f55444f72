/** What is wrong with a campaign file or a holiday notice and what to do about it; what an import changes. */
export const campaign = {
  'campaign.fault.empty-file': '文件是空的。请照 campaigns/ 里的样例填写。',
  'campaign.fault.too-large': '文件超过 {limit} 个字符，不像是创建方案文件。请核对是否选错了文件。',
  'campaign.fault.too-deep': '这里嵌套太深。请照样例的层次书写。',
  'campaign.fault.too-many': '另有 {count} 处问题未列出。请先改正以上各处再导入。',
  'campaign.fault.control-character': '这里有不可见的控制字符 {character}。请删除后重新输入。',
  'campaign.fault.yaml-duplicate-key': '键「{key}」在这里写了两次。请只保留一处。',
  'campaign.fault.yaml-tab': '缩进用了制表符。请改用空格。',
  'campaign.fault.yaml-indent': '缩进与上文不一致。同一层的各行请左对齐。',
  'campaign.fault.yaml-bracket':
    '这里读不通：前面可能少了括号、引号、逗号或冒号（标点须用半角）。请检查本行和上一行。',
  'campaign.fault.yaml-quote': '值不能以「{start}」开头。请把整个值放进双引号。',
  'campaign.fault.yaml-escape': '双引号里的反斜杠写法无效。请改用单引号，或把「\\」写成「\\\\」。',
  'campaign.fault.yaml-alias': '引用「*{name}」没有对应的内容，或绕回了自身。请直接写出内容。',
  'campaign.fault.yaml-tag': '这里不用「!」标签。请删掉标签，只留值。',
  'campaign.fault.yaml-documents': '一个文件只能写一份方案。请删除「---」及其后的内容。',
  'campaign.fault.yaml-colon': '这里多了一个冒号，或缩进不对。值中含「: 」时请放进双引号。',
  'campaign.fault.yaml-key': '键只能是一个简单的词。请照样例写成「键: 值」。',
  'campaign.fault.yaml-other': '这里不是正确的 YAML。请对照样例检查本行。',
  'campaign.fault.unknown-key': '没有「{key}」这个键。请删除，或改用：{allowed}。',
  'campaign.fault.unknown-key-near': '没有「{key}」这个键。是否要写「{near}」？',
  'campaign.fault.comma-in-text':
    '「{text}」没有值。如果它属于逗号前的文字，请把整段文字放进双引号；否则请删除。',
  'campaign.fault.missing': '缺少「{key}」。请补上。',
  'campaign.fault.empty-entry': '列表里有一项是空的。请填写或删除这一项。',
  'campaign.fault.empty-list': '「{key}」是空的。请至少写一项。',
  'campaign.fault.wrong-type':
    '这里应当是{expected, select, number {一个数} flag {true 或 false} list {一个列表，如 [a]} map {若干「键: 值」} other {一段文字}}。',
  'campaign.fault.empty-text': '这里的文字是空的。请填写。',
  'campaign.fault.text-too-long': '文字有 {length} 字，最多 {limit} 字。请缩短。',
  'campaign.fault.bad-id':
    '「{id}」不能作编号。编号只用小写字母、数字和连字符，以字母或数字开头，最多 80 位，如 zonghe-1。',
  'campaign.fault.duplicate-id': '编号「{id}」已在第 {line} 行用过。请换一个。',
  'campaign.fault.bad-day': '「{value}」不是有效的日期。请写成年-月-日，如 2022-03-01。',
  'campaign.fault.bad-time': '「{value}」不是有效的时刻。请用 24 小时制写成时:分，如 "09:00"。',
  'campaign.fault.bad-number': '「{value}」不行。这里要 {min} 到 {max} 的整数。',
  'campaign.fault.bad-weight': '「{value}」不能作权重。请写大于 0、不超过 100 的数，最多两位小数。',
  'campaign.fault.bad-flag': '「{value}」不行。请写 true（是）或 false（否）。',
  'campaign.fault.bad-choice': '「{value}」不行。可用的值：{allowed}。',
  'campaign.fault.bad-choice-near': '「{value}」不行。是否要写「{near}」？可用的值：{allowed}。',
  'campaign.fault.bad-zone': '没有「{value}」这个时区。请写 IANA 时区名，如 Asia/Shanghai。',
  'campaign.fault.bad-zone-near': '没有「{value}」这个时区。是否要写「{near}」？',
  'campaign.fault.bad-channel':
    '「{value}」不是有效的 Slack 频道名。请用小写字母、汉字、数字、- 或 _，不含空格，最多 80 字；也可写频道 ID（以 C 或 G 开头）。',
  'campaign.fault.channel-comment': '「#{value}」被当成了注释。请去掉井号，写成 {value}。',
  'campaign.fault.bad-slack': '「{value}」不是有效的 Slack 账号。请写用户 ID（如 U012AB3CD）、邮箱或用户名。',
  'campaign.fault.bad-cron':
    '「{value}」不是有效的 cron 表达式。请写五段：分 时 日 月 星期，如 "0 9 * * 1"。',
  'campaign.fault.ends-before-start': '结束日期 {to} 早于开始日期 {from}。请改正其中一个。',
  'campaign.fault.day-outside-campaign': '{day} 不在创建期 {from} 至 {to} 之内。请改日期，或调整创建期。',
  'campaign.fault.unknown-reference':
    '没有编号为「{id}」的{noun, select, person {人员} section {科室} other {目标}}。请先在{noun, select, person { people } section { sections } other { goals }}里列出，或改正编号。',
  'campaign.fault.unknown-reference-near':
    '没有编号为「{id}」的{noun, select, person {人员} section {科室} other {目标}}。是否要写「{near}」？',
  'campaign.fault.section-unreachable':
    '科室「{section}」既无频道，也无负责人和副职，消息无处可送。请至少填 channel、head、deputy 之一。',
  'campaign.fault.head-is-deputy': '「{person}」既是 head 又是 deputy。请换人，或删去 deputy。',
  'campaign.fault.lead-supports': '「{section}」已是牵头科室，不必再列为配合科室。请从 supporting 中删去。',
  'campaign.fault.listed-twice': '「{id}」列了两次。请删去一个。',
  'campaign.fault.channel-twice':
    '频道「{channel}」已用于科室「{section}」。每个科室请用各自的频道，或不设频道。',
  'campaign.fault.slack-twice': 'Slack 账号「{slack}」已属于「{person}」。请改正，或把两人合为一人。',
  'campaign.fault.weights-sum': '各目标权重合计为 {sum}，应为 100。请调整。',
  'campaign.fault.every-and-due':
    '重复任务（every）没有单一的截止日期。请删去 due_on（每次到期由节奏决定），或删去 every。',
  'campaign.fault.no-office': '领导小组办公室（office）无人。日常工作由它负责，请至少写一人。',
  'campaign.fault.quiet-hours-same': '静默时段的起止时刻相同。请改其中一个，或删去 quiet_hours。',
  'campaign.fault.timing-empty': '没有写何时。请写 {allowed}。',
  'campaign.fault.timing-cron-alone': 'cron 已定好日期和时刻，不能再写「{key}」。请删去其中之一。',
  'campaign.fault.timing-day-and-on': '「day」和「on」只能写一个。请删去其中之一。',
  'campaign.fault.timing-needs': '「{key}」只能与「{other}」同用。请补上「{other}」，或删去「{key}」。',
  'campaign.fault.week-order': '「{later}」应在「{earlier}」之后。请改日子或时刻。',
  'campaign.fault.notice-year-key': '「{value}」不是年份。请写四位数，如 2027。',
  'campaign.fault.notice-range':
    '「{value}」不是有效的日期或起止日期。请写成 "2027-01-01" 或 "2027-01-01..2027-01-03"。',
  'campaign.fault.notice-year': '{day} 不属于 {year} 年的通知。只可写当年和上一年 12 月的日期。',
  'campaign.fault.notice-twice': '{day} 写了两次。请删去一个。',
  'campaign.fault.notice-off-and-workday': '{day} 既是放假又是上班。请删去其中之一。',
  'campaign.fault.notice-not-weekend':
    '{day} 是星期一至星期五，本来就上班。workdays 只写调休上班的周六、周日。',
  'campaign.change.campaign': '+ 方案 {id} {name}',
  'campaign.change.added':
    '+ {noun, select, person {人员} section {科室} goal {目标} task {任务} other {督查项}} {id} {name}',
  'campaign.change.retired':
    '- {noun, select, person {人员} section {科室} goal {目标} task {任务} other {督查项}} {id} {name}（停用）',
  'campaign.change.changed':
    '~ {noun, select, person {人员} section {科室} goal {目标} task {任务} other {督查项}} {id}：{fields}',
  'campaign.change.order':
    '~ {noun, select, person {人员} section {科室} goal {目标} task {任务} other {督查项}}新次序：{ids}',
  'campaign.change.setting': '~ {field}：{from} → {to}',
  'campaign.change.field': '{field} {from} → {to}',
  'campaign.change.none': '无',
  'campaign.change.between': '；',
} as const;
