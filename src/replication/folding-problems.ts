import { formatLocation, visibleLine } from '../model/index.js';
import type { Problem, Severity, SourceLocation } from '../model/index.js';
import { figure } from '../site/index.js';

const problemOf =
  (code: string, severity: Severity) =>
  (message: string, remedy: string, at: SourceLocation | null, count = 1): Problem => ({
    ...{ code: `replication/${code}`, severity, at, message: visibleLine(message), remedy: visibleLine(remedy) },
    ...(count > 1 ? { count } : {}),
  });

/** Something whose rows are told together: the first place, and how many there are. */
export interface ToldTogether {
  readonly at: SourceLocation;
  readonly count: number;
}

export const changedOfUnknownMachine = (name: string, near: string, { at, count }: ToldTogether): Problem =>
  problemOf('changed-unknown-machine', 'error')(
    `changed blocks of "${name}" are set aside: no machine has that name or id`,
    `write it as the inventory does${near}`,
    at,
    count,
  );

export const changedOfSeveralMachines = (name: string, machines: number, { at, count }: ToldTogether): Problem =>
  problemOf('changed-ambiguous-machine', 'error')(
    `changed blocks of "${name}" are set aside: ${machines} machines have that name`,
    'write the id that the inventory has for the machine in place of its name',
    at,
    count,
  );

export const changedOfUnknownDisk = (what: string, near: string, { at, count }: ToldTogether): Problem =>
  problemOf('changed-unknown-disk', 'error')(
    `changed blocks of ${what} are set aside: the machine has no such disk`,
    `write it as the inventory does${near}`,
    at,
    count,
  );

export const changedOverDisk = (what: string, changed: number, size: number, { at, count }: ToldTogether): Problem =>
  problemOf('changed-over-disk', 'error')(
    `${changed} bytes changed on ${what}, which holds ${size}; the row is set aside`,
    'see that the figure is in bytes, of one disk, and the changed size and not the size of a full backup',
    at,
    count,
  );

export const changedOverlap = (what: string, { at, count }: ToldTogether): Problem =>
  problemOf('changed-overlap', 'warning')(
    `an interval of ${what} begins before the one ahead of it has ended; the earlier one is used and this one set aside, since what both hold would count twice`,
    'give the intervals of one tool that follow each other',
    at,
    count,
  );

export const changedTwice = (what: string, bytes: readonly [number, number], { at, count }: ToldTogether): Problem =>
  problemOf('changed-twice', 'warning')(
    `the same interval of ${what} stands twice, with ${bytes[0]} and ${bytes[1]} bytes; the larger is used`,
    'find out which of the two tools counted what',
    at,
    count,
  );

/** Tracking that was off or reset looks like a disk on which nothing changed. */
export const nothingChanged = (what: string, written: number, { at, count }: ToldTogether): Problem =>
  problemOf('changed-nothing', 'warning')(
    `nothing changed on ${what} in an interval in which samples show ${Math.round(written)} bytes written; the row is set aside`,
    'see that changed block tracking was on all the time: it is reset by growing a disk, reverting a snapshot and moving a disk; and that interval and disk are the right ones',
    at,
    count,
  );

export interface OverWritten extends ToldTogether {
  readonly what: string;
  readonly changed: number;
  readonly written: number;
  readonly granularityBytes: number | null;
}

/** More changed than was written: told, and never less than nothing folds. */
export const changedOverWritten = ({ what, changed, written, granularityBytes, at, count }: OverWritten): Problem =>
  problemOf('changed-over-written', 'warning')(
    `more changed on ${what} than was written: ${changed} bytes of changed blocks, ${Math.round(written)} bytes by the samples of the same time; no disk counts for more than 100 % of what it writes`,
    granularityBytes === null
      ? 'blocks that are counted whole may explain it (the file does not say how large they are: add granularity_bytes); so may a clock that is off, or another disk'
      : `blocks of ${figure(granularityBytes / BYTES_PER_KIB)} KiB, which count whole where a byte of them is written, may explain it where writes are small and scattered: then more crosses the link than is written, which this plan does not reckon; so may a clock that is off, or another disk`,
    at,
    count,
  );

const BYTES_PER_KIB = 1024;

/** A share that people state is below what was measured over longer intervals, in which more folds. */
export const foldRefuted = (what: string, stated: number, measured: number, at: SourceLocation | null): Problem =>
  problemOf('fold-refuted', 'warning')(
    `${what}: ${figure(stated)} % is stated to differ in a cycle, but ${figure(measured)} % was measured over intervals that are longer than one, in which more folds; ${figure(measured)} % is taken, and it may be more`,
    'measure intervals of an hour at most, or state no less than was measured',
    at,
  );

/** A share that is stated of something that is not there, twice, or where nothing folds. */
export const badFold = (what: string, why: string, remedy: string, at: SourceLocation): Problem =>
  problemOf('bad-fold', 'error')(`the share stated for ${what} is not used: ${why}`, remedy, at);

/** The same share of one thing, stated again. */
export const foldTwice = (what: string, at: SourceLocation, first: SourceLocation): Problem =>
  problemOf('fold-twice', 'warning')(
    `the share of ${what} is stated again as in ${formatLocation(first)}: it counts once`,
    'leave one of the two out',
    at,
  );
