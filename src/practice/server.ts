import { createServer } from 'node:http';
import express, { type Router } from 'express';
import { createActs, type Acts } from './acts.ts';
import type { PracticeClock } from './clock.ts';
import type { CommandHint } from './contract.ts';
import { controlRoutes } from './control.ts';
import { eventsFor } from './events.ts';
import { botFileRoutes } from './files/bot-routes.ts';
import { personFileRoutes } from './files/person-routes.ts';
import { Tickets } from './files/tickets.ts';
import { faultRoutes } from './fault-routes.ts';
import { Faults } from './faults.ts';
import { sameMachine, securityHeaders } from './guard.ts';
import { createHttpLink } from './http-link.ts';
import { keptClock } from './kept-clock.ts';
import { LINK_TIMING, type BotLink, type LinkTiming } from './link.ts';
import { listen, requestFailed } from './listen.ts';
import { pageRoutes } from './page-files.ts';
import { Grant, type InstalledApp } from './grant.ts';
import { PostingRate } from './posting-rate.ts';
import { checkRequestUrl } from './request-url.ts';
import { emptyUnlessFrom, rememberSample, type Resetting, type Samples } from './reset.ts';
import { ResponseUrls } from './response-url.ts';
import type { HttpDelivery } from './signed-post.ts';
import { createSocketLink, type SocketLink } from './socket.ts';
import { postScheduled } from './scheduled.ts';
import { fileStore, memoryStore } from './store.ts';
import { hears } from './subscriptions.ts';
import { throttled } from './throttled.ts';
import { TimeMachine, type Rhythm } from './time-machine.ts';
import { Traffic } from './traffic.ts';
import { until } from './until.ts';
import { webApiRoutes, type Tokens } from './web-api.ts';
import { Workspace, type WorkspaceSeed } from './workspace.ts';

export interface PracticeOptions extends InstalledApp {
  seed: WorkspaceSeed;
  /** 0 or left out: any free port. */
  port?: number;
  /** SQLite file that keeps the workspace over a restart; without it everything is in memory. */
  storePath?: string;
  /** Where the practice clock starts in a new workspace; the real time when left out. */
  startAt?: Date;
  /** The practice clock stands still until it is moved. */
  frozenClock?: boolean;
  /** For a seed without one: zone of the people and of the clock shown; the machine's own when left out. */
  timezone?: string;
  /** Slack's one message per second and channel; on unless switched off. */
  postingRate?: boolean;
  tokens?: Partial<Tokens>;
  timing?: Partial<LinkTiming>;
  /** HTTP mode instead of Socket Mode. */
  http?: HttpDelivery;
  /** What the page completes, and unless `anyCommand` is set, all that is taken. */
  commands?: CommandHint[];
  /** Every slash command goes to the bot: what an unknown app registered, nobody here can know. */
  anyCommand?: boolean;
  rhythm?: Rhythm;
  /** The offices to choose from at a reset; a store that was filled from another one is emptied first. */
  samples?: Samples;
  /** Does what belongs to a reset around the workspace itself, so that the bot can forget as well. */
  onReset?: Resetting;
  /** Real time in milliseconds, for triggers, response URLs and rates; tests may move it. */
  realNow?: () => number;
}

