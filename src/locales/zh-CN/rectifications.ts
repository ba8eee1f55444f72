/** Findings and their rectification (整改). */
export const rectifications = {
  'rectification_refusal.unknown': '没有 {rectification} 这项整改。用 `/duban 整改 列表` 查看。',
  'rectification_state.noted': '已记录，未发出',
  'rectification_state.issued': '待认领',
  'rectification_state.disputed': '有异议，待裁定',
  'rectification_state.in_progress': '整改中',
  'rectification_state.done': '待复查',
  'rectification_state.suspended': '挂账',
  'rectification_state.closed': '已销号',
  'rectification_state.withdrawn': '已撤回',
} as const;
