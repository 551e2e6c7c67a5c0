/** What a column of a Parquet file holds. */
export type ParquetKind =
  | 'numbers'
  | 'texts'
  /** Instants, or local times where `isLocal`: as milliseconds since 1970, a local time as if it were UTC. */
  | 'times';

/** A column that can be read; nested ones and those of other types are left out. */
export interface ParquetColumn {
  readonly name: string;
  readonly kind: ParquetKind;
  /** Of times: their type states no zone. */
  readonly isLocal: boolean;
}

/** The values of some rows of one column; where `isNull` is 1 nothing is stored, whatever stands beside it. */
export type ColumnValues = { readonly isNull: Uint8Array } & (
  | { readonly kind: 'numbers' | 'times'; readonly values: Float64Array }
  | { readonly kind: 'texts'; readonly values: readonly string[] }
);

/** Some rows of all columns, valid until the next ones are asked for. */
export interface ParquetBatch {
  readonly rows: number;
  readonly columns: readonly ColumnValues[];
}

/** A Parquet file of which the footer was read. */
export interface ParquetTable {
  readonly columns: readonly ParquetColumn[];
  /** Names of columns that are not read, with what they are. */
  readonly unread: readonly { readonly name: string; readonly what: string }[];
  /** What the file states of itself by key. */
  readonly notes: ReadonlyMap<string, string>;
  /** The rows in the order of the file, some thousands at a time. */
  readonly batches: () => AsyncIterable<ParquetBatch>;
}

/** Why a file cannot be read. `damaged`: it is not what it says. `unsupported`: it is whole, for all we know. */
export class ParquetFault extends Error {
  readonly kind: 'damaged' | 'unsupported';

  constructor(kind: 'damaged' | 'unsupported', message: string) {
    super(message);
    this.name = 'ParquetFault';
    this.kind = kind;
  }
}

export const damaged = (message: string): ParquetFault => new ParquetFault('damaged', message);

/**
 * Does a work on what a file says of itself. A damaged description may hold anything in place of a number, so that the work may fail
 * anywhere: that is a fault of the file.
 *
 * @throws {ParquetFault}
 */
export function orDamaged<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof TypeError || cause instanceof RangeError)) throw cause;
    throw damaged(`it holds what no such file can hold (${cause.message})`);
  }
}
