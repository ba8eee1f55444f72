import { createServer } from 'node:http';
import express, { type Router } from 'express';
import { createActs, type Acts } from './acts.ts';
import { createBotWire } from './bot-wire.ts';
import type { PracticeClock } from './clock.ts';
import type { CommandHint } from './contract.ts';
import { eventsFor } from './events.ts';
import { Tickets } from './files/tickets.ts';
import { Faults } from './faults.ts';
import { keptClock } from './kept-clock.ts';
import { LINK_TIMING, type LinkTiming } from './link.ts';
import { listen } from './listen.ts';
import { Grant } from './grant.ts';
import { PostingRate } from './posting-rate.ts';
import { checkRequestUrl } from './request-url.ts';
import { emptyUnlessFrom, rememberSample, type Resetting } from './reset.ts';
import { ResponseUrls } from './response-url.ts';
import type { HttpDelivery } from './signed-post.ts';
import type { SocketLink } from './socket.ts';
import { postScheduled } from './scheduled.ts';
import { fileStore, memoryStore } from './store.ts';
import { hears } from './subscriptions.ts';
import { throttled } from './throttled.ts';
import { TimeMachine, type Rhythm } from './time-machine.ts';
import { Traffic } from './traffic.ts';
import { until } from './until.ts';
import type { PracticeOptions } from './options.ts';
import type { Tokens } from './web-api.ts';
import { webApp } from './web-app.ts';
import { Workspace } from './workspace.ts';

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
  const tickets = new Tickets(workspace, realNow);
  const rate = new PostingRate(options.postingRate ?? true, {
    realNow,
    workspaceNow: () => clock.now().getTime(),
  });
  const wire = createBotWire({
    server,
    timing,
    traffic,
    outage: faults.outage,
    realNow,
    onBot: () => workspace.changes.tell({ kind: 'bot' }),
  });
  const { socket, link } = wire;
  let commands = options.commands ?? [];
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
    deliverTo: (to) => wire.deliverTo(to),
    connected: () => link().connected(),
    redeliver: () => link().redeliver(),
    reset(sample) {
      // What a fault holds would hold up the clock and the bot as well.
      faults.clear();
      return timeMachine.standStill(async () => {
        const refill: Parameters<Resetting>[1] = (furnishing) => {
          for (const part of [traffic, responseUrls, tickets, rate]) part.clear();
          wire.forget();
          kept.rewind(furnishing?.startAt);
          workspace.reset(furnishing?.seed);
          kept.save();
          if (samples && sample !== undefined) samples = { ...samples, current: sample };
          if (samples) rememberSample(store, samples.current);
        };
        await (options.onReset ? options.onReset(sample, refill) : Promise.resolve(refill()));
      });
    },
    until: (condition, timeoutMs = 5_000) => until(workspace.changes, condition, timeoutMs),
    async close() {
      clearInterval(heartbeat);
      faults.clear();
      await wire.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      kept.save();
      store.close();
    },
  };

  const context = { workspace, grant, rate, tickets, url, socketUrl: () => socket.ticketUrl(url), link };
  const control = {
    acts,
    timeMachine,
    reset: (sample?: string) => practice.reset(sample),
    samples: () => samples,
    botConnected: () => link().connected(),
    commands: () => commands,
  };
  server.on('request', webApp({ context, tokens, faults, traffic, responseUrls, control, socket, routes }));
  if (options.http) practice.deliverTo(options.http);
  if (options.rhythm) timeMachine.attach(options.rhythm);
  return practice;
}
