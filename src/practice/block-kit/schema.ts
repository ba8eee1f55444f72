import type { Json } from '../json.ts';

/** Where blocks may stand. */
export type Surface = 'message' | 'modal' | 'home';

/** What one value must be. A schema is data, so that what it limits can be read from it as well. */
export type Schema =
  | { kind: 'anything' }
  | { kind: 'boolean' }
  | { kind: 'string'; min?: number; max?: number; pattern?: RegExp }
  | { kind: 'integer'; min?: number; max?: number }
  | { kind: 'number' }
  | { kind: 'enum'; of: readonly (string | number)[] }
  | { kind: 'array'; items: Schema; min?: number; max?: number }
  | { kind: 'nullable'; inner: Schema }
  | ObjectSchema
  | UnionSchema;

/** An object with these properties and no others, which together keep these rules. */
export interface ObjectSchema {
  kind: 'object';
  properties: Properties;
  rules: readonly Rule[];
  /** Blocks, elements and composition objects have a name; what they limit is named after them. */
  name?: string;
  /** The surfaces that take it; all of them when left out. */
  on?: readonly Surface[];
}

/** An object whose `type` says which of these it is. */
export interface UnionSchema {
  kind: 'union';
  of: Readonly<Record<string, ObjectSchema>>;
}

/** What an object may have; `required` properties must be there. */
export type Properties = Readonly<Record<string, Schema | { required: Schema }>>;

/** What properties must keep among each other; asked only of an object whose properties are each good. */
export interface Rule {
  name: string;
  /** What is wrong, in Slack's words, with the pointer from the object to the place. */
  broken(value: Json): Breach[];
}

/** What is wrong, and the pointer from the object to it. */
export type Breach = readonly [fault: string, pointer: string];

/** No limits at all. */
export const anything: Schema = { kind: 'anything' };
/** True or false. */
export const boolean: Schema = { kind: 'boolean' };
/** Any number. */
export const number: Schema = { kind: 'number' };

/** Text as such. Slack counts characters, so an emoji of two UTF-16 units is one. */
export function string(limits: { min?: number; max?: number; pattern?: RegExp } = {}): Schema {
  return { kind: 'string', ...limits };
}

/** Text that is not empty. */
export const filled = string({ min: 1 });

/** A whole number; both bounds are inside. */
export function integer(limits: { min?: number; max?: number } = {}): Schema {
  return { kind: 'integer', ...limits };
}

/** One of a few words or numbers. */
export function oneOf(...of: readonly (string | number)[]): Schema {
  return { kind: 'enum', of };
}

/** A list of items of one kind. */
export function list(items: Schema, limits: { min?: number; max?: number } = {}): Schema {
  return { kind: 'array', items, ...limits };
}

/** Something that may be null in place of its value. */
export function nullable(inner: Schema): Schema {
  return { kind: 'nullable', inner };
}

/** A property that must be there. */
export function required(schema: Schema): { required: Schema } {
  return { required: schema };
}

/** An object with these properties, those that are not `required` left out at will. */
export function object(properties: Properties, ...rules: readonly Rule[]): ObjectSchema {
  return { kind: 'object', properties, rules };
}

/** An object with a name of its own, such as `option` or `confirm`. */
export function named(name: string, schema: ObjectSchema): ObjectSchema {
  return { ...schema, name };
}

/** The same thing, which only some surfaces take. */
export function only(on: readonly Surface[], schema: ObjectSchema): ObjectSchema {
  return { ...schema, on };
}

/** An object with a `type`, and these properties besides. */
export function typed(properties: Properties, ...rules: readonly Rule[]): ObjectSchema {
  return object({ type: required(anything), ...properties }, ...rules);
}

/** Names each schema after its type. */
export function catalogue<Type extends string>(
  kinds: Readonly<Record<Type, ObjectSchema>>,
): Readonly<Record<Type, ObjectSchema>>;
export function catalogue(kinds: Readonly<Record<string, ObjectSchema>>): Record<string, ObjectSchema> {
  return Object.fromEntries(Object.entries(kinds).map(([type, schema]) => [type, named(type, schema)]));
}

/** Whatever of these the value's `type` says. */
export function byType(of: Readonly<Record<string, ObjectSchema>>): UnionSchema {
  return { kind: 'union', of };
}

/** Exactly one of two properties. */
export function either(one: string, other: string): Rule {
  return {
    name: `either ${one} or ${other}`,
    broken: (value) =>
      (value[one] === undefined) === (value[other] === undefined)
        ? [[`must define either \`${one}\` or \`${other}\``, value.type === undefined ? '' : '/type']]
        : [],
  };
}

/** At least one of these properties. */
export function someOf(...names: readonly string[]): Rule {
  return {
    name: `some of ${names.join(', ')}`,
    broken: (value) =>
      names.every((name) => value[name] === undefined)
        ? [[`must define at least one of ${names.map((name) => `\`${name}\``).join(', ')}`, '']]
        : [],
  };
}
