import { countCharacters } from '../characters.ts';
import { isObject, typeOf, type Json } from '../json.ts';
import type { ObjectSchema, Schema, Surface, UnionSchema } from './schema.ts';

/** Something that Slack refuses. */
export interface Fault {
  /** What is wrong, in Slack's words. */
  fault: string;
  /** JSON pointer to the place; a few faults of Slack's name none. */
  pointer?: string;
  /** The limit that was passed, such as `button.value max`. */
  limit: string;
}

interface Place {
  pointer: string;
  /** Where one is in the schema: from the innermost thing with a name, such as `option.text.text`. */
  path: string;
}

/**
 * Everything in a value that its schema does not allow on this surface. The wording is that of the validator that
 * Slack has published, github.com/slackhq/hack-json-schema, and of refusals that people have reported.
 */
export function faultsOf(schema: Schema, value: unknown, surface: Surface, start: Place): Fault[] {
  const faults: Fault[] = [];
  const refuse = (fault: string, place: Place, limit: string): void =>
    void faults.push({ fault, pointer: place.pointer, limit: `${place.path} ${limit}` });

  function visit(wanted: Schema, given: unknown, place: Place): void {
    switch (wanted.kind) {
      case 'anything':
        return;
      case 'nullable':
        if (given !== null) visit(wanted.inner, given, place);
        return;
      case 'boolean':
        if (typeof given !== 'boolean') refuse('must be a boolean', place, 'type');
        return;
      case 'string':
        return visitString(wanted, given, place);
      case 'integer':
        if (!Number.isInteger(given)) return refuse('must provide an integer', place, 'type');
        return bounds(wanted, Number(given), place);
      case 'number':
        if (typeof given !== 'number') refuse('must provide a number', place, 'type');
        return;
      case 'enum':
        if (!wanted.of.some((word) => word === given)) refuse('must be a valid enum value', place, 'enum');
        return;
      case 'array':
        return visitArray(wanted, given, place);
      case 'object':
        return visitObject(wanted, given, place);
      case 'union':
        return visitUnion(wanted, given, place);
    }
  }

  function visitString(wanted: Extract<Schema, { kind: 'string' }>, given: unknown, place: Place): void {
    if (typeof given !== 'string') return refuse('must provide a string', place, 'type');
    const { min = 0, max = Infinity, pattern } = wanted;
    const length = countCharacters(given);
    if (length < min) refuse(`must be more than ${min - 1} characters`, place, 'min');
    else if (length > max) refuse(`must be less than ${max + 1} characters`, place, 'max');
    else if (pattern && !pattern.test(given)) {
      refuse(`input must match regex pattern: ${pattern.source}`, place, 'pattern');
    }
  }

  // Slack's validator names the bound itself, although the bound is allowed.
  function bounds(
    { min = -Infinity, max = Infinity }: { min?: number; max?: number },
    given: number,
    at: Place,
  ) {
    if (given < min) refuse(`must be greater than ${min}`, at, 'min');
    else if (given > max) refuse(`must be less than ${max}`, at, 'max');
  }

  function visitArray(wanted: Extract<Schema, { kind: 'array' }>, given: unknown, place: Place): void {
    if (!Array.isArray(given)) return refuse('must provide an array', place, 'type');
    const { items, min = 0, max = Infinity } = wanted;
    if (given.length < min) refuse(`must provide at least ${min} items`, place, 'min');
    if (given.length > max) refuse(`no more than ${max} items allowed`, place, 'max');
    for (const [index, item] of given.entries())
      visit(items, item, { pointer: `${place.pointer}/${index}`, path: `${place.path}[]` });
  }

  function visitObject(wanted: ObjectSchema, given: unknown, { pointer, path }: Place): void {
    const place = { pointer, path: wanted.name ?? path };
    if (!isObject(given)) return refuse('must provide an object', place, 'type');
    const before = faults.length;
    for (const [name, property] of Object.entries(wanted.properties)) {
      if ('required' in property && given[name] === undefined)
        refuse(`missing required field: ${name}`, place, `${name} required`);
    }
    for (const [name, field] of Object.entries(given)) {
      const property = Object.hasOwn(wanted.properties, name) ? wanted.properties[name] : undefined;
      if (property === undefined) refuse(`invalid additional property: ${name}`, place, 'no other property');
      else if (field !== undefined) {
        const inner = { pointer: `${place.pointer}/${name}`, path: `${place.path}.${name}` };
        visit('required' in property ? property.required : property, field, inner);
      }
    }
    if (faults.length === before) keepRules(wanted, given, place);
  }

  function keepRules(wanted: ObjectSchema, given: Json, place: Place): void {
    for (const rule of wanted.rules) {
      for (const [fault, pointer] of rule.broken(given))
        refuse(fault, { ...place, pointer: place.pointer + pointer }, `rule: ${rule.name}`);
    }
  }

  function visitUnion({ of }: UnionSchema, given: unknown, place: Place): void {
    if (!isObject(given)) return refuse('must provide an object', place, 'type');
    if (given.type === undefined) return refuse('missing required field: type', place, 'type required');
    const type = typeOf(given);
    const kind = Object.hasOwn(of, type) ? of[type] : undefined;
    if (kind && (kind.on?.includes(surface) ?? true)) return visit(kind, given, place);
    refuse(`unsupported type: ${type}`, { ...place, pointer: `${place.pointer}/type` }, 'kind');
  }

  visit(schema, value, start);
  return faults;
}
