import { deliveriesInState, type DeliveryRow } from '../../db/deliveries.ts';
import { bringDay } from '../announce/day.ts';
import { findCampaignFacts } from '../campaign/facts.ts';
import type { Deps } from '../deps.ts';
import { makeClients } from '../slack/clients.ts';
import { Directory } from '../slack/directory.ts';
import { standingOf, type Standing } from '../slack/standing.ts';
import { groupOf } from '../tasks/steps.ts';
import { readPermalink } from '../uncertain/permalink.ts';
import {
  DECISIONS,
  settleUncertain,
  SettlingRefused,
  uncertainMessage,
  type Decision,
  type SettlingRefusal,
} from '../uncertain/settling.ts';
import { shortened } from '../text.ts';
import { InputError, type Cli, type ExitCode } from './context.ts';
import { bad, type Finding } from './finding.ts';
import { withDeps } from './open.ts';

const TEXT_SHOWN = 80;

/** Asks Slack's history what it says of a message now. */
async function standing({ config }: Cli, deps: Deps, row: DeliveryRow): Promise<Standing> {
  const { slack, quarantineMs } = config;
  const client = slack && makeClients(slack, deps.log, quarantineMs).history;
  const directory = client && new Directory(deps.db, client, deps.wireClock);
  const restored = (await findCampaignFacts(deps.db))?.restored ?? null;
  const asked = { db: deps.db, slack: client && directory ? { client, directory } : null };
  return standingOf(asked, row, restored?.from ?? null);
}

function standingText({ words }: Cli, found: Standing): string {
  switch (found.kind) {
    case 'shown':
      return words('uncertain.shown', { ts: found.ts });
    case 'absent':
      return words('uncertain.absent');
    case 'unreadable':
      return words('uncertain.unreadable', { code: found.code });
  }
}

/** Each message of which nobody can tell whether Slack shows it: what, to whom, when, what is known, and what to do. */
export async function uncertainFindings(cli: Cli, deps: Deps): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const row of await deliveriesInState(deps.db, 'uncertain')) {
    const text = cli.words('uncertain.found', {
      key: row.key,
      address: row.address,
      at: row.startedAt ?? row.queuedAt,
      text: shortened(row.text.replaceAll('\n', ' '), TEXT_SHOWN),
      error: row.lastError ?? '—',
      history: standingText(cli, await standing(cli, deps, row)),
    });
    findings.push(bad(text));
  }
  return findings;
}

function refusalText({ words }: Cli, key: string, facts: SettlingRefusal): string {
  switch (facts.code) {
    case 'not_uncertain':
      return words('uncertain.not_uncertain', { key, state: facts.state });
    case 'stands':
      return words('uncertain.stands', { key, ts: facts.ts });
    default:
      return words(`uncertain.refused_${facts.code}`, { key });
  }
}

const isDecision = (text: string | undefined): text is Decision => DECISIONS.some((one) => one === text);

/** `duban doctor settle KEY sent [LINK] | resend | drop`: decides of an uncertain message. */
export async function settleMessage(cli: Cli, typed: readonly string[]): Promise<ExitCode> {
  const { words } = cli;
  const [key, decision, linkText, ...more] = typed;
  const link = linkText === undefined ? null : readPermalink(linkText);
  const takesLink = decision === 'sent' || linkText === undefined;
  if (key === undefined || !isDecision(decision) || more.length > 0 || !takesLink)
    throw new InputError(words('uncertain.usage'));
  if (linkText !== undefined && link === null)
    throw new InputError(words('uncertain.bad_link', { link: linkText }));
  return withDeps(cli, async (deps) => {
    try {
      const row = await uncertainMessage(deps, key);
      const said = { decision, link, standing: await standing(cli, deps, row) };
      const campaign = await findCampaignFacts(deps.db);
      await settleUncertain(deps, row, said, async (tx) => {
        // Whoever was told how many there are reads how many there are now.
        if (campaign) await bringDay(tx, campaign, (await groupOf(tx)).officeIds, () => false, deps.clock());
      });
    } catch (error) {
      if (!(error instanceof SettlingRefused)) throw error;
      cli.err(refusalText(cli, key, error.facts));
      return error.facts.code === 'unknown' ? 2 : 1;
    }
    cli.out(words(`uncertain.done_${decision}`, { key }));
    return 0;
  });
}
