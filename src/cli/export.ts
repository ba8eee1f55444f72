import { writeFileSync } from 'node:fs';
import { exportAll } from '../export.ts';
import type { Cli, ExitCode } from './context.ts';
import { withDeps } from './open.ts';

/** `duban export [--out FILE]`: everything on record, on the screen or in a file. */
export async function exportTo(cli: Cli, file: string | undefined): Promise<ExitCode> {
  const json = JSON.stringify(await withDeps(cli, exportAll), null, 2);
  if (file === undefined) {
    cli.out(json);
    return 0;
  }
  writeFileSync(file, `${json}\n`);
  cli.err(cli.words('cli.exported', { file }));
  return 0;
}
