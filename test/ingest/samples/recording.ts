import { createSampleRun } from '../../../src/ingest/index.js';
import type { SampleFileSummary, SampleReading, SampleRunOptions } from '../../../src/ingest/index.js';
import type { Cores, Problem } from '../../../src/model/index.js';
import type { Reading, SampleSink } from '../../../src/timeseries/index.js';

/** A sink that only remembers what it was given. */
export function recordingSink(): SampleSink & { readonly readings: Reading[]; readonly intervals: (number | null)[] } {
  const readings: Reading[] = [];
  const intervals: (number | null)[] = [];
  return {
    readings,
    intervals,
    add: (reading) => readings.push(reading),
    finish: (intervalMs) => {
      intervals.push(intervalMs);
      return { peaks: { series: [], spanMs: null }, notes: { ...NOTES, readings: readings.length } };
    },
    finishEach: (intervalMs) => {
      intervals.push(intervalMs);
      return { ...NOTES, readings: readings.length };
    },
  };
}

const NOTES = { readings: 0, duplicates: 0, late: 0, firstMs: null, lastMs: null };

export interface Recorded extends SampleReading {
  /** `web01 2026-03-01T00:00:00.000Z cpuUsedCores 1.5`, with the instance behind the channel where there is one. */
  readonly told: readonly string[];
  readonly codes: readonly string[];
  readonly summary: SampleFileSummary;
  readonly intervalMs: number | null;
}

const lineOfReading = ({ machine, atMs, channel, instance, value }: Reading): string =>
  `${machine.replace(/^samples:/, '')} ${new Date(atMs).toISOString()} ${channel}${instance === '' ? '' : `[${instance}]`} ${value}`;

const codeOf = ({ code, at }: Problem): string => `${at?.line ?? '-'} ${code.replace('ingest/', '')}`;

/** Reads one text, or pieces of one, and tells what came of it. */
export function record(
  input: string | Uint8Array | readonly (string | Uint8Array)[],
  {
    fileName = 'samples.csv',
    cutBy,
    ...options
  }: Partial<SampleRunOptions> & { fileName?: string; cutBy?: string } = {},
): Recorded {
  const sink = recordingSink();
  const run = createSampleRun({ sink, ...options });
  const reader = run.openFile(fileName);
  const pieces = typeof input === 'string' || input instanceof Uint8Array ? [input] : input;
  for (const piece of pieces) reader.push(piece);
  reader.end(cutBy);
  const reading = run.finish();
  return {
    ...reading,
    told: sink.readings.map(lineOfReading),
    codes: reading.problems.map(codeOf),
    summary: reading.summaries[0]!,
    intervalMs: sink.intervals[0] ?? null,
  };
}

export const cores = (count: number): Cores => count as Cores;
export const sorted = (texts: readonly string[]): readonly string[] => texts.toSorted();

/** The letters of a text as one byte each, as Windows-1252 has them. */
export const latinBytes = (text: string): Uint8Array =>
  Uint8Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

/** The letters of a text as two bytes each, the lower first, behind a byte-order mark. */
export const utf16Bytes = (text: string): Uint8Array =>
  latinBytes(`\u00ff\u00fe${Array.from(text, (letter) => `${letter}\0`).join('')}`);
