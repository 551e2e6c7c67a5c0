import type { ByteRange } from './byte-memo.js';
import type { RowSink } from './row-sink.js';
import type { Separator } from './split-cells.js';

/** Reads the rows of one form, once its header is found. */
export interface FormReader {
  /** What the form was known by, in words. */
  readonly by: string;
  /** Where cells part, for quoted cells that go on over line ends; null where a line is a row whatever is in it. */
  readonly separator: Separator | null;
  /** The line it was known by is a row too. */
  readonly takesHeader?: boolean;
  /** @param line where the record begins, from 1 */
  readonly take: (record: string, line: number) => void;
  /**
   * Takes a line of UTF-8 as it stands where it says again what is known but for its time; false leaves it to `take`, which is called
   * at once.
   */
  readonly takeBytes?: (line: ByteRange) => boolean;
  /** Asked for at the end. */
  readonly columns: () => { readonly used: readonly string[]; readonly ignored: readonly string[] };
}

/** What a form may look at when it is asked whether a line is its header. */
export interface FormContext {
  readonly sink: RowSink;
  /** The lines above, which no form knows. */
  readonly above: readonly string[];
  /** Who wrote a capture, by the name of its file. */
  readonly hostHint: string;
}

/** Null where the line is not the header of the form. */
export type OpenForm = (line: string, context: FormContext) => FormReader | null;
