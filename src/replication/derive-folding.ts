import type { ChangedBlocks, ChangedInterval, Estate, MachineId, Problem } from '../model/index.js';
import type { PeakSet } from '../timeseries/index.js';
import { isCycled } from './batches.js';
import { sourcesOf, writesByMachine } from './churn-sources.js';
import { nextCycleDelayHours } from './cycles.js';
import { figuresOfFold, writtenBetween } from './fold-figures.js';
import type { JoinedInterval } from './fold-figures.js';
import type { DiskFold, FoldFigures, FoldingCounts, FoldingPlan, FoldSource, OwnFold, OwnFolds } from './folding.js';
import { changedOverlap, changedOverWritten, changedTwice, foldRefuted, nothingChanged } from './folding-problems.js';
import type { ToldTogether } from './folding-problems.js';
import { wordsOfFold, wordsOfFolding } from './folding-words.js';
import { ASIDE, diskWords, joinChangedBlocks } from './join-changed-blocks.js';
import type { AsideReason, TrackedDisk } from './join-changed-blocks.js';
import { minuteBytesOf, MINUTE_MS } from './minute-bytes.js';
import type { ReplicatedMachine } from './replicated.js';
import type { StatedFold } from './replication-settings.js';
import type { ResolvedReplication } from './resolved-replication.js';
import { findStatedFolds } from './stated-folds.js';
import type { StatedFolds } from './stated-folds.js';

const MINUTES_PER_HOUR = 60;
/** Tasks that run every hour drift: a tenth more still passes for an hour. Ours. */
const DRIFT_PERCENT = 110;
const PERCENT = 100;

export interface FoldingInput {
  readonly machines: readonly ReplicatedMachine[];
  readonly estate: Pick<Estate, 'machines'>;
  readonly peaks: PeakSet | null;
  /** Null: no file tells of changed blocks. */
  readonly changed: ChangedBlocks | null;
  readonly resolved: Pick<ResolvedReplication, 'foldPercent' | 'settings'>;
}

/** What folds, for the plan and for the sums. */
export interface DerivedFolding {
  readonly plan: FoldingPlan;
  readonly own: OwnFolds;
  readonly problems: readonly Problem[];
}

/**
 * How much of what each disk writes still differs when a cycle is taken: measured, where changed-block data is known for intervals that are
 * no longer than the shortest cycle, by `changed / written` over the same time; else as people state it of the disk, the machine, the estate;
 * else nobody knows, and nothing folds.
 *
 * Why intervals that are shorter carry: a block that changes in two intervals counts in both and crosses once in a cycle over both, so that
 * what was measured over shorter ones is an upper bound of what crosses. What was measured over longer ones is a lower bound: it carries
 * nothing, but refutes a stated share that is below it.
 */
export function deriveFolding(input: FoldingInput): DerivedFolding {
  const { machines, estate, changed, resolved } = input;
  const joined = joinChangedBlocks(changed?.intervals ?? [], machines, estate);
  const aside = new Map(joined.aside);
  const problems: Problem[] = [...(changed?.problems ?? []), ...joined.problems];
  const shortestCycleMinutes = nextCycleDelayHours(0, resolved.settings.cycleRule) * MINUTES_PER_HOUR;
  const measured = measureAll(joined.disks, input, { aside, problems, shortestCycleMinutes });
  const stated = findStatedFolds(resolved.settings.folds, machines, estate);
  problems.push(...stated.problems);
  const folds = new Map<string, DiskFold>();
  for (const machine of machines.filter(isCycled)) {
    for (const [index, { leftOut }] of machine.disks.entries()) {
      const key = keyOf(machine.id, index);
      if (leftOut !== null) continue;
      folds.set(key, foldOfDisk({ machine, index }, measured.get(key), { stated, resolved, problems }));
    }
  }
  const disks = [...folds.values()];
  const plan: FoldingPlan = {
    files: (changed?.files ?? []).map(({ file }) => file),
    counts: countsOf(changed, aside, [...measured.values()]),
    ...{ shortestCycleMinutes, disks },
    said: [],
  };
  return {
    plan: { ...plan, said: wordsOfFolding(plan) },
    own: ownFolds(machines, folds, stated),
    problems,
  };
}

const keyOf = (id: MachineId, index: number): string => JSON.stringify([id, index]);

type Measured = Pick<DiskFold, 'carrying' | 'longer'>;

