/** What waits for somebody. */
export const day = {
  'waiting.draft': '拟立项，请决定是否立项',
  'waiting.approved': '已立项，请交办',
  'waiting.declined': '科室退回，请改派或撤销',
  'waiting.deferral': '申请延期至 {day}，请决定',
  'waiting.review': '已提交办结，请审核',
  'waiting.suspended': '挂账到了复核日，请决定是否恢复',
  'waiting.answer': '您的批示有了答复，请阅',
  'waiting.acknowledge': '请签收',
  'waiting.instruction': '有批示，请答复',
} as const;
