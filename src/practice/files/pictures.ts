import type { Fault } from '../block-kit/check.ts';
import { isObject, textOf, type Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { seenByBot } from './access.ts';
import type { FileRecord } from './files.ts';
import { isPicture } from './kinds.ts';

/**
 * The `slack_file`s in blocks that Slack refuses: that is none of the workspace, or none that the bot can see, or no
 * picture. In its words as reported in github.com/slackapi/python-slack-sdk/issues/1797.
 */
export function pictureFaults(workspace: Workspace, blocks: unknown, pointer: string): Fault[] {
  if (Array.isArray(blocks)) {
    return blocks.flatMap((one, index) => pictureFaults(workspace, one, `${pointer}/${index}`));
  }
  if (!isObject(blocks)) return [];
  return Object.entries(blocks).flatMap(([name, value]): Fault[] => {
    const at = `${pointer}/${name}`;
    if (name !== 'slack_file' || !isObject(value)) return pictureFaults(workspace, value, at);
    const file = fileOf(workspace, value);
    const good = file && file.state === 'complete' && isPicture(file.name) && seenByBot(workspace, file);
    return good ? [] : [{ fault: 'invalid slack file', pointer: at, limit: 'workspace rule: slack file' }];
  });
}

/** The file that is named by its id, or by its private address or permalink. */
function fileOf({ files }: Workspace, { id, url }: Json): FileRecord | undefined {
  const named = textOf(id);
  if (named !== undefined) return files.byId(named);
  return (textOf(url) ?? '')
    .split(/[-/]/)
    .map((part) => files.byId(part))
    .find((file) => file !== undefined);
}
