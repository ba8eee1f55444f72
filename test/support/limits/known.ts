import type { ObjectSchema, Schema } from '../../../src/practice/block-kit/schema.ts';

/**
 * The names of all limits in a schema, as the faults that pass them are named: bounds, patterns, words, rules and
 * properties that must be there. Things with a name are listed under it, wherever they stand.
 */
export function limitsIn(root: Schema, start: string): Set<string> {
  const found = new Set<string>();
  const seen = new Set<ObjectSchema>();

  function visit(schema: Schema, at: string): void {
    switch (schema.kind) {
      case 'string':
      case 'integer':
        if (schema.min !== undefined) found.add(`${at} min`);
        if (schema.max !== undefined) found.add(`${at} max`);
        if ('pattern' in schema) found.add(`${at} pattern`);
        return;
      case 'enum':
        found.add(`${at} enum`);
        return;
      case 'array':
        if (schema.min !== undefined) found.add(`${at} min`);
        if (schema.max !== undefined) found.add(`${at} max`);
        return visit(schema.items, `${at}[]`);
      case 'nullable':
        return visit(schema.inner, at);
      case 'union':
        for (const kind of Object.values(schema.of)) visit(kind, at);
        return;
      case 'object':
        return visitObject(schema, at);
      default:
    }
  }

  function visitObject(schema: ObjectSchema, path: string): void {
    const at = schema.name ?? path;
    if (schema.name !== undefined) {
      if (seen.has(schema)) return;
      seen.add(schema);
    }
    for (const rule of schema.rules) found.add(`${at} rule: ${rule.name}`);
    for (const [name, property] of Object.entries(schema.properties)) {
      // A `type` that says which of several things this is has been looked at before.
      if ('required' in property && !(name === 'type' && property.required.kind === 'anything'))
        found.add(`${at} ${name} required`);
      visit('required' in property ? property.required : property, `${at}.${name}`);
    }
  }

  visit(root, start);
  return found;
}
