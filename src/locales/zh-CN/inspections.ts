/** Rounds of inspections on site (督查). */
export const inspections = {
  'inspection_refusal.unknown': '没有 {inspection} 这一轮督查。用 `/duban 督查 列表` 查看。',
  'inspection_state.planned': '待开展',
  'inspection_state.under_way': '督查中',
  'inspection_state.finished': '已结束',
  'inspection_state.cancelled': '已取消',
  'inspection_kind.monthly': '月督查',
  'inspection_kind.special': '专项督查',
  'check.pass': '符合',
  'check.fail': '不符合',
  'check.na': '不适用',
} as const;
