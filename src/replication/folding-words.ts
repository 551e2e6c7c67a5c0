import { countOf } from '../model/index.js';
import { figure } from '../site/index.js';
import type { DiskFold, FoldFigures, FoldingPlan } from './folding.js';
import type { StatedFold } from './replication-settings.js';

const lengthWords = ({ shortestMinutes, longestMinutes }: FoldFigures): string =>
  shortestMinutes === longestMinutes
    ? `${figure(shortestMinutes)} minutes each`
    : `${figure(shortestMinutes)} to ${figure(longestMinutes)} minutes`;

const figureWords = (figures: FoldFigures): string =>
  `${figure(figures.percent)} % over ${countOf(figures.intervals, 'interval')} of ${lengthWords(figures)} (least ${figure(figures.minPercent)}, median ${figure(figures.medianPercent)}, most ${figure(figures.maxPercent)} %)`;

/** The share of one disk with its origin. */
export function wordsOfFold(
  { percent, from, carrying, longer }: Omit<DiskFold, 'said'>,
  by: StatedFold | null,
): string {
  const below =
    longer === null ? '' : `; over longer intervals ${figureWords(longer)}: a lower bound, since more folds in them`;
  if (carrying !== null)
    return `measured: ${figureWords(carrying)}; an upper bound of what crosses, since cycles are no shorter${below}`;
  if (percent === null) return `nobody knows, and every write counts${below}`;
  const what = from === 'estate' ? 'of all machines' : `of this ${from} by ${by?.who ?? 'the settings'}`;
  const raised =
    longer !== null && percent === longer.percent
      ? `at least ${figure(percent)} %, as measured: less is stated ${what}`
      : `${figure(percent)} % as stated ${what}: an assumption`;
  return `${raised}${below}`;
}

const SOURCE_WORDS = {
  measured: 'measured',
  disk: 'stated of the disk',
  machine: 'stated of the machine',
  estate: 'stated of all machines',
  nobody: 'unknown, so that every write counts',
} as const;

/** How the shares came about, over all disks; nothing where no file and no single statement is there. */
export function wordsOfFolding({
  files,
  counts,
  disks,
  shortestCycleMinutes,
}: Omit<FoldingPlan, 'said'>): readonly string[] {
  const isSingle = disks.some(({ from }) => from === 'disk' || from === 'machine');
  if (files.length === 0 && !isSingle) return [];
  const groups = (Object.keys(SOURCE_WORDS) as readonly (keyof typeof SOURCE_WORDS)[]).flatMap((from) => {
    const count = disks.filter((disk) => disk.from === from).length;
    return count === 0 ? [] : [`${count} ${SOURCE_WORDS[from]}`];
  });
  const shares = `What still differs when a cycle is taken, by disk: ${groups.join(', ')}. An agent and the log of Hyper-V send every write: nothing folds there.`;
  if (files.length === 0) return [shares];
  const { read, skipped, aside, carrying, longer } = counts;
  const asideRows = aside.reduce((sum, { count }) => sum + count, 0);
  const why = aside.map(({ reason, count }) => `${count} ${reason}`).join('; ');
  return [
    shares,
    `Changed-block data: ${countOf(read, 'row')} = ${skipped} skipped + ${asideRows} set aside${why === '' ? '' : ` (${why})`} + ${carrying} that carry a share + ${longer} of longer intervals.`,
    `Between the beginnings of two cycles there are ${shortestCycleMinutes} minutes at least. Intervals that are no longer carry the share: what folds over more than one of them crosses once, so that it is an upper bound. Longer ones give a lower bound and carry nothing.`,
  ];
}
