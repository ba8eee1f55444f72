import type { Language } from '../campaign/campaign.ts';
import { INSPECT_VERBS, type InspectVerb } from '../inspections/verbs.ts';
import { words } from '../locales/words.ts';
import { RECTIFY_VERBS, type RectifyVerb } from '../rectifications/verbs.ts';
import { fallback, header, section, type Message } from './blocks.ts';
import { rectifyUsageText } from './rectification-words.ts';
import { usageText } from './task-words.ts';

/** The verbs that have too many parts for the general help. */
export type HelpTopic = 'inspect' | 'rectify';

function usagesOf(topic: HelpTopic, language: Language): string[] {
  if (topic === 'inspect') {
    const verbs = Object.keys(INSPECT_VERBS) as InspectVerb[];
    return verbs.map((verb) => usageText(`inspect_${verb}`, 'I3', language));
  }
  const verbs = Object.keys(RECTIFY_VERBS) as RectifyVerb[];
  return verbs.map((verb) => rectifyUsageText(verb, null, language));
}

/** Every way in which something is typed behind one verb. */
export function topicHelpMessage(topic: HelpTopic, language: Language): Message {
  const title = words(language)(`help.${topic}_topic`);
  const lines = usagesOf(topic, language).map((usage) => `• \`${usage}\``);
  return { text: fallback(title, ...lines), blocks: [header(title), section(lines.join('\n'))] };
}
