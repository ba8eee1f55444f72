import { parseDocument } from 'yaml';
import { finding, type Finding, type PlacedFinding, type Position } from './fault.ts';
import { grow } from './grow.ts';
import { positionIn, type Spot } from './places.ts';
import { isHarmless, printable, syntaxFinding, tooDeepAt, unprintables } from './syntax.ts';

/** A file as plain maps, lists, texts and nulls. Numbers, dates and times stay the text that was typed. */
export interface YamlTree {
  text: string;
  root: unknown;
  spot: Spot;
  positionOf: (offset: number) => Position;
  faults: PlacedFinding[];
  /** The file cannot be read as its author meant it: nothing but `faults` is worth telling. */
  broken: boolean;
}

const MOST_CHARACTERS = 2_000_000;

/** Reads YAML; whatever the text is, what is wrong with it is a fault and never an exception. */
export function readYaml(source: string): YamlTree {
  const original = source.replace(/^\u{feff}/u, '');
  const text = printable(original);
  const positionOf = positionIn(text);
  const faults: PlacedFinding[] = [];
  const refuse = (offset: number, what: Finding): void => {
    faults.push({ ...positionOf(offset), path: [], ...what });
  };
  const empty = { text, root: null, spot: { key: null, value: 0, inside: new Map() }, positionOf, faults };

  if (text.length > MOST_CHARACTERS) refuse(0, finding('too-large', { limit: MOST_CHARACTERS }));
  const deep = tooDeepAt(text);
  if (deep !== null) refuse(deep, finding('too-deep', {}));
  if (faults.length > 0) return { ...empty, broken: true };

  for (const hidden of unprintables(original)) refuse(hidden.offset, hidden.finding);
  // All scalars but null stay text: the name `no`, 2020-01-01 and 09:00 are what they look like.
  const document = parseDocument(text, {
    schema: 'failsafe',
    customTags: ['null'],
    resolveKnownTags: false,
    prettyErrors: false,
  });
  const errors = [...document.errors, ...document.warnings];
  if (errors.every(isHarmless)) {
    for (const error of errors) refuse(error.pos[0], syntaxFinding(error, text));
    const { value, spot } = grow(document, refuse);
    return { ...empty, root: value, spot, broken: false };
  }
  // One slip makes the parser stumble over the rest of its line: its first complaint is the useful one.
  const told = new Set<number>();
  for (const error of errors) {
    const { line } = positionOf(error.pos[0]);
    if (!told.has(line)) refuse(error.pos[0], syntaxFinding(error, text));
    told.add(line);
  }
  return { ...empty, broken: true };
}
