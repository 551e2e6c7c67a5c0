import type { Problem, SourceLocation } from './problem.js';

/**
 * Bytes of one disk that changed between two instants, as whoever tracks blocks counts them: a block that was written twice counts once, and
 * all of a block counts of which a byte was written.
 */
export interface ChangedInterval {
  /** Name or id of the machine, as the file prints it. */
  readonly machine: string;
  /** Name of the disk, as the file prints it. */
  readonly disk: string;
  /** Epoch ms; before `toMs`. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Before compression; not negative. */
  readonly changedBytes: number;
  /** Of the blocks that are tracked; null: the file does not say. */
  readonly granularityBytes: number | null;
  /** What counted them, such as `QueryChangedDiskAreas`; null: the file does not say. */
  readonly source: string | null;
  readonly at: SourceLocation;
}

/** One file of changed blocks: `rowsRead` rows under its header are the intervals taken of it and `rowsSkipped`. */
export interface ChangedBlocksFile {
  readonly file: string;
  readonly rowsRead: number;
  /** Rows with a fault, each told with its line. */
  readonly rowsSkipped: number;
}

/** What files tell of changed blocks, in the order of files and lines. */
export interface ChangedBlocks {
  readonly files: readonly ChangedBlocksFile[];
  readonly intervals: readonly ChangedInterval[];
  readonly problems: readonly Problem[];
}
