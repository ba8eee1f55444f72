export type Json = Record<string, unknown>;

/** True for a JSON object; arrays and null are not objects here. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value when it is a JSON object, otherwise an empty one. */
export function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** The JSON objects of a list; whatever else is in it is left out. */
export function objectsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The value when it is text, otherwise undefined. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** An empty object that knows nothing but its own fields: what comes from outside may be called `constructor`. */
export function dictionary<Value>(): Record<string, Value> {
  const empty: Record<string, Value> = Object.create(null);
  return empty;
}

/** A field of the object's own; undefined for what it only inherits. */
export function own<Value>(of: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return of !== undefined && Object.hasOwn(of, name) ? of[name] : undefined;
}

/** The value that JSON text stands for; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The `type` of a block or element; empty when it has none that is text. */
export function typeOf(value: Json): string {
  return textOf(value.type) ?? '';
}

/** An object without the fields that are undefined, as JSON would leave them out. */
export function compact(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}
