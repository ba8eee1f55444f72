import { isObject, type Json } from '../json.ts';
import { checkBlocks, checkView, type Fault } from '../validate.ts';
import { invalidArguments, SlackError } from './args.ts';
import type { Method } from './method.ts';

/** What may be given to `blocks.validate`: exactly one of them. */
const KINDS = ['blocks', 'message', 'view'] as const;

/** What is wrong, and where in what was given. */
function faultsOf(kind: (typeof KINDS)[number], given: unknown): Fault[] {
  if (kind === 'blocks') return checkBlocks(given, 'message', '');
  if (kind === 'message') return checkBlocks(isObject(given) ? given.blocks : given, 'message');
  return checkView(given, 'modal', 'home').map(({ fault, pointer }) => ({
    fault,
    pointer: pointer.replace(/^\/view/, ''),
  }));
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
    const errors: Json[] = faults.map(({ fault: message, pointer }) => ({
      code: 'failed_constraint',
      message,
      pointer,
    }));
    throw new SlackError(`invalid_${kind}`, { errors });
  },
};

export const blockMethods: Record<string, Method> = { 'blocks.validate': validate };
