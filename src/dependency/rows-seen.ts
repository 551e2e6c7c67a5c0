import type { CalledBy, Protocol } from './flow-row.js';

/** Who saw a connection; each counts in its own way, and two that saw the same traffic do not add up. */
export type Tool = 'azure' | 'flow' | 'mapped' | 'zeek' | 'capture';

/** When a connection was seen, in ascending numbers without repeats, and how often where the form counts. */
interface Times {
  readonly slots: number[];
  /** Days of rows that state no more than a day, with the count of each. */
  readonly days: number[];
  readonly counts: number[];
  /** Days of rows that `marks` tells apart. */
  readonly markedDays: number[];
  /** What tells rows of a day apart, where a form has it: the id of one connection, or the moment; with its count, 0 for none. */
  marks: Map<string, number> | null;
  /** Seen in a row whose time cannot be read. */
  isTimeless: boolean;
}

/** One way in which a connection stands in rows: the same two ends, port and processes. All but the times are numbers of texts. */
export interface SeenConnection extends Times {
  readonly sourceName: number;
  readonly sourceAddress: number;
  readonly targetName: number;
  readonly targetAddress: number;
  readonly sourceProcess: number;
  readonly sourceApplication: number;
  readonly targetProcess: number;
  readonly targetApplication: number;
  readonly port: number;
  readonly tool: Tool;
  readonly protocol: Protocol | null;
  readonly calledBy: CalledBy | null;
  /** Who writes the rows knows who asked whom, so that no port makes it doubtful. */
  readonly isStated: boolean;
  /** Ids of the new form; 0 for none. The first in order where rows differ. */
  sourceId: number;
  targetId: number;
  /** Index of the file and its line, the first that says it. */
  file: number;
  line: number;
  /** Counted in a row without a day. */
  timelessCount: number | null;
}

/** Where a number belongs in an ascending list: its place, and whether it stands there. */
function placeIn(list: readonly number[], value: number): { readonly at: number; readonly isThere: boolean } {
  const last = list.length - 1;
  if (last < 0 || list[last]! < value) return { at: list.length, isThere: false };
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return { at: low, isThere: list[low] === value };
}

/** Puts a value at its place; mostly that is the end, since rows come in the order of time. */
function putAt(list: number[], at: number, value: number): void {
  if (at === list.length) list.push(value);
  else list.splice(at, 0, value);
}

/** @returns whether the slot is new */
export function addSlot({ slots }: Times, startMinute: number): boolean {
  const { at, isThere } = placeIn(slots, startMinute);
  if (!isThere) putAt(slots, at, startMinute);
  return !isThere;
}

/**
 * Of two rows of one day the larger count stays: a later export holds a day whole of which an earlier one had a part.
 *
 * @returns whether the day is new
 */
export function addDay({ days, counts }: Times, day: number, count: number): boolean {
  const { at, isThere } = placeIn(days, day);
  if (isThere) counts[at] = Math.max(counts[at]!, count);
  else {
    putAt(days, at, day);
    putAt(counts, at, count);
  }
  return !isThere;
}

/**
 * Of two rows with one mark the larger count stays.
 *
 * @param count 0 where the row counts nothing
 * @returns whether the mark is new
 */
export function addMark(
  times: Times,
  mark: string,
  { day, count }: { readonly day: number; readonly count: number },
): boolean {
  times.marks ??= new Map();
  const known = times.marks.get(mark);
  if (known === undefined || known < count) times.marks.set(mark, count);
  const { at, isThere } = placeIn(times.markedDays, day);
  if (!isThere) putAt(times.markedDays, at, day);
  return known === undefined;
}

/** Empty times of a connection not seen yet. */
export const noTimes = (): Times & { timelessCount: number | null } => ({
  slots: [],
  days: [],
  counts: [],
  markedDays: [],
  marks: null,
  isTimeless: false,
  timelessCount: null,
});
