import { finding, type Path } from './fault.ts';
import { isMap, valueAt, type Notes } from './examine.ts';
import { spotAt } from './places.ts';
import type { YamlTree } from './yaml-tree.ts';

/**
 * `channel: #office` gives no channel, for YAML takes the rest of the line as a comment. What was meant
 * is plain, and a section whose channel is silently lost would get no messages: so it is told, and the
 * name is checked like any other.
 */
export function findHashedChannels(tree: YamlTree, notes: Notes): void {
  const sections = valueAt(tree.root, ['sections']);
  const paths: Path[] = [
    ['channels', 'summary'],
    ['channels', 'leading_group'],
    ...(Array.isArray(sections) ? sections.map((_, index) => ['sections', index, 'channel']) : []),
  ];
  for (const path of paths) {
    const { key } = spotAt(tree.spot, path);
    const holder = valueAt(tree.root, path.slice(0, -1));
    if (key === null || !isMap(holder) || valueAt(tree.root, path) !== null) continue;
    const value = /^[^\s:]+\s*:[ \t]+#([^\s#,{}[\]]+)/.exec(tree.text.slice(key, key + 200))?.[1];
    if (value === undefined) continue;
    notes.add(path, finding('channel-comment', { value }), 'key');
    holder[path.at(-1) ?? ''] = value;
  }
}
