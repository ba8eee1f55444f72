/** One thing that `duban doctor` looked at. */
export interface Finding {
  level: 'ok' | 'warn' | 'bad';
  text: string;
}

/** All is well with it. */
export const ok = (text: string): Finding => ({ level: 'ok', text });

/** Somebody should know. */
export const warn = (text: string): Finding => ({ level: 'warn', text });

/** Somebody has to do something. */
export const bad = (text: string): Finding => ({ level: 'bad', text });