interface Telling {
  readonly aside: Map<AsideReason, number>;
  readonly problems: Problem[];
  readonly shortestCycleMinutes: number;
}

function measureAll(
  disks: readonly TrackedDisk[],
  { peaks }: FoldingInput,
  telling: Telling,
): ReadonlyMap<string, Measured> {
  const written = disks.length === 0 ? new Map<MachineId, never>() : writesByMachine(peaks);
  const all = new Map<string, Measured>();
  for (const disk of disks) {
    const series = sourcesOf(disk.machine, written.get(disk.machine.id)).ofDisk.get(disk.index);
    const minutes = series === undefined ? null : minuteBytesOf(series);
    const between = minutes === null ? () => null : writtenBetween(minutes);
    all.set(keyOf(disk.machine.id, disk.index), measureDisk(disk, between, telling));
  }
  return all;
}

function measureDisk(
  { intervals }: TrackedDisk,
  between: (fromMs: number, toMs: number) => number | null,
  telling: Telling,
): Measured {
  const most = (telling.shortestCycleMinutes * DRIFT_PERCENT * MINUTE_MS) / PERCENT;
  const isCarrying = ({ fromMs, toMs }: ChangedInterval): boolean => toMs - fromMs <= most;
  const known = intervals.flatMap((interval): readonly JoinedInterval[] => {
    const writtenBytes = between(interval.fromMs, interval.toMs);
    if (writtenBytes === null || writtenBytes === 0) {
      setAside(telling, writtenBytes === null ? 'unmeasured' : 'nothingWritten', 1);
      return [];
    }
    return [{ interval, writtenBytes }];
  });
  const changing = withoutNothing(known, telling);
  const carrying = figuresOfFold(
    inTurn(
      changing.filter(({ interval }) => isCarrying(interval)),
      telling,
    ),
  );
  const longer = figuresOfFold(
    inTurn(
      changing.filter(({ interval }) => !isCarrying(interval)),
      telling,
    ),
  );
  tellOverWritten(changing, telling);
  return { carrying, longer };
}

const setAside = ({ aside }: Telling, reason: AsideReason, count: number): void => {
  aside.set(reason, (aside.get(reason) ?? 0) + count);
};

const toldOf = (rows: readonly JoinedInterval[]): ToldTogether => ({ at: rows[0]!.interval.at, count: rows.length });

/** Tracking that was off looks like a disk on which nothing changed. */
function withoutNothing(known: readonly JoinedInterval[], telling: Telling): readonly JoinedInterval[] {
  const still = known.filter(({ interval }) => interval.changedBytes === 0);
  if (still.length === 0) return known;
  setAside(telling, 'nothingChanged', still.length);
  telling.problems.push(nothingChanged(diskWords(still[0]!.interval), still[0]!.writtenBytes, toldOf(still)));
  return known.filter(({ interval }) => interval.changedBytes > 0);
}

/** Intervals that follow each other: by their begin, the shorter of two first; what begins within the one ahead is set aside. */
function inTurn(joined: readonly JoinedInterval[], telling: Telling): readonly JoinedInterval[] {
  const ordered = joined.toSorted(
    ({ interval: one }, { interval: other }) =>
      one.fromMs - other.fromMs || one.toMs - other.toMs || other.changedBytes - one.changedBytes,
  );
  const kept: JoinedInterval[] = [];
  const twice: JoinedInterval[] = [];
  const over: JoinedInterval[] = [];
  for (const one of ordered) {
    const last = kept.at(-1)?.interval;
    const { fromMs, toMs, changedBytes } = one.interval;
    if (last === undefined || fromMs >= last.toMs) kept.push(one);
    else if (last.fromMs === fromMs && last.toMs === toMs) {
      setAside(telling, 'overlap', 1);
      if (last.changedBytes !== changedBytes) twice.push(one);
    } else over.push(one);
  }
  setAside(telling, 'overlap', over.length);
  if (over.length > 0) telling.problems.push(changedOverlap(diskWords(over[0]!.interval), toldOf(over)));
  if (twice.length > 0) {
    const { interval } = twice[0]!;
    const larger = kept.find((one) => one.interval.fromMs === interval.fromMs)!.interval.changedBytes;
    const bytes = [larger, interval.changedBytes] as const;
    telling.problems.push(changedTwice(diskWords(interval), bytes, toldOf(twice)));
  }
  return kept;
}

