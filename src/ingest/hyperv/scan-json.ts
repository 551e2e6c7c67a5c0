/** One document of a text of JSON. */
interface JsonDocument {
  readonly value: unknown;
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  /** Why it could not be read; null where it could. */
  readonly error: string | null;
}

/** What `scanJson` found. */
export interface ScannedJson {
  readonly documents: readonly JsonDocument[];
  /** The line on which each object of the values begins. */
  readonly lineOfObject: ReadonlyMap<object, number>;
  /** The line of a document that is never closed, or null. */
  readonly endsEarly: number | null;
}

/**
 * Reads JSON documents one after another and finds the line of each object, which `JSON.parse` forgets: objects come in the
 * text in the order in which a walk over the values meets them. Where the two disagree, as with a key given twice, the
 * document's own line stands for all.
 */
export function scanJson(text: string): ScannedJson {
  const { spans, endsEarly } = spansOf(text);
  const lineOfObject = new Map<object, number>();
  const documents = spans.map(({ start, end, line, braces }): JsonDocument => {
    try {
      const value: unknown = JSON.parse(text.slice(start, end));
      const objects = objectsOf(value);
      objects.forEach((object, index) =>
        lineOfObject.set(object, objects.length === braces.length ? braces[index]! : line),
      );
      return { value, line, error: null };
    } catch (error) {
      return { value: null, line, error: error instanceof Error ? error.message : 'it is no JSON' };
    }
  });
  return { documents, lineOfObject, endsEarly };
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** The line of every opening brace. */
  readonly braces: readonly number[];
}

/** The places of the documents: from a bracket or brace to the one that closes it, outside of texts. */
function spansOf(text: string): { readonly spans: readonly Span[]; readonly endsEarly: number | null } {
  const spans: Span[] = [];
  let open = { start: 0, line: 0, braces: [] as number[] };
  let depth = 0;
  let line = 1;
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (token === '\n') line += 1;
    else if (token === '{' || token === '[') {
      if (depth === 0) open = { start: index, line, braces: [] };
      if (token === '{') open.braces.push(line);
      depth += 1;
    } else if ((token === '}' || token === ']') && depth > 0) {
      depth -= 1;
      if (depth === 0) spans.push({ ...open, end: index + 1 });
    }
  }
  return { spans, endsEarly: depth > 0 ? open.line : null };
}

/** A line end, a bracket, or a whole text, within which neither counts; JSON has no line end inside of a text. */
const TOKENS = /\n|[[\]{}]|"[^"\\\n]*(?:\\.[^"\\\n]*)*"/g;

/** The objects of a value, each before what it holds. Not recursive: a hostile text nests deeper than the stack. */
function objectsOf(value: unknown): object[] {
  const found: object[] = [];
  const left: unknown[] = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one !== 'object' || one === null) continue;
    if (!Array.isArray(one)) found.push(one);
    for (const part of (Array.isArray(one) ? (one as unknown[]) : Object.values(one)).toReversed()) left.push(part);
  }
  return found;
}
