import { matchDiskSamples } from '../model/index.js';
import type { Machine } from '../model/index.js';
import type { Finding } from '../readiness/index.js';
import type { SizingPolicy } from '../sizing/index.js';
import type { BucketSeries, Window } from '../timeseries/index.js';
import { commonBucketLength, describeShortfall, hidesPeaks } from '../timeseries/index.js';
import type { SampledMachine } from './sampled-machines.js';
import { isOfSingleValue, kindsOf } from './summarize-samples.js';
import { deriveUnmeasuredFindings } from './unmeasured-findings.js';
import { deriveUsageFindings } from './usage-findings.js';
import { aboutSamples } from './about-samples.js';
import { deriveAllocationFindings } from './allocation-findings.js';
import { partialTotalFindings } from './partial-totals.js';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
const FORTNIGHT_DAYS = 14;

/** What makes a size smaller than it should be, or rest on too little. */
const warning = (rule: string, message: string, remedy: string): Finding => ({
  ...aboutSamples(rule, message, remedy),
  severity: 'warns',
});

export const utcDay = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);
const days = (ms: number): string => {
  const count = Math.round((ms / DAY_MS) * 10) / 10;
  return `${count} ${count === 1 ? 'day' : 'days'}`;
};

/** Where an allocation changed: start of the first bucket with another amount, and both amounts. */
interface Resize {
  readonly atMs: number;
  readonly from: number;
  readonly to: number;
}

function resizesOf(series: BucketSeries | undefined): readonly Resize[] {
  const found: Resize[] = [];
  let before = Number.NaN;
  if (series === undefined) return found;
  series.maxima.forEach((value, index) => {
    if (Number.isNaN(value)) return;
    if (!Number.isNaN(before) && value !== before) {
      found.push({ atMs: series.startMs + index * series.bucketMs, from: before, to: value });
    }
    before = value;
  });
  return found;
}

function spanFindings({ coverage }: SampledMachine, window: Window): Finding[] {
  if (coverage.sampledMs === null) return [];
  const [start, end] = coverage.sampledMs;
  const spanDays = (end - start) / DAY_MS;
  const span = `samples span ${days(end - start)}, ${utcDay(start)} to ${utcDay(end - 1)}`;
  if (spanDays < WEEK_DAYS) {
    return [
      warning(
        'under-a-week',
        `${span}: a weekly rhythm cannot show`,
        'collect a month of samples, or size as configured',
      ),
    ];
  }
  if (spanDays < FORTNIGHT_DAYS) {
    return [
      aboutSamples('under-a-fortnight', `${span}: less than two weeks`, 'collect a month of samples before the move'),
    ];
  }
  return start - window.startMs > DAY_MS
    ? [
        aboutSamples(
          'younger-than-window',
          `${span}; the window begins on ${utcDay(window.startMs)}`,
          'assess again when the window is full',
        ),
      ]
    : [];
}

/** Of the coarsest averages, since what they hide is most. They warn where they decide a size. */
function averageFindings({ series }: SampledMachine, { mode }: SizingPolicy): Finding[] {
  // Cores and memory of a machine may be stated as seldom as they change.
  const averages = series.filter(
    ({ key, granularity }) => hidesPeaks(granularity) && !key.channel.startsWith('allocated'),
  );
  if (averages.length === 0) return [];
  const intervalMs = Math.max(...averages.map(({ granularity }) => granularity.intervalMs));
  const kinds = kindsOf(averages);
  const shortfall = describeShortfall(intervalMs, kinds, commonBucketLength(series));
  const how = shortfall === null ? '' : `; ${shortfall}`;
  const seconds = intervalMs / 1000;
  const what = averages.every(isOfSingleValue)
    ? `there is a single value, which shows no interval: it is taken for an average of ${seconds} s, and no peak is claimed`
    : `the source gives averages of ${seconds} s, not samples: true peaks are higher, and none is claimed`;
  // Averages of memory hide next to nothing, and none decide a size that follows what is configured.
  const tell = mode === 'performance' && kinds.size > 0 ? warning : aboutSamples;
  return [tell('averages', `${what}${how}`, 'collect 20 s or 30 s samples (portolan collect-script)')];
}

function honestyFindings({ calendar, measured }: SampledMachine): Finding[] {
  const findings: Finding[] = [];
  if (measured.hasActiveMemoryOnly) {
    findings.push(
      aboutSamples(
        'active-memory-only',
        'only active memory was sampled, which is a working set: memory stays as configured',
        'sample guest-used or consumed memory',
      ),
    );
  }
  if (calendar.monthEnds.every(({ isSeen }) => !isSeen)) {
    const what = calendar.monthEnds.length === 0 ? 'no month-end lies in the window' : 'no month-end was sampled';
    findings.push(
      aboutSamples('no-month-end', `${what}: closing runs may need more`, 'collect samples over a month-end'),
    );
  }
  return findings;
}

