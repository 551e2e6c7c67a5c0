/** Whether a value is an object that holds fields: no list, no map, nothing with a prototype of its own. */
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);

/** Where a value stands: names of fields, those of lists once. */
export type Path = readonly string[];

export interface Visitor {
  /** What stands in the place of a string. */
  readonly text: (text: string, path: Path) => string;
  /** The names of fields that are data, as those of `origins`, and the keys of maps. */
  readonly key: (key: string, path: Path) => string;
  /** What stands in the place of a whole object, or the object itself. */
  readonly record?: (record: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** Objects whose keys are data and no fields of a type. */
const KEYED_BY_DATA: ReadonlySet<string> = new Set(['origins']);

/** The same plain data with every string anew, in the same order; numbers and all else stay. */
export function mapStrings<T>(value: T, visitor: Visitor, path: Path = []): T {
  return map(value, visitor, path) as T;
}

function map(value: unknown, visitor: Visitor, path: Path): unknown {
  if (typeof value === 'string') return visitor.text(value, path);
  if (Array.isArray(value)) return value.map((entry) => map(entry, visitor, path));
  if (value instanceof Map) {
    const entries: [unknown, unknown][] = [];
    for (const [key, entry] of value) {
      entries.push([typeof key === 'string' ? visitor.key(key, path) : key, map(entry, visitor, path)]);
    }
    return new Map(entries);
  }
  if (!isRecord(value)) return value;
  const isKeyed = KEYED_BY_DATA.has(path.at(-1) ?? '');
  const entries: [string, unknown][] = [];
  for (const [key, entry] of Object.entries(visitor.record?.(value) ?? value)) {
    if (isKeyed) entries.push([visitor.key(key, path), map(entry, visitor, path)]);
    else entries.push([key, map(entry, visitor, [...path, key])]);
  }
  return Object.fromEntries(entries);
}
