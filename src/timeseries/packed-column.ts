/** Numbers to a page; a page is packed when it is full. */
const PAGE_LENGTH = 256;
const FIRST_PAGE_LENGTH = 16;
/** Many columns stay empty: a regular series has no runs to keep. */
const NOTHING = new Float64Array(0);

/** A typed array that holds every number of a page exactly, in as few bytes as we know how. */
type Page = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/**
 * A growing column of numbers that is read back whole and in order. Full pages shrink to the narrowest of 1, 2, 4 or 8
 * bytes a number that is exact, and a page of one repeated number to that number: regular stamps and idle disks cost
 * next to nothing. Never more than 8 bytes a number.
 */
export interface PackedColumn {
  readonly pages: Page[];
  open: Float64Array;
  openLength: number;
}

export const emptyColumn = (): PackedColumn => ({
  pages: [],
  open: NOTHING,
  openLength: 0,
});

/** Appends a number other than `NaN`; returns the bytes of the page that this packed, else 0. */
export function append(column: PackedColumn, value: number): number {
  if (column.openLength === column.open.length) {
    const wider = new Float64Array(Math.min(PAGE_LENGTH, Math.max(FIRST_PAGE_LENGTH, column.open.length * 4)));
    wider.set(column.open);
    column.open = wider;
  }
  column.open[column.openLength++] = value;
  if (column.openLength < PAGE_LENGTH) return 0;
  const page = packed(column.open);
  column.pages.push(page);
  column.openLength = 0;
  return page.byteLength;
}

function packed(values: Float64Array): Page {
  const first = values[0]!;
  if (values.every((value) => value === first)) return Float64Array.of(first);
  const fits = narrowestFor(values);
  return new fits(values);
}

function narrowestFor(values: Float64Array): new (values: Float64Array) => Page {
  const isWhole = values.every((value) => value >= 0 && Math.floor(value) === value);
  const greatest = isWhole ? values.reduce((left, right) => Math.max(left, right)) : Infinity;
  if (greatest < 2 ** 8) return Uint8Array;
  if (greatest < 2 ** 16) return Uint16Array;
  if (greatest < 2 ** 32) return Uint32Array;
  return values.every((value) => Math.fround(value) === value) ? Float32Array : Float64Array;
}

/** All numbers in the order in which they were appended, and some more behind them. */
export function unpacked({ pages, open, openLength }: PackedColumn, more: readonly number[] = []): Float64Array {
  const length = pages.length * PAGE_LENGTH + openLength;
  const values = new Float64Array(length + more.length);
  values.set(more, length);
  pages.forEach((page, index) => {
    const start = index * PAGE_LENGTH;
    if (page.length === 1) values.fill(page[0]!, start, start + PAGE_LENGTH);
    else values.set(page, start);
  });
  values.set(open.subarray(0, openLength), pages.length * PAGE_LENGTH);
  return values;
}

/**
 * A growing column of stamps, packed as runs of equal steps: a regular series costs nothing, one whose steps all differ at
 * most 9 bytes a stamp.
 */
export interface StampColumn {
  /** Of the finished runs: the step, and how often it was taken. */
  readonly steps: PackedColumn;
  readonly lengths: PackedColumn;
  firstMs: number;
  lastMs: number;
  /** Stamps in all. */
  count: number;
  /** The run that still grows. */
  step: number;
  length: number;
}

export const emptyStamps = (): StampColumn => ({
  steps: emptyColumn(),
  lengths: emptyColumn(),
  firstMs: NaN,
  lastMs: NaN,
  count: 0,
  step: NaN,
  length: 0,
});

/** Appends a whole number of milliseconds; returns the bytes of the pages that this packed, mostly 0. */
export function appendStamp(column: StampColumn, atMs: number): number {
  const step = atMs - column.lastMs;
  column.lastMs = atMs;
  column.count++;
  if (step === column.step) {
    column.length++;
    return 0;
  }
  if (Number.isNaN(column.firstMs)) {
    column.firstMs = atMs;
    return 0;
  }
  const grown = column.length === 0 ? 0 : append(column.steps, column.step) + append(column.lengths, column.length);
  column.step = step;
  column.length = 1;
  return grown;
}

/** Appends `length` stamps, each a step behind the one before. The column holds at least one stamp. */
export function appendRun(column: StampColumn, step: number, length: number): void {
  if (length === 0) return;
  column.count += length;
  if (step !== column.step) {
    if (column.length > 0) {
      append(column.steps, column.step);
      append(column.lengths, column.length);
    }
    column.step = step;
    column.length = 0;
  }
  column.length += length;
  column.lastMs += step * length;
}

/**
 * The stamps of some rows: `spans` are half-open ranges of their numbers, ascending, flat. Cost: O(runs + spans), not stamps.
 */
export function stampsWithin(column: StampColumn, spans: readonly number[]): StampColumn {
  const { steps, lengths } = runsOf(column);
  const within = emptyStamps();
  let at = column.firstMs;
  let row = 0;
  let run = 0;
  let used = 0;
  const walk = (count: number, take: (step: number, length: number) => void): void => {
    for (let left = count; left > 0;) {
      const length = Math.min(left, lengths[run]! - used);
      take(steps[run]!, length);
      at += steps[run]! * length;
      left -= length;
      used += length;
      if (used < lengths[run]!) continue;
      run++;
      used = 0;
    }
    row += count;
  };
  for (let index = 0; index < spans.length; index += 2) {
    walk(spans[index]! - row, () => undefined);
    appendStamp(within, at);
    walk(spans[index + 1]! - 1 - row, (step, length) => {
      appendRun(within, step, length);
    });
  }
  return within;
}

/** The steps from stamp to stamp as runs, in order of arrival. */
export function runsOf(column: StampColumn): { readonly steps: Float64Array; readonly lengths: Float64Array } {
  const growing = column.length === 0 ? [] : [column];
  return {
    steps: unpacked(
      column.steps,
      growing.map(({ step }) => step),
    ),
    lengths: unpacked(
      column.lengths,
      growing.map(({ length }) => length),
    ),
  };
}

/** A column of stamps as plain data. */
export interface StampRuns {
  readonly firstMs: number;
  readonly count: number;
  readonly steps: Float64Array;
  readonly lengths: Float64Array;
}

export const stampRunsOf = (column: StampColumn): StampRuns => ({
  firstMs: column.firstMs,
  count: column.count,
  ...runsOf(column),
});

export function stampColumnOf({ firstMs, count, steps, lengths }: StampRuns): StampColumn {
  const column = emptyStamps();
  if (count === 0) return column;
  appendStamp(column, firstMs);
  steps.forEach((step, index) => {
    appendRun(column, step, lengths[index]!);
  });
  return column;
}

/** All stamps in the order in which they were appended. */
export function unpackedStamps(column: StampColumn): Float64Array {
  if (Number.isNaN(column.firstMs)) return new Float64Array(0);
  const { steps, lengths } = runsOf(column);
  const stamps = new Float64Array(column.count);
  let at = column.firstMs;
  let index = 0;
  stamps[index++] = at;
  for (let run = 0; run < steps.length; run++) {
    const step = steps[run]!;
    const end = index + lengths[run]!;
    while (index < end) stamps[index++] = at += step;
  }
  return stamps;
}