const LOW_COVERAGE_PERCENT = 40;

const coverageFindings = ({ coverage }: SampledMachine): Finding[] =>
  coverage.percent > LOW_COVERAGE_PERCENT
    ? []
    : [
        warning(
          'low-coverage',
          `samples cover ${Math.round(coverage.percent * 100) / 100} % of the points needed: the size rests on little`,
          'collect CPU, memory, every disk and every NIC over the whole window, or size as configured',
        ),
      ];

/** Samples of disks that the inventory names otherwise: they count for the size, and for no disk. */
function diskFindings(machine: Machine, { measured }: SampledMachine): Finding[] {
  const sampled = [...measured.disks.keys()];
  const known = new Set(matchDiskSamples(machine.disks, sampled).values());
  const strange = sampled.filter((name) => !known.has(name));
  if (strange.length === 0 || machine.disks.length < 2) return [];
  const names = strange.map((name) => `"${name}"`).join(', ');
  return [
    aboutSamples(
      'disks-unmatched',
      `samples of ${names} match no disk of the inventory by name or place: they count for the VM size, but no disk is chosen by them`,
      'name the disks alike in both sources',
    ),
  ];
}

const DISKS_LISTED = 8;

/** Disks that only samples know have no size, no tier and no price. */
function surplusDiskFindings(machine: Machine, { measured }: SampledMachine): Finding[] {
  const sampled = [...measured.disks.keys()];
  const known = Math.max(machine.disks.length, machine.diskCount ?? 0);
  if (known === 0 || sampled.length <= known) return [];
  const listed = sampled.slice(0, DISKS_LISTED).map((name) => `"${name}"`);
  const rest = sampled.length - listed.length;
  const names = `${listed.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return [
    warning(
      'more-disks-than-inventory',
      `samples name ${sampled.length} disks (${names}), the inventory ${known}: what it lacks has no size, no tier and no cost here`,
      'look whether disks are missing from the inventory; volumes or paths of one disk that are sampled apart need nothing',
    ),
  ];
}

export const BEFORE_WINDOW = 'samples/before-window';

/** A machine whose samples all lie before the window. */
export const sampledBefore = (lastDay: string, window: Window): Finding =>
  warning(
    'before-window',
    `the last sample is of ${lastDay}, before the window that begins on ${utcDay(window.startMs)}: it is sized as if it had none`,
    'collect newer samples, set --as-of to a day that they reach, or widen sizing.windowDays in the policy',
  );

function resizeFindings({ series }: SampledMachine): Finding[] {
  const of = (channel: string): readonly Resize[] => resizesOf(series.find(({ key }) => key.channel === channel));
  const told = of('allocatedCores').map(({ atMs, from, to }) => `from ${from} to ${to} cores on ${utcDay(atMs)}`);
  const memory = of('allocatedMemoryBytes').map(
    ({ atMs, from, to }) => `from ${from / 2 ** 30} to ${to / 2 ** 30} GiB on ${utcDay(atMs)}`,
  );
  const all = [...told, ...memory];
  if (all.length === 0) return [];
  const shown = all.slice(0, 3).join('; ');
  const more = all.length > 3 ? ` and ${all.length - 3} more times` : '';
  return [
    aboutSamples(
      'resized',
      `resized ${shown}${more}; use is counted in amounts, so both sides of it compare`,
      'nothing to do',
    ),
  ];
}

/** What an architect must know about a machine's samples before she trusts a size that rests on them. */
export const deriveSampleFindings = (
  machine: Machine,
  sampled: SampledMachine,
  { window, sizing }: { readonly window: Window; readonly sizing: SizingPolicy },
): readonly Finding[] => [
  ...spanFindings(sampled, window),
  ...coverageFindings(sampled),
  ...deriveUnmeasuredFindings(machine, sampled, sizing),
  ...diskFindings(machine, sampled),
  ...surplusDiskFindings(machine, sampled),
  ...partialTotalFindings(sampled, sizing),
  ...averageFindings(sampled, sizing),
  ...honestyFindings(sampled),
  ...deriveAllocationFindings(machine, sampled),
  ...resizeFindings(sampled),
  ...deriveUsageFindings(machine, sampled),
];
