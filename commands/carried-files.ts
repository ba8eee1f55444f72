import { parseInspect } from './inspect-parse.ts';
import { parseCommand } from './parse.ts';
import { isBareRectify, parseRectify, type RectifySaid } from './rectify-parse.ts';

/** Whether what was typed of a rectification keeps the files that came with it: they prove a report, what was done, or what is missing. */
export function rectifyKeepsFiles({ verb }: Pick<RectifySaid, 'verb'>): boolean {
  return verb === 'report' || verb === 'done' || verb === 'fail';
}

/** Whether a command that was written as a message keeps the files of the message with what it puts on record. */
export function commandKeepsFiles(text: string): boolean {
  const parsed = parseCommand(text);
  const rectified = (rest: string): boolean => {
    const said = parseRectify(rest);
    return said !== null && said.ref !== '' && rectifyKeepsFiles(said);
  };
  if (parsed.kind !== 'verb') return isBareRectify(text) && rectified(text);
  if (parsed.verb === 'rectify') return rectified(parsed.rest);
  if (parsed.verb !== 'inspect') return false;
  const said = parseInspect(parsed.rest);
  return said !== null && (said.verb === 'record' || said.verb === 'check');
}
