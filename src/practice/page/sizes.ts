const UNITS = ['B', 'KB', 'MB'] as const;

/** A number of bytes as people read it: `820 B`, `1.2 MB`. */
export function sizeInWords(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const amount = bytes / 1024 ** step;
  return `${step === 0 || amount >= 100 ? Math.round(amount) : Number(amount.toFixed(1))} ${UNITS[step] ?? ''}`;
}
