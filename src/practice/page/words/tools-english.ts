import type { toolsInChinese } from './tools-chinese.ts';

/** The words of the tools around the workspace in English. */
export const toolsInEnglish: typeof toolsInChinese = {
  menu: 'Practice',
  traffic: 'Traffic',
  trafficNote: 'What the bot and Slack say to each other',
  faults: 'Faults',
  faultsNote: 'Cut Slack off, slow it down, lose its answers',
  faultsPending: (count) => `, ${count} faults waiting to happen`,
  reset: 'Start over…',
  resetNote: 'Begin again with a fresh office',

  nobodyKnows: 'without a bot nobody knows when',
  timezone: (zone) => `Timezone: ${zone}`,
  stop: 'Stop here',
  movingTo: (to) => `The clock is moving to ${to}…`,
  stopped: (to) => `Stopped on the way to ${to}.`,
  failed:
    'Stopped: one slot could not be done; the program’s log says why. Moving the clock again makes up for it.',
  slots: (count) => (count === 1 ? '1 slot' : `${count} slots`),
  outcomes: {
    fired: 'done',
    skipped: 'skipped',
    missed: 'missed',
    nothing: 'nothing to do',
    failed: 'failed',
  },
  because: (reason) => `: ${reason}`,
  reason(code) {
    const [name = '', weeks] = code.split(':');
    if (name === 'merged_into' && weeks !== undefined) return `merged into ${weeks}`;
    return reasons.get(name) ?? code;
  },
  posted: (count) => (count === 1 ? '1 message:' : `${count} messages:`),
  postedTogether: (count) => `${count} messages of all that fell due at once:`,
  morePlaces: (count) => `${count} more`,
  openAs: (name) => `Open as ${name}`,

  resetTitle: 'Start over?',
  resetQuestion:
    'All messages, replies and tasks go, the clock returns to its start, and every open tab follows.',
  chooseOffice: 'Which office',
  samples: new Map([
    ['zh-CN', 'District government office: 13 sections, Chinese'],
    ['en', 'Town library: 3 sections, English'],
    ['own', 'Your campaign file'],
  ]),
  currentOffice: 'in use',
  resetNow: 'Start over',
  resetting: 'Setting up…',

  pending: 'Waiting to happen',
  nothingPending: 'All is well; no fault is set.',
  clearFaults: 'Clear all',
  nextCalls: 'At the next call',
  atOnce: 'Right now',
  whichCall: 'Which call',
  howOften: 'How often',
  howLong: 'Seconds',
  prepareFault: 'Set',
  causeFault: 'Do it now',
  faultWaits: 'Set.',
  faultHappened: 'Done.',
  seconds: (count) => `${count} s`,
  timeLeft: (left) => `${left} left`,
  timesLeft: (count) => (count === 1 ? 'once' : `${count} times`),
  faultKinds: {
    drop: {
      name: 'Lost answer',
      note: 'Slack does what was asked, but its answer is lost; the bot cannot tell.',
    },
    ratelimit: { name: 'Too many calls (429)', note: 'Slack does nothing and asks for a pause.' },
    http: { name: 'Server error (500)', note: 'Slack does nothing and says only that it failed.' },
    error: { name: 'Refusal', note: 'Slack answers no.' },
    late: {
      name: 'Accepted late',
      note: 'The connection breaks, and a while later Slack does it after all.',
    },
    hang: { name: 'No answer', note: 'Slack neither does it nor answers; the bot has to give up.' },
    refuse: { name: 'Connection reset', note: 'Slack does nothing; the connection breaks at once.' },
    delay: { name: 'Slow answer', note: 'Slack does it and answers, but takes its time.' },
    down: { name: 'Slack is down', note: 'Nothing can be reached; after a while it is back.' },
    disconnect: {
      name: 'Please reconnect',
      note: 'Slack asks for a new connection, as it does every few hours.',
    },
    cut: { name: 'Connection lost', note: 'Without a word; the bot has to come back by itself.' },
    redeliver: {
      name: 'Sent twice',
      note: 'The newest event comes once more; the bot should not do it twice.',
    },
  },
  methods: new Map([
    ['chat.postMessage', 'Post a message'],
    ['chat.update', 'Change a message'],
    ['chat.postEphemeral', 'Message for one person only'],
    ['response_url', 'Answer a command or button'],
    ['views.open', 'Open a form'],
    ['views.publish', 'Show the App Home'],
    ['conversations.history', 'Read history'],
    ['users.list', 'Read the members'],
    ['*', 'Any call'],
  ]),

  direction: 'Direction',
  bothWays: 'Both ways',
  fromBot: 'Bot → Slack',
  toBot: 'Slack → bot',
  pause: 'Pause',
  goOn: 'Go on',
  noTraffic: 'No traffic yet.',
  olderHidden: (count) => `${count} older ones; use the filter to find them.`,
  request: 'Sent',
  response: 'Answer',

  theirLanguage: (name) => `Slack language of ${name}`,
  dnd: 'Do not disturb',
};

const reasons = new Map([
  ['merged', 'too few workdays, merged into another week'],
  ['opened_before', 'the month has its inspection already'],
  ['called_off', 'the inspection was called off'],
  ['started_before', 'the inspection had begun'],
  ['day_of_its_own', 'the inspection has a day of its own'],
  ['no_inspector', 'nobody may inspect'],
  ['too_close_to_inspection', 'less than a workday before the inspection'],
  ['campaign_over', 'the campaign is over'],
  ['not_deployed', 'nothing was deployed that week'],
  ['too_close_to_due', 'less than a workday before replies are due'],
  ['after_due', 'replies were due already'],
  ['deployed_today', 'tasks went out the same day'],
  ['everybody_replied', 'everybody has replied'],
  ['outside_window', 'more than two workdays late'],
  ['caught_up_late', 'made up for, late'],
]);
