import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { nearestNames } from '../model/index.js';
import type { SourceLocation } from '../model/index.js';
import { lineOfPath } from './yaml-lines.js';
import type { YamlPath } from './yaml-lines.js';

const SUGGESTIONS = 2;

/** A file for people that is YAML, with what it takes to name a place in it. */
export interface OpenedYaml {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly content: unknown;
}

/** Why a text is no YAML, and where. */
export interface BrokenYaml {
  readonly found: string;
  readonly line: number;
}

/** Opens YAML 1.2 or JSON without aliases, which a hostile file multiplies. */
export function openYaml(text: string, file: string): OpenedYaml | BrokenYaml {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, version: '1.2' });
    const [first] = document.errors;
    if (first !== undefined) return { found: firstLine(first.message), line: first.linePos?.[0].line ?? 1 };
    return { file, document, lines, content: document.toJS({ maxAliasCount: 0 }) };
  } catch (cause) {
    // Aliases, and nesting too deep for the parser's recursion.
    return { found: firstLine(cause instanceof Error ? cause.message : String(cause)), line: 1 };
  }
}

const firstLine = (message: string): string => message.split('\n')[0] ?? '';

export const placeAt = (path: YamlPath, { file, document, lines }: OpenedYaml): SourceLocation => ({
  file,
  line: lineOfPath(document, path, lines),
});

/** `decisions.2.why`: entries of a list count from 1, as people do. */
export const nameOfPath = (path: YamlPath): string =>
  path.length === 0 ? 'the file' : path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join('.');

/** What a mistyped key may have meant, else what there is. */
export function hintFor(key: string, known: readonly string[]): string {
  const near = nearestNames(key, known, SUGGESTIONS);
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : `known here: ${known.join(', ')}`;
}

/** The entries of the list under a key; none where there is no list, and none of one that is too long. */
export function entriesUnder(content: unknown, key: string, most: number): readonly unknown[] {
  const entries: unknown = typeof content === 'object' && content !== null ? Reflect.get(content, key) : null;
  return Array.isArray(entries) && entries.length <= most ? entries : [];
}
