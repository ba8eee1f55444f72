import type { Fault } from '../block-kit/check.ts';
import { isObject, objectsOf, type Json } from '../json.ts';
import { checkBlocks, checkMessage, checkView } from '../validate.ts';
import { invalidArguments, SlackError } from './args.ts';
import type { Method } from './method.ts';

/** What may be given to `blocks.validate`: exactly one of them. */
const KINDS = ['blocks', 'message', 'view'] as const;

/** What is wrong in what was given, with pointers from its beginning. */
function faultsOf(kind: (typeof KINDS)[number], given: unknown): Fault[] {
  if (kind === 'blocks') return checkBlocks(given, 'message', '');
  if (kind === 'message') {
    const { blocks, attachments } = isObject(given) ? given : { blocks: given };
    return checkMessage({ blocks, attachments: objectsOf(attachments) })?.faults ?? [];
  }
  const type = isObject(given) && given.type === 'home' ? 'home' : 'modal';
  return checkView(given, type).map(({ pointer = '', ...fault }) => ({
    ...fault,
    pointer: pointer.replace(/^\/view/, ''),
  }));
}

/** A fault as data, as Slack's validator has it. */
function errorOf({ fault: message, pointer = '', limit }: Fault): Json {
  const field = /^missing required field: (.+)$/.exec(message)?.[1];
  if (field !== undefined) return { code: 'missing_field', message, pointer, field };
  return { code: limit.endsWith(' type') ? 'invalid_type' : 'failed_constraint', message, pointer };
}

/** Says of blocks, a message or a view whether Slack would take it; docs.slack.dev/reference/methods/blocks.validate. */
const validate: Method = {
  token: 'none',
  run: (_context, args) => {
    const [kind, ...more] = KINDS.filter((name) => args.has(name));
    if (kind === undefined || more.length > 0) {
      throw invalidArguments('must provide exactly one of `blocks`, `view`, or `message`');
    }
    const given = args.json(kind, 'invalid_arguments');
    const faults = faultsOf(kind, given);
    if (faults.length === 0) return {};
    throw new SlackError(`invalid_${kind}`, { errors: faults.map(errorOf) });
  },
};

export const blockMethods: Record<string, Method> = { 'blocks.validate': validate };
