import type { InputSummary, Machine, Problem } from '../model/index.js';
import { aggregate } from './aggregate.js';
import type { ConnectionCounts, Dependencies } from './connection.js';
import { createFileReading } from './file-reading.js';
import type { FileOutcome } from './file-reading.js';
import type { SeenConnection } from './rows-seen.js';
import { numberTexts } from './texts.js';
import type { TextNumbers } from './texts.js';

/** Takes one file in pieces of any size. */
export interface ConnectionFileReader {
  readonly push: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

/** Reads any number of files of one estate, which may overlap; see `createConnectionRun`. */
export interface ConnectionRun {
  /** @param file its label in every location; files are opened one after the other */
  readonly openFile: (file: string) => ConnectionFileReader;
  readonly finish: (machines: readonly Machine[]) => Dependencies;
}

/** What the files of a run share. */
export interface RunState {
  readonly texts: TextNumbers;
  readonly seen: Map<string, SeenConnection>;
}

/**
 * Reads exports of connections, streaming: what stays in memory is one entry for each pair of ends, port and processes, and a number
 * for each day or slot in which it was seen. Rows are read once and no row is held.
 *
 * What counts once, in one file or in several: a row that has the same ends (by name and address), port and processes as another, in
 * the same slot of the classic form, or on the same day of the new form. Counts come from the new form alone, since the classic form
 * counts no connections: so both forms of one estate can be given together and nothing counts twice. Of two counts of one day the
 * larger stays. Extra columns and the name of the appliance make no row another.
 */
export function createConnectionRun(): ConnectionRun {
  const state: RunState = { texts: numberTexts(), seen: new Map() };
  state.texts.numberOf(''); // number 0 is the empty text
  const outcomes: FileOutcome[] = [];
  return {
    openFile: (file) => {
      const reading = createFileReading(state, { file, index: outcomes.length });
      outcomes.push(reading.outcome);
      return { push: reading.push, end: reading.end };
    },
    finish: (machines) => {
      const files = outcomes.map(({ file }) => file);
      const { connections, problems } = aggregate({ ...state, files }, machines);
      return {
        counts: outcomes.map(({ counts }) => counts).reduce(sumOfCounts, NO_COUNTS),
        connections,
        inputs: outcomes.map(summaryOf),
        problems: [...outcomes.flatMap((outcome): readonly Problem[] => outcome.problems), ...problems],
      };
    },
  };
}

const NO_COUNTS: ConnectionCounts = { read: 0, used: 0, repeated: 0, skipped: 0 };

const sumOfCounts = (left: ConnectionCounts, right: ConnectionCounts): ConnectionCounts => ({
  read: left.read + right.read,
  used: left.used + right.used,
  repeated: left.repeated + right.repeated,
  skipped: left.skipped + right.skipped,
});

/** Rows that repeat others are rows left aside for a reason of their own. */
function summaryOf({ file, by, counts, skips, rowsEmpty, columns }: FileOutcome): InputSummary {
  const because = [
    ...(counts.repeated > 0 ? [{ reason: 'they say again what another row says', count: counts.repeated }] : []),
    ...skips,
  ];
  return {
    file,
    kind: 'connections',
    recognisedBy: by,
    sheets: [
      {
        name: file,
        isUsed: counts.used > 0,
        rowsRead: counts.read,
        rowsUsed: counts.used,
        rowsSkipped: counts.repeated + counts.skipped,
        ...(because.length === 0 ? {} : { skippedBecause: because }),
        rowsEmpty,
        columnsUsed: columns?.used ?? [],
        columnsIgnored: columns?.ignored ?? [],
      },
    ],
  };
}
