/** When a connection was seen, in ascending numbers without repeats, and how often where the form counts. */
interface Times {
  readonly slots: number[];
  readonly days: number[];
  readonly counts: number[];
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
  /** Ids of the new form; 0 for none. The first in order where rows differ. */
  sourceId: number;
  targetId: number;
  /** Index of the file and its line, the first that says it. */
  file: number;
  line: number;
  /** Counted by the new form in a row without a day. */
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

/** @returns whether the slot is new */
export function addSlot({ slots }: Times, startMinute: number): boolean {
  const { at, isThere } = placeIn(slots, startMinute);
  if (!isThere) slots.splice(at, 0, startMinute);
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
    days.splice(at, 0, day);
    counts.splice(at, 0, count);
  }
  return !isThere;
}
