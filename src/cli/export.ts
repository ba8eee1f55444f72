import { writeFileSync } from 'node:fs';
import { exportAll, exportFor, type Export } from '../export.ts';
import { refusalText } from '../messages/refusals.ts';
import { Refusal } from '../refusal.ts';
import { InputError, type Cli, type ExitCode } from './context.ts';
import { withDeps } from './open.ts';

/** A name that nobody has is bad input. */
async function recordFor(cli: Cli, person: string): Promise<Export> {
  try {
    return await withDeps(cli, (deps) => exportFor(deps, person));
  } catch (error) {
    if (!(error instanceof Refusal) || error.facts.code !== 'unknown_person') throw error;
    throw new InputError(refusalText(error.facts, cli.language));
  }
}

/**
 * `duban export [--for PERSON] [--out FILE]`: everything on record, or what one person may see of it, on the screen or
 * in a file.
 */
export async function exportTo(
  cli: Cli,
  { file, person }: { file: string | undefined; person: string | undefined },
): Promise<ExitCode> {
  const record = person === undefined ? await withDeps(cli, exportAll) : await recordFor(cli, person);
  const json = JSON.stringify(record, null, 2);
  if (file === undefined) {
    cli.out(json);
    return 0;
  }
  writeFileSync(file, `${json}\n`);
  cli.err(cli.words('cli.exported', { file }));
  return 0;
}
