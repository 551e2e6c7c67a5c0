import type { Instant } from '../../../model/index.js';
import type { Rollup } from '../../../timeseries/index.js';
import type { OpenedSamples, SampleEnvironment, SampleHeader } from '../open-samples.js';
import type { StampFormat } from '../parse-stamp.js';
import type { SampleColumn } from '../sample-fields.js';
import type { MachineState } from '../sample-machines.js';

/**
 * The form in which another tool writes samples, recognised by what its first lines say and never by the name of the file.
 *
 * A dialect does two things. `recognise` looks at the first lines and says, in words, by what it knows them. `open` then plans
 * how the rows are read and hands back the reader of one row. Everything else (cutting lines, encodings, ragged rows, counting
 * rows, telling the first twenty faults of a kind, stamps and zones, machines, percentages that wait for cores) is shared.
 *
 * Most dialects need no reader of their own but describe theirs to one of three:
 *
 * - `openColumns`: one row per stamp; every column belongs to a machine, a field and perhaps a disk or NIC. Several columns may
 *   be summed, multiplied or counted into one reading (the virtual processors of a machine).
 * - `openMetrics`: one row per value; a dictionary says what a metric and its unit mean.
 * - `openMetrics` with a constant for metric and machine: a file of one series.
 *
 * A dialect stands in `SAMPLE_DIALECTS`; the first that recognises a file reads it, so the more particular comes first.
 * Portolan's own forms and a column mapping given by the user come before all of them.
 */
export interface SampleDialect {
  /** As the summary names it, such as `pdh-csv`. */
  readonly name: string;
  /**
   * Called again with every further line until it knows: `'more'` where more lines may decide, null where this is something
   * else. Of a large header only the beginning may be given, so the number of its columns means nothing here.
   */
  readonly recognise: (head: DialectHead) => DialectMatch | 'more' | null;
}

/** The beginning of a file. */
export interface DialectHead {
  /** From the first line on, blank lines and comments included. */
  readonly lines: readonly string[];
  /** Whether no further line will be given: `'more'` then means no. */
  readonly isEnd: boolean;
  readonly fileName: string;
}

/** What a dialect made of the first lines. */
export interface DialectMatch {
  readonly dialect: string;
  /** What the file was known by, in words. */
  readonly by: string;
  /** Between the cells of a row; empty where `OpenedSamples.split` cuts the lines. */
  readonly separator: string;
  /** How many of the lines stand before the first row; the others are read as rows. */
  readonly headLines: number;
  /** Plans the reading of the rows; null where they cannot be read, which it has told. */
  readonly open: (context: DialectContext) => OpenedSamples | null;
}

/** What a dialect is given to read with: the file, its log and tally, and what all files of the run share. */
export interface DialectContext extends SampleHeader {
  readonly environment: SampleEnvironment;
}

/** How a dialect prints its rows. */
export interface DialectRows {
  /** The header of each cell of a row that the plan refers to, for problems. */
  readonly headerOf: (index: number) => string;
  readonly time: StampFormat;
  /** What the file says of its zone; null where it says nothing. A comment `# zone:` comes before it. */
  readonly zone: string | null;
  readonly hasComma: boolean;
  /** Texts that stand for "not measured", beside the empty one. */
  readonly missing: readonly string[];
}

/** What one value of a foreign tool means. */
export interface ReadingMeaning extends SampleColumn {
  /** The value is multiplied by it, beside what the unit says; 1 where absent. */
  readonly scale?: number;
  /** The value is a total of so many seconds and is divided by them; a rate or an amount where absent. */
  readonly perSeconds?: number;
  /** Of memory: the value is what is free, and what is used is the machine's memory less it. */
  readonly isFree?: boolean;
  /** What the tool says that it made of the time of a value; absent where it says nothing. */
  readonly rollup?: Rollup | undefined;
}

/** A value whose row does not say what it is a share of. It waits until the file has been read. */
export interface WaitingValue {
  readonly machine: MachineState;
  readonly atMs: Instant;
  readonly line: number;
  readonly column: string;
  readonly of: 'cores' | 'memory';
  readonly channel: 'cpuUsedCores' | 'memoryGuestUsedBytes' | 'memoryConsumedBytes' | 'memoryActiveBytes';
  /** Percent, or bytes that are free. */
  readonly amount: number;
  readonly isFree: boolean;
  readonly rollup: Rollup | undefined;
  readonly row: WaitingRow;
}

/** A row of which values wait: once all of them came to nothing and nothing else was taken, it was not used. */
export interface WaitingRow {
  waiting: number;
  isUsed: boolean;
}
