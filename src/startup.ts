/** Why the bot cannot start, as facts; the command line says it in words and what to do. */
export type StartupFacts =
  | { code: 'bad_token'; variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN'; error: string }
  | { code: 'slack_away'; error: string }
  | { code: 'no_receiver' }
  | { code: 'practice_database'; team: string }
  | { code: 'other_workspace'; team: string }
  | { code: 'port_in_use'; port: number }
  | { code: 'database'; message: string };

export class StartupError extends Error {
  readonly facts: StartupFacts;

  constructor(facts: StartupFacts, cause?: unknown) {
    super(facts.code, { cause });
    this.name = 'StartupError';
    this.facts = facts;
  }
}
