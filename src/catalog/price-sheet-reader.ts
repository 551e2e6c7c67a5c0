import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import { nearestNames } from '../model/index.js';
import type { Nanos, Problem, SourceLocation } from '../model/index.js';
import { parseDecimal, quotientAt } from './decimal.js';
import type { Decimal } from './decimal.js';
import * as problems from './price-sheet-problems.js';

const NANO_PLACES = 9;
const SUGGESTIONS = 2;

/** A price sheet that is being read: what was wrong so far, and where things stand. Values are taken node by node. */
export interface SheetReader {
  readonly file: string;
  readonly problems: Problem[];
  readonly lines: LineCounter;
}

/** The values of one map by key; an unknown key has been reported and left out. A map has no prototype to be reached. */
export interface Fields {
  readonly at: SourceLocation;
  readonly nodes: ReadonlyMap<string, Node>;
}

/** Parses YAML 1.2. Never throws: what the parser refuses becomes a problem, and the contents are null. */
export function openSheet(
  text: string,
  file: string,
): { readonly reader: SheetReader; readonly contents: Node | null } {
  const reader: SheetReader = { file, problems: [], lines: new LineCounter() };
  let document: Document;
  try {
    document = parseDocument(text, { lineCounter: reader.lines, version: '1.2', schema: 'core' });
  } catch (cause) {
    // The parser recurses, so hostile nesting ends in a RangeError.
    reader.problems.push(problems.notYaml({ file }, cause instanceof Error ? cause.message : String(cause)));
    return { reader, contents: null };
  }
  for (const { message, linePos } of document.errors) {
    const line = linePos?.[0].line ?? 1;
    reader.problems.push(problems.notYaml({ file, line }, message.split('\n')[0]!.replace(/ at line \d+.*$/, '')));
  }
  return { reader, contents: document.errors.length > 0 ? null : document.contents };
}

export function locationOf(reader: SheetReader, node: unknown): SourceLocation {
  const range = isNode(node) ? node.range : null;
  return range == null ? { file: reader.file } : { file: reader.file, line: reader.lines.linePos(range[0]).line };
}

/** The entries of a map whose keys are known; anything else is reported, with the nearest known key. */
export function readFields(
  reader: SheetReader,
  node: Node | null,
  what: string,
  known: readonly string[],
): Fields | null {
  const at = locationOf(reader, node);
  if (!isMap(node)) {
    reader.problems.push(isAlias(node) ? problems.aliasFound(at) : problems.notAMap(at, what));
    return null;
  }
  const nodes = new Map<string, Node>();
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : 'a key that is no text';
    if (!known.includes(name))
      reader.problems.push(problems.unknownKey(locationOf(reader, key), name, hintFor(name, known)));
    else if (isNode(value) && !isEmpty(value)) nodes.set(name, value);
  }
  return { at, nodes };
}

/** The nodes of a list; absent is an empty list. */
export function readList(reader: SheetReader, fields: Fields, key: string): readonly Node[] {
  const node = fields.nodes.get(key);
  if (node === undefined) return [];
  if (isSeq(node)) return node.items.filter(isNode);
  reader.problems.push(
    isAlias(node) ? problems.aliasFound(locationOf(reader, node)) : problems.notAList(locationOf(reader, node), key),
  );
  return [];
}

/** The text of a value as it stands in the file, so that a number keeps every digit; null if absent or no text. */
export function readText(reader: SheetReader, fields: Fields, key: string, example: string): string | null {
  const node = fields.nodes.get(key);
  if (node === undefined) return null;
  if (isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number')) {
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  }
  const at = locationOf(reader, node);
  reader.problems.push(isAlias(node) ? problems.aliasFound(at) : problems.badText(at, key, example));
  return null;
}

export function readRequiredText(reader: SheetReader, fields: Fields, key: string, example: string): string | null {
  if (!fields.nodes.has(key)) reader.problems.push(problems.missingKey(fields.at, key, example));
  return readText(reader, fields, key, example);
}

/**
 * A price in the sheet's currency as nanos of a US dollar: `price / rate`, rounded half-even once. Zero is refused unless
 * `mayBeZero`: a machine for nothing is a slip, and an unknown price is left out.
 */
export function readPrice(
  reader: SheetReader,
  fields: Fields,
  key: string,
  { rate, mayBeZero }: { readonly rate: Decimal; readonly mayBeZero: boolean },
): Nanos | null {
  const text = readText(reader, fields, key, '0.172');
  if (text === null) return null;
  const price = parseDecimal(text);
  const nanos = price === null ? null : quotientAt(price, rate, NANO_PLACES);
  if (nanos !== null && (nanos > 0 || mayBeZero)) return nanos as Nanos;
  reader.problems.push(problems.badPrice(locationOf(reader, fields.nodes.get(key)), key, text));
  return null;
}

export function hintFor(name: string, known: readonly string[]): string {
  const near = nearestNames(name, known, SUGGESTIONS);
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : `known here: ${known.join(', ')}`;
}

const isNode = (value: unknown): value is Node => isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
const isEmpty = (node: Node): boolean => isScalar(node) && node.value === null;
