import { InputError, type Cli, type ExitCode } from './context.ts';
import { untilStopped } from './until-stopped.ts';

/** `duban practice [--no-bot [--request-url URL]]`: with our bot, or the workspace alone for any other. */
export async function practice(
  cli: Cli,
  { alone, requestUrl }: { alone: boolean; requestUrl: string | undefined },
): Promise<ExitCode> {
  if (alone) {
    const { openWorkspace } = await import('./workspace.ts');
    return untilStopped(await openWorkspace(cli, requestUrl));
  }
  if (requestUrl !== undefined) throw new InputError(cli.words('cli.request_url_alone'));
  const { rehearse } = await import('./start.ts');
  return rehearse(cli);
}
