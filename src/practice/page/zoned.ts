/** The civil day and wall time of an instant in a timezone: `2022-05-05` and `08:55`. */
export function wallTime(at: Date, timezone: string): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** The instant of a wall time such as `2022-05-05T09:00` in a timezone; undefined when it is no time. */
export function instantOf(wall: string, timezone: string): Date | undefined {
  const wanted = Date.parse(`${wall}Z`);
  if (Number.isNaN(wanted)) return undefined;
  let guess = wanted;
  // Two rounds: the offset of the first guess may be that of the other side of a clock change.
  for (let round = 0; round < 2; round += 1) {
    const shown = wallTime(new Date(guess), timezone);
    guess += wanted - Date.parse(`${shown.day}T${shown.time}Z`);
  }
  return new Date(guess);
}

/** Day of the week of a civil day, 0 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(Date.parse(`${day}T00:00Z`)).getUTCDay();
}

/** A civil day in words: `2022年5月5日 星期四`, `Thursday, May 5, 2022`, or shorter. */
export function dayInWords(day: string, language: string, dateStyle: 'full' | 'medium' = 'full'): string {
  return new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00Z`),
  );
}
