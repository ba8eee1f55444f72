import type { ExternalSelect, MultiExternalSelect, Option, OptionGroup } from '@slack/types';
import { useEffect, useState } from 'preact/hooks';
import { plainText } from '../mrkdwn.tsx';
import { usePage } from '../page.ts';
import { useScope, type ElementProps } from './scope.ts';

/** Slack asks after three characters unless the app says otherwise. */
export const USUAL_QUERY_LENGTH = 3;
/** So long after the last key the app is asked. */
const PAUSE_MS = 250;

/** Options that the app offers under one label, which is empty for those that stand alone. */
export interface Offer {
  group: string;
  options: Option[];
}

/** How far the app has come with its answer. */
export type Finding =
  { state: 'searching' } | { state: 'found'; offers: Offer[] } | { state: 'failed'; why: string };

/** What the app offers for the words; null while the list is closed or the words are too short. */
export function useOptions(
  { element, blockId }: ElementProps<ExternalSelect | MultiExternalSelect>,
  query: string | null,
): Finding | null {
  const { store } = usePage();
  const { where } = useScope();
  const [finding, setFinding] = useState<Finding | null>(null);
  const words = query?.trim() ?? '';
  const isLongEnough = query !== null && words.length >= (element.min_query_length ?? USUAL_QUERY_LENGTH);

  useEffect(() => {
    if (!isLongEnough) return setFinding(null);
    setFinding({ state: 'searching' });
    let isStale = false;
    const timer = window.setTimeout(async () => {
      const actionId = element.action_id ?? '';
      const result = await store.act(
        { kind: 'options', in: where, blockId, actionId, query: words },
        { quiet: true },
      );
      if (isStale) return;
      if (result.ok) setFinding({ state: 'found', offers: offersOf(result) });
      else setFinding({ state: 'failed', why: store.messageOf(result) });
    }, PAUSE_MS);
    return () => {
      isStale = true;
      window.clearTimeout(timer);
    };
  }, [words, isLongEnough]);
  return finding;
}

function offersOf(result: {
  options?: Record<string, unknown>[];
  optionGroups?: Record<string, unknown>[];
}): Offer[] {
  // The server has checked what the app answered: these are Slack's own shapes.
  const options = (result.options ?? []) as unknown as Option[];
  const groups = (result.optionGroups ?? []) as unknown as OptionGroup[];
  return [
    { group: '', options },
    ...groups.map((group) => ({ group: plainText(group.label), options: group.options })),
  ];
}
