import { closeWide, tellInterval } from './close-wide.js';
import { decodeRow, openWideHead } from './wide-head.js';
import type { FileNames, WideHead, WideRun } from './wide-head.js';

/**
 * A file of rows of many columns that is read as bytes. What it holds reaches the sink when it ends, all of it; a file that
 * is given up has changed nothing.
 */
export interface WideFile {
  /** The next bytes of the file, its beginning included; false where the file must be read by the row reader from the start. */
  readonly push: (bytes: Uint8Array) => boolean;
  /** Where a caller may put the next bytes itself, then `pushed`. */
  readonly space: () => Uint8Array;
  readonly pushed: (length: number) => boolean;
  /** The file is given up: what its rows told of machines is forgotten. */
  readonly forget: () => void;
  /** Whether rows spread samples: then no file of the run may be read as bytes. */
  readonly isSpread: () => boolean;
  /** `cutBy`: why the file ended too early; its last line is then left out. False: as `push`. */
  readonly end: (cutBy: string | undefined) => boolean;
}

const RETURN = 13;

/**
 * Opens a file by its first bytes, which hold its header and a row; null where the row reader must read it.
 *
 * Cost: the kernel takes some 10 million values a second and core; a row that it leaves costs some microseconds.
 */
export function openWideFile(head: Uint8Array, names: FileNames, wide: WideRun): WideFile | null {
  const opened = openWideHead(head, names, wide);
  return opened === null ? null : new OpenWideFile(opened, wide);
}

class OpenWideFile implements WideFile {
  private readonly opened: WideHead;
  private readonly wide: WideRun;
  private lines: number;
  private hasSpread = false;
  private skip: number;

  constructor(opened: WideHead, wide: WideRun) {
    this.opened = opened;
    this.wide = wide;
    this.lines = opened.lines;
    this.skip = opened.bytes;
  }

  push(bytes: Uint8Array): boolean {
    for (let at = 0; at < bytes.length;) {
      const space = this.space();
      const length = Math.min(space.length, bytes.length - at);
      if (length === 0) return false;
      space.set(bytes.subarray(at, at + length));
      if (!this.pushed(length)) return false;
      at += length;
    }
    return true;
  }

  space(): Uint8Array {
    return this.opened.kernel.space();
  }

  pushed(length: number): boolean {
    const skipped = Math.min(this.skip, length);
    this.skip -= skipped;
    this.opened.kernel.fill(length, { skip: skipped, isLast: false });
    return this.takeRows();
  }

  forget(): void {
    this.opened.met.forget();
  }

  isSpread(): boolean {
    return this.hasSpread;
  }

  end(cutBy: string | undefined): boolean {
    const { kernel } = this.opened;
    if (cutBy === undefined) {
      kernel.fill(0, { skip: 0, isLast: true });
      if (!this.takeRows()) return false;
    }
    closeWide(this.opened, this.wide, cutBy);
    return true;
  }

  private takeRows(): boolean {
    const { kernel, tally, left, reader } = this.opened;
    for (;;) {
      const stop = kernel.scan(this.lines);
      const rows = kernel.takeRows();
      this.lines += rows;
      tally.rowsRead += rows;
      tally.rowsUsed += rows;
      if (stop === 'end') return true;
      if (stop === 'spread') return this.giveUpOnRows();
      const bytes = kernel.takeLine();
      // Returns within a line end lines of their own, which the row reader knows.
      if (bytes === null || bytes.includes(RETURN)) return false;
      this.lines += 1;
      const { text, isGuessed } = decodeRow(bytes);
      const isTaken = left.take(() => {
        reader.readLine(text, this.lines, isGuessed);
      });
      if (!isTaken) return this.giveUpOnRows();
      tellInterval(this.opened);
    }
  }

  private giveUpOnRows(): boolean {
    this.hasSpread = true;
    return false;
  }
}