function tellOverWritten(joined: readonly JoinedInterval[], { problems }: Telling): void {
  const over = joined.filter(({ interval, writtenBytes }) => interval.changedBytes > writtenBytes);
  const [first] = over;
  if (first === undefined) return;
  const { interval, writtenBytes: written } = first;
  const { changedBytes: changed, granularityBytes } = interval;
  problems.push(changedOverWritten({ what: diskWords(interval), changed, written, granularityBytes, ...toldOf(over) }));
}

interface FoldTerms {
  readonly stated: StatedFolds;
  readonly resolved: FoldingInput['resolved'];
  readonly problems: Problem[];
}

const UNMEASURED: Measured = { carrying: null, longer: null };

function foldOfDisk(
  { machine, index }: Omit<TrackedDisk, 'intervals'>,
  found: Measured = UNMEASURED,
  { stated, resolved, problems }: FoldTerms,
): DiskFold {
  const disk = machine.disks[index]!.name;
  const own = { machine: machine.id, disk, ...found };
  if (found.carrying !== null) return withWords({ ...own, percent: found.carrying.percent, from: 'measured' }, null);
  const { percent, from, by } = statedOf({ machine, index }, stated, resolved);
  const least = found.longer?.percent ?? 0;
  if (percent === null || percent >= least) return withWords({ ...own, percent, from }, by);
  problems.push(foldRefuted(diskWords({ machine: machine.name, disk }), percent, least, by?.at ?? null));
  return withWords({ ...own, percent: least, from }, by);
}

const withWords = (fold: Omit<DiskFold, 'said'>, by: StatedFold | null): DiskFold => ({
  ...fold,
  said: wordsOfFold(fold, by),
});

interface Stated {
  readonly percent: number | null;
  readonly from: FoldSource;
  /** Who states it of the disk or the machine; null: the estate's, or nobody. */
  readonly by: StatedFold | null;
}

function statedOf(
  { machine, index }: Omit<TrackedDisk, 'intervals'>,
  { disks, machines }: StatedFolds,
  { foldPercent }: FoldTerms['resolved'],
): Stated {
  const ofDisk = disks.get(machine.id)?.get(index);
  if (ofDisk !== undefined) return { percent: ofDisk.percent, from: 'disk', by: ofDisk };
  const ofMachine = machines.get(machine.id);
  if (ofMachine !== undefined) return { percent: ofMachine.percent, from: 'machine', by: ofMachine };
  const { value } = foldPercent;
  return { percent: value, from: value === null ? 'nobody' : 'estate', by: null };
}

/** A disk has a share of its own where it is not simply the estate's. */
function ownFolds(
  machines: readonly ReplicatedMachine[],
  folds: ReadonlyMap<string, DiskFold>,
  stated: StatedFolds,
): OwnFolds {
  const own = new Map<MachineId, OwnFold>();
  for (const { id, disks } of machines) {
    const rest = stated.machines.get(id)?.percent ?? null;
    const shares = disks.map((_, index) => ownShare(folds.get(keyOf(id, index))));
    if (rest !== null || shares.some((share) => share !== null)) own.set(id, { disks: shares, rest });
  }
  return own;
}

function ownShare(fold: DiskFold | undefined): number | null {
  if (fold === undefined || fold.from === 'nobody') return null;
  return fold.from === 'estate' && fold.longer === null ? null : fold.percent;
}

const rowsOf = (figures: readonly (FoldFigures | null)[]): number =>
  figures.reduce((sum, one) => sum + (one?.intervals ?? 0), 0);

function countsOf(
  changed: ChangedBlocks | null,
  aside: ReadonlyMap<AsideReason, number>,
  measured: readonly Measured[],
): FoldingCounts {
  const files = changed?.files ?? [];
  const reasons = Object.keys(ASIDE) as readonly AsideReason[];
  return {
    read: files.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    skipped: files.reduce((sum, { rowsSkipped }) => sum + rowsSkipped, 0),
    aside: reasons.flatMap((reason) => {
      const count = aside.get(reason) ?? 0;
      return count === 0 ? [] : [{ reason: ASIDE[reason], count }];
    }),
    carrying: rowsOf(measured.map(({ carrying }) => carrying)),
    longer: rowsOf(measured.map(({ longer }) => longer)),
  };
}
