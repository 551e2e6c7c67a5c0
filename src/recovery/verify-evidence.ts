import { canonicalJson } from './canonical-json.js';
import type { JsonValue } from './canonical-json.js';
import { EMPTY_HASH } from './evidence.js';
import type { EvidenceHead } from './evidence.js';
import { sha256 } from './sha256.js';

/** What is wrong at one line. */
export interface EvidenceFault {
  /** From 1; the last line where the end is missing. */
  readonly line: number;
  readonly kind: 'unreadable' | 'changed' | 'removed' | 'reordered' | 'inserted' | 'truncated';
  readonly said: string;
}

export interface EvidenceVerdict {
  readonly isWhole: boolean;
  /** The first fault first; those behind it may follow from it. */
  readonly faults: readonly EvidenceFault[];
  readonly records: number;
  /** Of the last record, to be noted elsewhere; null where the chain is broken or empty. */
  readonly head: EvidenceHead | null;
  /** What cannot be told from the chain alone, in words. */
  readonly said: readonly string[];
}

interface Line {
  readonly line: number;
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
  /** What its content hashes to. */
  readonly computed: string;
}

const KEYS = 'evidence hash previous sequence';
const HASH = /^[0-9a-f]{64}$/;

/**
 * Whether a file of evidence is what was sealed, and which record is not. A record that was changed no longer hashes to its hash; one that was
 * removed, moved or put in leaves a previous hash or a number that does not follow. Only a head that was kept apart tells that the end was cut
 * off or the whole chain was made anew; without one the verdict says that this is not known.
 */
export function verifyEvidence(text: string, head: EvidenceHead | null): EvidenceVerdict {
  const lines = text.split('\n');
  const isEnded = lines.at(-1) === '';
  if (isEnded) lines.pop();
  const read = lines.map((content, index) => readLine(content, index + 1));
  const faults: EvidenceFault[] = read.flatMap((one) => ('kind' in one ? [one] : []));
  const records = read.filter((one): one is Line => !('kind' in one));
  if (faults.length === 0) faults.push(...chainFaults(records));
  faults.push(...endFaults(lines.length, isEnded), ...headFaults(records, head));
  const last = faults.length === 0 ? records.at(-1) : undefined;
  return {
    head: last === undefined ? null : { sequence: last.sequence, hash: last.hash },
    isWhole: faults.length === 0,
    faults: faults.toSorted((left, right) => left.line - right.line),
    records: records.length,
    said:
      head === null
        ? ['no head was given: that records are missing at the end, or that all were sealed anew, cannot be told']
        : head.sequence === 0
          ? ['the head is that of no record, which shows nothing: give that of the last record that was sealed']
          : [],
  };
}

/** What is sealed ends each line; a file without a record shows no drill, and nobody tells whether one was there. */
function endFaults(lines: number, isEnded: boolean): readonly EvidenceFault[] {
  if (lines === 0)
    return [{ line: 1, kind: 'truncated', said: 'there is no record: nothing was sealed, or all of it is gone' }];
  if (isEnded) return [];
  return [
    {
      line: lines,
      kind: 'changed',
      said: `line ${lines} has no line feed at its end, with which every record is sealed`,
    },
  ];
}

/** Exactly the bytes that were rendered: a space more is a change too. */
function readLine(content: string, line: number): Line | EvidenceFault {
  const fault = (said: string): EvidenceFault => ({ line, kind: 'unreadable', said: `line ${line} ${said}` });
  const value = parsed(content);
  if (value === undefined) return fault('is no JSON');
  if (typeof value !== 'object' || value === null || Object.keys(value).sort().join(' ') !== KEYS) {
    return fault('is no record: it needs sequence, previous, evidence and hash, and nothing else');
  }
  const { sequence, previous, evidence = null, hash } = value as Readonly<Record<string, JsonValue>>;
  if (!isNumber(sequence) || !isHash(previous) || !isHash(hash)) return fault('has a number or a hash that is none');
  if (canonicalOrNull({ sequence, previous, evidence, hash }) !== content) {
    return {
      line,
      kind: 'changed',
      said: `line ${line} is not in the canonical form in which records are sealed: ${formWords(content)}`,
    };
  }
  const body = canonicalJson({ sequence, previous, evidence });
  return { line, sequence, previous, hash, computed: sha256(new TextEncoder().encode(body)) };
}

