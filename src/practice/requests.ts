import { z } from 'zod';
import type { Act } from './contract.ts';
import type { ClockMove } from './contract-tools.ts';

const id = z.string().min(1).max(255);
const state = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));
const as = id;
const message = { as, channel: id, ts: id };
const place = z.union([z.strictObject({ channel: id, ts: id }), z.strictObject({ view: id })]);

/** One act, as the page or a test sends it. */
export const actSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('message'),
    as,
    channel: id,
    text: z.string(),
    threadTs: id.exactOptional(),
    files: z.array(id).max(10).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('edit'), ...message, text: z.string() }),
  z.strictObject({ kind: z.literal('delete'), ...message }),
  z.strictObject({ kind: z.literal('delete_file'), as, file: id }),
  z.strictObject({
    kind: z.literal('slash'),
    as,
    channel: id,
    command: z.string().regex(/^\/\S+$/),
    text: z.string(),
  }),
  z.strictObject({
    kind: z.literal('click'),
    as,
    in: place,
    blockId: id,
    actionId: id,
    fields: z.record(z.string(), z.unknown()).exactOptional(),
    state: state.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('submit'), as, view: id, state }),
  z.strictObject({ kind: z.literal('close'), as, view: id, all: z.boolean().exactOptional() }),
  z.strictObject({ kind: z.literal('home'), as }),
  z.strictObject({ kind: z.literal('read'), as, channel: id }),
  z.strictObject({
    kind: z.literal('react'),
    ...message,
    name: z.string().regex(/^:?[\w+'-]+:?$/),
    remove: z.boolean().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('dm'), as, with: id }),
  z.strictObject({ kind: z.literal('join'), as, channel: id }),
  z.strictObject({
    kind: z.literal('options'),
    as,
    in: place,
    blockId: id,
    actionId: id,
    query: z.string(),
  }),
  z.strictObject({
    kind: z.literal('preferences'),
    as,
    language: z.enum(['zh-CN', 'en']).exactOptional(),
    dnd: z.boolean().exactOptional(),
  }),
]);

/** One move of the clock. */
export const moveSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('next-slot') }),
  z.strictObject({ to: z.literal('next-day') }),
  z.strictObject({ to: z.literal('next-monday') }),
  z.strictObject({ to: z.literal('instant'), at: z.iso.datetime({ offset: true }) }),
]);

/** Every member of a union with nothing optional, so that a field that is missing shows. */
type Whole<Members> = Members extends unknown ? Required<Members> : never;
type Same<One, Other> = [One, Whole<One>, Other, Whole<Other>] extends [Other, Whole<Other>, One, Whole<One>]
  ? true
  : false;

/** The compiler's word that the schemas take what the contract says, field by field, and nothing else. */
export const schemasFollowContract: [
  Same<Act, z.infer<typeof actSchema>>,
  Same<ClockMove, z.infer<typeof moveSchema>>,
] = [true, true];
