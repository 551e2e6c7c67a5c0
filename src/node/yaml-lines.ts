import { isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Document, LineCounter } from 'yaml';

/** Where a key or value stands in a document. */
export type YamlPath = readonly PropertyKey[];

/** The line on which a key or entry stands, counted from 1; that of the nearest parent where the key is missing. */
export function lineOfPath(document: Document, path: YamlPath, lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true) ?? document.contents;
    const start = startIn(parent, path[length - 1]);
    if (start !== null) return lines.linePos(start).line;
  }
  return 1;
}

function startIn(parent: unknown, key: PropertyKey | undefined): number | null {
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    return startOf(pair?.key);
  }
  return isSeq(parent) && typeof key === 'number' ? startOf(parent.items[key]) : null;
}

const startOf = (node: unknown): number | null => (isNode(node) ? (node.range?.[0] ?? null) : null);
