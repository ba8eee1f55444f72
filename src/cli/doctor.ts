import type { WebClient } from '@slack/web-api';
import { deliveriesInState } from '../../db/deliveries.ts';
import { listPeople, listSections } from '../../db/people.ts';
import { listTasks } from '../../db/tasks.ts';
import { transact } from '../../db/transact.ts';
import { setWatchingSince } from '../../db/campaign.ts';
import { shownDatabase } from '../../db/url.ts';
import { BOT_SCOPES } from '../../commands/surface.ts';
import { findCampaignFacts, type CampaignFacts } from '../campaign/facts.ts';
import { storedCampaign } from '../campaign/stored.ts';
import type { Deps } from '../deps.ts';
import { makeClients } from '../slack/clients.ts';
import { Directory } from '../slack/directory.ts';
import { failureOf } from '../slack/outcome.ts';
import type { Cli, ExitCode } from './context.ts';
import { evidenceFindings } from './doctor-evidence.ts';
import { uncertainFindings } from './doctor-uncertain.ts';
import { bad, ok, warn, type Finding } from './finding.ts';
import { withDeps } from './open.ts';

function configuration({ config, words }: Cli): Finding {
  const { slack } = config;
  if (!slack) return warn(words('doctor.practice'));
  const mode = slack.appToken !== null ? 'socket' : slack.signingSecret !== null ? 'http' : 'none';
  return mode === 'none' ? bad(words('cli.no_receiver')) : ok(words('doctor.config', { mode }));
}

/** Writes and takes back, so that a read-only file or a full disk is noticed. */
async function database(
  { config, words }: Cli,
  deps: Deps,
  campaign: CampaignFacts | null,
): Promise<Finding> {
  try {
    await transact(deps.db, async (tx) => {
      if (campaign)
        await setWatchingSince(tx, campaign.id, (campaign.watchingSince ?? new Date(0)).toISOString());
      if (campaign && campaign.watchingSince === null) throw new RollBack();
    });
  } catch (error) {
    if (!(error instanceof RollBack)) {
      return bad(words('cli.database', { message: error instanceof Error ? error.message : String(error) }));
    }
  }
  return ok(words('doctor.database', { url: shownDatabase(config.databaseUrl) }));
}

class RollBack extends Error {}

async function calendarCoverage({ words }: Cli, { plan }: CampaignFacts): Promise<Finding> {
  const years: string[] = [];
  for (let year = Number(plan.startsOn.slice(0, 4)); year <= Number(plan.endsOn.slice(0, 4)); year += 1) {
    if (!plan.calendar.covers(`${year}-06-01`)) years.push(String(year));
  }
  return years.length === 0
    ? ok(words('doctor.calendar'))
    : warn(words('doctor.calendar_missing', { years: years.join(', ') }));
}

async function outbox(cli: Cli, deps: Deps): Promise<Finding[]> {
  const { words } = cli;
  const queued = await deliveriesInState(deps.db, 'queued');
  const failed = await deliveriesInState(deps.db, 'failed');
  const [oldest] = queued;
  const findings = [
    ...(oldest
      ? [
          warn(
            words('doctor.outbox_waiting', {
              count: queued.length,
              key: oldest.key,
              error: oldest.lastError ?? '—',
            }),
          ),
        ]
      : []),
    ...(await uncertainFindings(cli, deps)),
    ...failed.map((row) => bad(words('doctor.outbox_failed', { key: row.key, error: row.lastError ?? '—' }))),
  ];
  return findings.length === 0 ? [ok(words('doctor.outbox'))] : findings;
}

function scopes({ words }: Cli, granted: readonly string[] | undefined): Finding {
  if (!granted || granted.length === 0) return warn(words('doctor.scopes_unknown'));
  const missing = BOT_SCOPES.filter((scope) => !granted.includes(scope));
  return missing.length === 0
    ? ok(words('doctor.scopes'))
    : bad(words('doctor.scopes_missing', { scopes: missing.join(', ') }));
}

async function channels({ words }: Cli, deps: Deps, directory: Directory, bot: string): Promise<Finding[]> {
  const campaign = await storedCampaign(deps.db);
  if (!campaign) return [];
  const seen = await directory.readChannels();
  const wanted = [
    campaign.channels.summary,
    ...(campaign.channels.leadingGroup === null ? [] : [campaign.channels.leadingGroup]),
    ...campaign.sections.flatMap((section) => (section.channel === null ? [] : [section.channel])),
  ];
  return wanted.map((channel) => {
    const found = seen.find((one) => one.name === channel || one.id === channel);
    if (!found) return bad(words('doctor.channel_unseen', { channel, bot }));
    return found.isMember
      ? ok(words('doctor.channel', { channel }))
      : bad(words('doctor.channel_outside', { channel, bot }));
  });
}

async function people({ words }: Cli, deps: Deps, directory: Directory): Promise<Finding> {
  await directory.learnEverybody();
  const all = (await listPeople(deps.db)).filter((person) => person.retiredAt === null);
  const missing = all
    .filter((person) => person.slackUserId === null)
    .map((person) => `${person.id} (${person.slack})`);
  return missing.length === 0
    ? ok(words('doctor.people', { count: all.length }))
    : bad(words('doctor.people_missing', { people: missing.join(', ') }));
}

async function slackFindings(cli: Cli, deps: Deps, client: WebClient): Promise<Finding[]> {
  const directory = new Directory(deps.db, client, deps.wireClock);
  try {
    const me = await client.auth.test();
    const bot = me.user ?? 'duban';
    return [
      ok(cli.words('doctor.slack', { team: me.team ?? '', bot })),
      scopes(cli, me.response_metadata?.scopes),
      await people(cli, deps, directory),
      ...(await channels(cli, deps, directory, bot)),
    ];
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'refused') {
      const code = 'code' in failure ? failure.code : failure.kind;
      return [bad(cli.words('doctor.slack_down', { code }))];
    }
    return [bad(cli.words('cli.bad_token', { variable: 'SLACK_BOT_TOKEN', error: failure.code }))];
  }
}

/** `duban doctor`: looks at everything the bot depends on and says what to do; exit code 1 when something is wrong. */
export function doctor(cli: Cli): Promise<ExitCode> {
  return withDeps(cli, async (deps) => {
    const campaign = await findCampaignFacts(deps.db);
    const { slack, quarantineMs } = cli.config;
    const findings = [configuration(cli), await database(cli, deps, campaign)];
    if (campaign) {
      const sections = (await listSections(deps.db)).length;
      const tasks = (await listTasks(deps.db)).length;
      findings.push(ok(cli.words('doctor.campaign', { name: campaign.name, sections, tasks })));
      findings.push(await calendarCoverage(cli, campaign), ...(await outbox(cli, deps)));
      findings.push(...(await evidenceFindings(cli, deps)));
    } else findings.push(bad(cli.words('doctor.no_campaign')));
    if (slack)
      findings.push(
        ...(await slackFindings(cli, deps, makeClients(slack, deps.log, quarantineMs).interactive)),
      );
    for (const { level, text } of findings) cli.out(`[${cli.words(`doctor.${level}`)}] ${text}`);
    return findings.some((finding) => finding.level === 'bad') ? 1 : 0;
  });
}