/** What keeps it from the form, as far as a look at it tells, and who writes that form. */
const formWords = (content: string): string =>
  `${content.endsWith('\r') ? 'it ends with a carriage return' : 'no spaces between its parts, keys in the order of code units (RFC 8785)'}; portolan recovery seal writes it so`;

const isNumber = (value: JsonValue | undefined): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const isHash = (value: JsonValue | undefined): value is string => typeof value === 'string' && HASH.test(value);

/** Undefined where it is no JSON. */
function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function canonicalOrNull(value: JsonValue): string | null {
  try {
    return canonicalJson(value);
  } catch {
    return null;
  }
}

/** Where each record stands against the one that its previous hash names. */
function chainFaults(records: readonly Line[]): readonly EvidenceFault[] {
  const byHash = new Map(records.map((record) => [record.hash, record] as const));
  const numbers = new Set(records.map(({ sequence }) => sequence));
  const faults: EvidenceFault[] = [];
  records.forEach((record, index) => {
    const before = records[index - 1];
    const { line, sequence, previous, hash, computed } = record;
    const wanted = before?.hash ?? EMPTY_HASH;
    if (computed !== hash) {
      faults.push({
        line,
        kind: 'changed',
        said: `record ${sequence} in line ${line} was changed behind its sealing: the checksum that stands in it (hash) is not that of its content`,
      });
    } else if (previous !== wanted || sequence !== index + 1) {
      faults.push(linkFault(record, { before: before ?? null, named: byHash.get(previous) ?? null, numbers }));
    }
  });
  return faults;
}

interface Beside {
  readonly before: Line | null;
  /** The record whose hash is its previous one; null where no line has it. */
  readonly named: Line | null;
  readonly numbers: ReadonlySet<number>;
}

function linkFault({ line, sequence, previous }: Line, { before, named, numbers }: Beside): EvidenceFault {
  const about = `record ${sequence} in line ${line}`;
  if (named !== null && named !== before) {
    return { line, kind: 'reordered', said: `${about} follows the record of line ${named.line}, and stands elsewhere` };
  }
  if (previous === EMPTY_HASH && before !== null) {
    return { line, kind: 'inserted', said: `${about} starts a chain of its own in the middle` };
  }
  const expected = (before?.sequence ?? 0) + 1;
  if (sequence > expected && !numbers.has(expected)) {
    const missing = expected === sequence - 1 ? `record ${expected} is` : `records ${expected} to ${sequence - 1} are`;
    return { line, kind: 'removed', said: `${about} does not follow the one before it: ${missing} missing` };
  }
  return {
    line,
    kind: 'inserted',
    said: `${about} does not follow the one before it, by number or by hash: it was put in, or what it follows was replaced`,
  };
}

function headFaults(records: readonly Line[], head: EvidenceHead | null): readonly EvidenceFault[] {
  if (head === null) return [];
  const last = records.at(-1);
  const count = last?.sequence ?? 0;
  if (count < head.sequence) {
    return [
      {
        line: Math.max(1, records.length),
        kind: 'truncated',
        said: `the chain ends with record ${count}, but the head that was kept names record ${head.sequence}`,
      },
    ];
  }
  const named = records.find(({ sequence }) => sequence === head.sequence);
  if (head.sequence === 0 || named?.hash === head.hash) return [];
  return [
    {
      line: named?.line ?? 1,
      kind: 'changed',
      said: `record ${head.sequence} has not the hash of the head that was kept: the chain was sealed anew`,
    },
  ];
}
