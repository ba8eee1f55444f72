import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { finding, type Finding } from './fault.ts';
import type { Spot } from './places.ts';
import { unprintables } from './syntax.ts';

/** What aliases may add to a file; a few lines of them could otherwise stand for millions of entries. */
const MOST_ALIASED = 10_000;

interface Growing {
  anchors: Map<string, Node>;
  /** The nodes that are being read: an alias to one of them would never end. */
  open: Set<Node>;
  aliases: number;
  aliased: number;
  refuse: (offset: number, what: Finding) => void;
}

interface Grown {
  value: unknown;
  spot: Spot;
}

/** A document as plain values, and where each stands. */
export function grow(document: Document.Parsed, refuse: Growing['refuse']): Grown {
  const growing: Growing = { anchors: new Map(), open: new Set(), aliases: 0, aliased: 0, refuse };
  return document.contents === null ? leaf(null, 0) : grown(growing, document.contents, 0);
}

function grown(growing: Growing, node: unknown, offset: number): Grown {
  if (isAlias(node)) return followed(growing, node.source, offsetOf(node, offset));
  if (growing.aliases > 0) growing.aliased += 1;
  if (isScalar(node)) {
    remember(growing, node);
    return scalar(growing, node.value, offsetOf(node, offset));
  }
  if (!isMap(node) && !isSeq(node)) return leaf(null, offset);
  remember(growing, node);
  growing.open.add(node);
  const whole = isMap(node) ? map(growing, node, offset) : list(growing, node, offset);
  growing.open.delete(node);
  return whole;
}

function followed(growing: Growing, name: string, offset: number): Grown {
  const meant = growing.anchors.get(name);
  if (meant === undefined || growing.open.has(meant) || growing.aliased > MOST_ALIASED) {
    growing.refuse(offset, finding('yaml-alias', { name }));
    return leaf(null, offset);
  }
  growing.aliases += 1;
  const whole = grown(growing, meant, offset);
  growing.aliases -= 1;
  return whole;
}

function map(growing: Growing, node: YAMLMap, offset: number): Grown {
  const whole: Record<string, unknown> = {};
  const spot = spotOf(offsetOf(node, offset));
  for (const { key, value } of node.items) {
    const at = offsetOf(key, spot.value);
    if (!isScalar(key) || typeof key.value !== 'string' || key.value in {}) {
      growing.refuse(at, finding('yaml-key', {}));
      continue;
    }
    const name = key.value;
    remember(growing, key);
    const entry = grown(growing, value, at);
    // Of two keys with one name the parser has told already; the first one is read.
    if (spot.inside.has(name)) continue;
    whole[name] = entry.value;
    // The spot is the alias's own copy: the same content may stand under several keys.
    spot.inside.set(name, { ...entry.spot, key: at });
  }
  return { value: whole, spot };
}

function list(growing: Growing, node: YAMLSeq, offset: number): Grown {
  const spot = spotOf(offsetOf(node, offset));
  const value = node.items.map((item, index) => {
    const entry = grown(growing, item, spot.value);
    spot.inside.set(index, entry.spot);
    return entry.value;
  });
  return { value, spot };
}

function scalar(growing: Growing, value: unknown, offset: number): Grown {
  if (typeof value !== 'string') return leaf(null, offset);
  const [hidden] = unprintables(value);
  if (hidden !== undefined) growing.refuse(offset, hidden.finding);
  return leaf(value, offset);
}

function remember(growing: Growing, node: Node): void {
  if (!isAlias(node) && node.anchor !== undefined) growing.anchors.set(node.anchor, node);
}

function leaf(value: string | null, offset: number): Grown {
  return { value, spot: spotOf(offset) };
}

function spotOf(offset: number): Spot {
  return { key: null, value: offset, inside: new Map() };
}

function offsetOf(node: unknown, otherwise: number): number {
  const range = isAlias(node) || isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined;
  return range?.[0] ?? otherwise;
}
