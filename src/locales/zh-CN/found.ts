/** How far what was found is mended, by section and age. */
export const found = {
  'found.title': '整改进度',
  'found.chapter': '督查整改',
  'found.none': '没有未销号的整改。',
  'found.totals':
    '累计发出整改 {issued} 项：已销号 {closed} 项，其中按期完成 {inTime} 项；撤回 {withdrawn} 项。',
  'found.open': '未销号',
  'found.of_section': '{section}：未销号 {count} 项',
  'found.overdue': '逾期',
  'found.suspended': '挂账',
  'age.up_to_7': '7天以内',
  'age.up_to_15': '8–15天',
  'age.up_to_30': '16–30天',
  'age.over_30': '30天以上',
  'found.more': '还有 {count} 项逾期，用 `/duban 整改 列表` 查看。',
  'found.cut': '内容较多，这里只显示了开头；其余可按科室查看：`/duban 督查 进度 科室`。',
  'found.note': '按科室名册顺序排列，不是排名。天数从整改要求发出之日算起；逾期和挂账包含在未销号之内。',
} as const;
