import type { Campaign } from '../campaign.ts';
import { buildCampaign } from './build.ts';
import { findHashedChannels } from './channels.ts';
import { checkCampaign } from './check.ts';
import { examine, notesOn } from './examine.ts';
import { faultsOf, finding, type Fault } from './fault.ts';
import { fileShape } from './shape.ts';
import { spellOutNone } from './urging.ts';
import { readYaml } from './yaml-tree.ts';

/** Reads a campaign file: the campaign when all of it is good, otherwise everything that is wrong with it. */
export function readCampaign(text: string, fileName: string): { campaign: Campaign } | { faults: Fault[] } {
  const tree = readYaml(text);
  const notes = notesOn(tree);
  if (!tree.broken && tree.root === null) notes.add([], finding('empty-file', {}));
  if (tree.broken || tree.root === null) return { faults: faultsOf(fileName, tree.faults) };

  findHashedChannels(tree, notes);
  spellOutNone(tree);
  const { whole, draft, written } = examine(fileShape, tree, notes);
  checkCampaign(draft, written, notes);
  if (whole === null || tree.faults.length > 0) return { faults: faultsOf(fileName, tree.faults) };
  return { campaign: buildCampaign(whole) };
}
