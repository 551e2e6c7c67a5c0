import type { InputSummary, Machine, Problem } from '../model/index.js';
import { aggregate } from './aggregate.js';
import type { ConnectionCounts, Dependencies } from './connection.js';
import { createFileReading } from './file-reading.js';
import type { FileOutcome } from './file-reading.js';
import { createRunState } from './forms.js';
import type { ConnectionMapping } from './mapping.js';

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

/** How connections are read. */
export interface ConnectionRunOptions {
  /** For tables that are of no known form; null for none. */
  readonly mapping?: ConnectionMapping | null;
  /**
   * Leaves every port by itself and every row as it stands: nothing is folded or turned round. Default: false, see `folded` and
   * `turnedRows` of `Connection`.
   */
  readonly keepPorts?: boolean;
}

/**
 * Reads what tells of connections, streaming, each file in the form that its header shows: Azure Migrate's exports, Portolan's own CSV,
 * logs of Zeek, what `ss` and `netstat` print, and other tables through a mapping. What stays in memory is one entry for each pair of
 * ends, port and processes, and what tells its rows apart: a number for each day or slot, an id for each connection of Zeek, a port
 * for each socket. Rows are read once and no row is held.
 *
 * What counts once, in one file or in several: a row with the same ends (by name and address), port and processes as another, in the
 * same slot of the classic form, on the same day or at the same moment; of Zeek, of the same connection; of captures, the same socket,
 * shown by one of its ends or by both. The classic form counts no connections, so both forms of one estate can be given together. Of
 * two counts of one day the larger stays, and of several tools the one that counted most. Extra columns make no row another.
 */
export function createConnectionRun({ mapping = null, keepPorts = false }: ConnectionRunOptions = {}): ConnectionRun {
  const state = createRunState(mapping);
  const outcomes: FileOutcome[] = [];
  return {
    openFile: (file) => {
      const reading = createFileReading(state, { file, index: outcomes.length });
      outcomes.push(reading.outcome);
      return { push: reading.push, end: reading.end };
    },
    finish: (machines) => {
      const files = outcomes.map(({ file }) => file);
      const { connections, unanswered, problems } = aggregate(state, { machines, files, keepPorts });
      return {
        counts: outcomes.map(({ counts }) => counts).reduce(sumOfCounts, NO_COUNTS),
        connections,
        ...(unanswered.length === 0 ? {} : { unanswered }),
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
    ...(counts.repeated > 0 ? [{ reason: 'repeating another row', count: counts.repeated }] : []),
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
        columnsUsed: columns.used,
        columnsIgnored: columns.ignored,
      },
    ],
  };
}