export interface Practice {
  url: string;
  /** What `SLACK_API_URL` must be. */
  apiUrl: string;
  tokens: Tokens;
  workspace: Workspace;
  acts: Acts;
  faults: Faults;
  clock: PracticeClock;
  timeMachine: TimeMachine;
  traffic: Traffic;
  socket: SocketLink;
  /** How long acknowledgements and retries wait; may be changed at any time. */
  timing: LinkTiming;
  /** Routes mounted here are served on the same port, before the page. */
  routes: Router;
  attachRhythm(rhythm: Rhythm): void;
  setCommands(hints: CommandHint[]): void;
  /** Switches to HTTP mode, or with undefined back to Socket Mode. Throws when the URL is not on this machine. */
  deliverTo(http: HttpDelivery | undefined): void;
  /** A bot is there and can be reached. */
  connected(): boolean;
  /** Sends the newest event to the bot once more. */
  redeliver(): void;
  /** A fresh office: the named sample's, or the same one again. */
  reset(sample?: string): Promise<void>;
  /** Resolves once the condition holds; it is looked at after every change in the workspace. */
  until(condition: () => boolean, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

const HEARTBEAT_MS = 2_000;
/** So often at most a page is told that there is new traffic. */
const TRAFFIC_MS = 300;

/** Starts a Slack-compatible workspace on 127.0.0.1. */
export async function startPractice(options: PracticeOptions): Promise<Practice> {
  if (options.http) checkRequestUrl(options.http.requestUrl);
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  const realNow = options.realNow ?? Date.now;
  const store = options.storePath === undefined ? memoryStore() : fileStore(options.storePath);
  let { samples } = options;
  if (samples) emptyUnlessFrom(store, samples.current);
  const kept = keptClock(store, options.startAt, options.frozenClock === true);
  const clock: PracticeClock = {
    now: () => kept.clock.now(),
    set(instant) {
      kept.clock.set(instant);
      postScheduled(workspace);
    },
  };
  const timezone = options.timezone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const workspace = new Workspace({ seed: options.seed, store, clock, timezone, realNow, url });
  const tokens = { bot: 'xoxb-practice', app: 'xapp-practice', ...options.tokens };
  const timing: LinkTiming = { ...LINK_TIMING, ...options.timing };
  const tellTraffic = throttled(() => workspace.changes.tell({ kind: 'traffic' }), TRAFFIC_MS);
  const traffic = new Traffic(clock, tellTraffic);
  const grant = new Grant(options);
  const faults = new Faults((method, rule) => traffic.noteFault(method, rule));
  const responseUrls = new ResponseUrls(workspace, realNow);
  const wire = { timing, traffic, outage: faults.outage };
  const botChanged = () => workspace.changes.tell({ kind: 'bot' });
  const socket = createSocketLink({ ...wire, server, onConnections: botChanged });
  let http: BotLink | undefined;
  let commands = options.commands ?? [];
  const link = () => http ?? socket;
  const acts = createActs({
    workspace,
    link,
    responseUrls,
    url,
    takesCommand: (command) =>
      options.anyCommand === true || commands.length === 0 || commands.some((one) => one.command === command),
  });
  const timeMachine = new TimeMachine(workspace, clock, () => kept.save());
  workspace.changes.on((change) => {
    if (change.kind === 'posted') kept.save();
    for (const event of eventsFor(workspace, change, (inner) => hears(grant, inner))) link().event(event);
  });
  const heartbeat = setInterval(() => {
    kept.save();
    postScheduled(workspace);
  }, HEARTBEAT_MS);
  heartbeat.unref();

  const routes = express.Router();
  const practice: Practice = {
    url,
    apiUrl: `${url}/api/`,
    tokens,
    workspace,
    acts,
    faults,
    clock,
    timeMachine,
    traffic,
    socket,
    timing,
    routes,
    attachRhythm: (rhythm) => timeMachine.attach(rhythm),
    setCommands(hints) {
      commands = hints;
      workspace.changes.tell({ kind: 'conversations' });
    },
    deliverTo(to) {
      const next = to && createHttpLink({ ...wire, to, onReachable: botChanged });
      void http?.close();
      http = next;
      botChanged();
    },
    connected: () => link().connected(),
    redeliver: () => link().redeliver(),
    reset: (sample) =>
      timeMachine.standStill(async () => {
        faults.clear();
        const refill: Parameters<Resetting>[1] = (furnishing) => {
          traffic.clear();
          responseUrls.clear();
          kept.rewind(furnishing?.startAt);
          workspace.reset(furnishing?.seed);
          kept.save();
          if (samples && sample !== undefined) samples = { ...samples, current: sample };
          if (samples) rememberSample(store, samples.current);
        };
        await (options.onReset ? options.onReset(sample, refill) : Promise.resolve(refill()));
      }),
    until: (condition, timeoutMs = 5_000) => until(workspace.changes, condition, timeoutMs),
    async close() {
      clearInterval(heartbeat);
      await http?.close();
      await socket.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      kept.save();
      store.close();
    },
  };

  const workspaceNow = () => clock.now().getTime();
  const rate = new PostingRate(options.postingRate ?? true, { realNow, workspaceNow });
  const tickets = new Tickets(workspace, realNow);
  const context = { workspace, grant, rate, tickets, url, socketUrl: () => socket.ticketUrl(url), link };
  const app = express();
  app.disable('x-powered-by').set('query parser', 'simple');
  app.use(sameMachine, securityHeaders);
  app.use(webApiRoutes({ context, tokens, faults, traffic, responseUrls }));
  app.use(botFileRoutes({ workspace, tickets, botToken: tokens.bot, faults, traffic }));
  const control = {
    workspace,
    acts,
    timeMachine,
    traffic,
    reset: (sample?: string) => practice.reset(sample),
    samples: () => samples,
  };
  app.use(
    '/_practice',
    personFileRoutes(workspace),
    controlRoutes({
      ...control,
      botConnected: () => link().connected(),
      commands: () => commands,
      faultRoutes: faultRoutes(faults, socket, link),
    }),
  );
  app.use(routes, pageRoutes());
  app.use((_request, response) => void response.status(404).json({ ok: false, error: 'not_found' }));
  app.use(requestFailed);
  server.on('request', app);
  if (options.http) practice.deliverTo(options.http);
  if (options.rhythm) timeMachine.attach(options.rhythm);
  return practice;
}
