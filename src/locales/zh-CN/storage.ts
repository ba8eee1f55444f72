/** When nothing can be saved. */
export const storage = {
  'storage.full': '存放记录的磁盘已满，请通知管理员腾出空间',
  'storage.busy': '记录正被另一个程序占用，一般很快就好；一直这样请通知管理员',
  'storage.read_only': '记录现在只能查看、不能写入，请通知管理员',
  'storage.unreachable': '存放记录的数据库连不上，请通知管理员',
  'storage.not_saved': '未保存：{cause}（编号 {id}）。您写的内容在下面，恢复后请再发一次。',
  'storage.not_done': '未办成：{cause}（编号 {id}）。恢复后请再试一次。',
  'storage.form_open': '未保存：{cause}（编号 {id}）。您填写的内容还在这里，恢复后请再点「提交」。',
} as const;
