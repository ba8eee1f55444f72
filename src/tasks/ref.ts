/** `T12`: how people name a task. */
export function refOf(task: { number: number }): string {
  return `T${task.number}`;
}
