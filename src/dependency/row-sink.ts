import type { Problem } from '../model/index.js';
import { isMulticast } from './address.js';
import type { ConnectionCounts } from './connection.js';
import type { FlowRow, RowTime } from './flow-row.js';
import { badCells, skippedRows, SKIP_REASONS } from './problems.js';
import type { BadCell, SkipReason } from './problems.js';
import { addDay, addMark, addSlot, noTimes } from './rows-seen.js';
import type { SeenConnection } from './rows-seen.js';
import type { RunState } from './run-state.js';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A problem that many rows share: told once, at its first row. */
interface Shared {
  readonly line: number;
  readonly found: string;
  count: number;
}

const MAX_FOUND = 200;

/** What became of one row: it says something new, it says again what another said, or nothing of it can be used. */
export type Fate = 'used' | 'repeated' | 'skipped';

/** Where the rows of one file go, whatever its form. */
export interface RowSink {
  readonly run: RunState;
  readonly fileIndex: number;
  readonly counts: Mutable<ConnectionCounts>;
  rowsEmpty: number;
  /** Notes a cell that is taken for something else; the row counts all the same. */
  readonly note: (cell: BadCell, line: number, found: string) => void;
  /** Notes why a row, or a part of it, is not used. */
  readonly refuse: (reason: SkipReason, line: number, found?: string) => 'skipped';
  /** Takes the ends and the port that a row tells; does not count it. */
  readonly add: (row: FlowRow, line: number) => Fate;
  /** Counts a row. */
  readonly settle: (fate: Fate) => void;
  /** What was noted, once all rows are there. */
  readonly close: (file: string) => {
    readonly problems: readonly Problem[];
    readonly skips: readonly { readonly reason: string; readonly count: number }[];
  };
}

export function createRowSink(run: RunState, fileIndex: number): RowSink {
  const skipped = new Map<SkipReason, Shared>();
  const noted = new Map<BadCell, Shared>();
  const count = <Key>(into: Map<Key, Shared>, key: Key, { line, found }: Omit<Shared, 'count'>): void => {
    const known = into.get(key);
    if (known === undefined) into.set(key, { line, found: found.slice(0, MAX_FOUND), count: 1 });
    else known.count += 1;
  };
  const sink: RowSink = {
    run,
    fileIndex,
    counts: { read: 0, used: 0, repeated: 0, skipped: 0 },
    rowsEmpty: 0,
    note: (cell, line, found) => {
      count(noted, cell, { line, found });
    },
    refuse: (reason, line, found = '') => {
      count(skipped, reason, { line, found });
      return 'skipped';
    },
    add: (row, line) => {
      const fault = faultOfEnds(row);
      if (fault !== null) return sink.refuse(fault, line, fault === 'multicast' ? row.target.address : '');
      return addTime(entryOf(sink, row, line), row.time, row.count) ? 'used' : 'repeated';
    },
    settle: (fate) => {
      sink.counts.read += 1;
      sink.counts[fate] += 1;
    },
    close: (file) => ({
      problems: [
        ...[...noted].map(([cell, { line, ...rest }]) => badCells({ file, line }, cell, rest)),
        ...[...skipped].map(([reason, { line, ...rest }]) => skippedRows({ file, line }, reason, rest)),
      ],
      skips: [...skipped].map(([reason, shared]) => ({ reason: `with ${SKIP_REASONS[reason]}`, count: shared.count })),
    }),
  };
  return sink;
}

/** Why the ends of a row make no connection; null where they do. */
export function faultOfEnds({ source, target }: Pick<FlowRow, 'source' | 'target'>): SkipReason | null {
  if (source.name === '' && source.address === '') return 'no-source';
  if (target.name === '' && target.address === '') return 'no-target';
  return isMulticast(target.address) ? 'multicast' : null;
}

/** The entry of a row: the same ends, port and processes by the same tool. */
export function entryOf({ run, fileIndex }: RowSink, row: FlowRow, line: number): SeenConnection {
  const { numberOf, numberOfAddress: address } = run.texts;
  const { source, target, sourceProcess, targetProcess, port, tool, protocol, calledBy, isStated } = row;
  const [sourceName, sourceAddress] = [numberOf(source.name), address(source.address)];
  const [targetName, targetAddress] = [numberOf(target.name), address(target.address)];
  const [ofSource, bySource] = [numberOf(sourceProcess.process), numberOf(sourceProcess.application)];
  const [ofTarget, byTarget] = [numberOf(targetProcess.process), numberOf(targetProcess.application)];
  const ends = `${sourceName}:${sourceAddress}:${targetName}:${targetAddress}:${port}`;
  const processes = `${ofSource}:${bySource}:${ofTarget}:${byTarget}`;
  const key = `${ends}:${processes}:${tool}:${protocol ?? ''}:${calledBy ?? ''}:${isStated ? 1 : 0}`;
  let entry = run.seen.get(key);
  if (entry === undefined) {
    const { slots, days, counts, markedDays, marks, isTimeless, timelessCount } = noTimes();
    // Without a spread: an object made of several keeps its properties in a table, which takes twice the memory.
    // prettier-ignore
    entry = {
      sourceName, sourceAddress, targetName, targetAddress,
      sourceProcess: ofSource, sourceApplication: bySource, targetProcess: ofTarget, targetApplication: byTarget,
      port, tool, protocol, calledBy, isStated, sourceId: 0, targetId: 0, file: fileIndex, line,
      slots, days, counts, markedDays, marks, isTimeless, timelessCount,
    };
    run.seen.set(key, entry);
  }
  entry.sourceId = firstId(run, entry.sourceId, source.id);
  entry.targetId = firstId(run, entry.targetId, target.id);
  return entry;
}

/** The first in order of the ids that rows give one end, so that the order of rows changes nothing; 0 is none. */
function firstId({ texts }: RunState, known: number, text: string): number {
  if (text === '') return known;
  const number = texts.numberOf(text);
  return known === 0 || texts.textOf(number) < texts.textOf(known) ? number : known;
}

/** @returns whether the row says something new */
export function addTime(seen: SeenConnection, time: RowTime, count: number | null): boolean {
  switch (time.kind) {
    case 'slot':
      return addSlot(seen, time.startMinute);
    case 'day':
      return addDay(seen, time.day, count ?? 0);
    case 'mark':
      return addMark(seen, time.mark, { day: time.day, count: count ?? 0 });
    case 'none': {
      const isNew = !seen.isTimeless;
      seen.isTimeless = true;
      if (count !== null) seen.timelessCount = Math.max(seen.timelessCount ?? 0, count);
      return isNew;
    }
  }
}
