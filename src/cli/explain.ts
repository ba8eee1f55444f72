import { OtherCampaignError } from '../campaign/service.ts';
import type { Words } from '../locales/words.ts';
import { withoutSecrets } from '../log.ts';
import { refusalText } from '../messages/refusals.ts';
import { PortInUse } from '../practice/listen.ts';
import { RequestUrlRefused } from '../practice/request-url.ts';
import { Refusal } from '../refusal.ts';
import { StartupError, type StartupFacts } from '../startup.ts';
import { InputError, type Cli, type ExitCode } from './context.ts';

function startupText(facts: StartupFacts, t: Words): string {
  switch (facts.code) {
    case 'bad_token':
      return t('cli.bad_token', { variable: facts.variable, error: facts.error });
    case 'slack_away':
      return t('doctor.slack_down', { code: facts.error });
    case 'no_receiver':
      return t('cli.no_receiver');
    case 'practice_database':
      return t('cli.practice_database');
    case 'other_workspace':
      return t('cli.other_workspace', { team: facts.team });
    case 'port_in_use':
      return t('cli.port_in_use', { port: String(facts.port) });
    case 'database':
      return t('cli.database', { message: facts.message });
  }
}

/** What went wrong, for the person at the keyboard, and how the process ends. */
export function explain(error: unknown, cli: Pick<Cli, 'words' | 'err' | 'language'>): ExitCode {
  const { words: t, err } = cli;
  if (error instanceof InputError || error instanceof RequestUrlRefused) {
    err(error instanceof InputError ? error.message : t('cli.request_url_elsewhere'));
    return 2;
  }
  if (error instanceof StartupError) err(startupText(error.facts, t));
  else if (error instanceof PortInUse) err(t('cli.port_in_use', { port: String(error.port) }));
  else if (error instanceof OtherCampaignError) err(t('cli.other_campaign', error.stored));
  else if (error instanceof Refusal && error.facts.code === 'no_campaign') err(t('cli.no_campaign'));
  else if (error instanceof Refusal) err(refusalText(error.facts, cli.language));
  else
    err(
      t('cli.unexpected', {
        message: withoutSecrets(error instanceof Error ? error.message : String(error)),
      }),
    );
  return 1;
}
