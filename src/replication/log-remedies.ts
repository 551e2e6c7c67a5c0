import { BYTES_PER_GIB } from '../model/index.js';
import { figure } from '../site/index.js';
import type { DiskLog } from './hyper-v-logs.js';
import { causeWords, unthrottledWords } from './link-cause.js';
import type { LinkWaits } from './link-waits.js';

/** What decides what helps a log that outgrows its share of the disk. */
export interface LogRemedyTerms {
  /** The longest that changes may wait, in whole minutes, so that the log stays within; null: even those of a moment are too many. */
  readonly mostWaitMinutes: number | null;
  /** How long they wait; `Infinity`: ever longer. */
  readonly backlogMinutes: number;
  readonly limitPercent: number;
  /** Null: nothing tells what the link carries. */
  readonly waits: LinkWaits | null;
}

/** What keeps the log of a disk within its share, each with the figure that does; the first is what takes least. */
export const logRemedies = (log: DiskLog, terms: LogRemedyTerms): readonly string[] => [
  ...linkRemedies(terms),
  ...largerDisk(log, terms),
];

function linkRemedies(terms: LogRemedyTerms): readonly string[] {
  const { mostWaitMinutes: most, backlogMinutes, limitPercent, waits } = terms;
  if (waits === null) return ['widen the link or its throttles, so that changes wait for a shorter time'];
  if (most === null) {
    return [
      `no link helps: what the disk writes between two copies alone is ${limitPercent} % of it, however soon it is sent`,
    ];
  }
  const so = `then changes wait ${figure(most)} minutes at most${backlogMinutes === Infinity ? '' : ` in place of ${figure(backlogMinutes)}`}, and the log stays below ${limitPercent} % of the disk`;
  const throttle = waits.leastThrottleMbps(most);
  const shorter = waits.shorterByMinutes(most);
  const ofThrottles = [
    ...(throttle === null
      ? []
      : [
          `let no throttle go below ${throttle} Mb/s (they are ${waits.throttles}): ${so}; the open link of ${figure(waits.openMbps)} Mb/s is wide enough`,
        ]),
    ...(shorter === null || shorter === 0 ? [] : [`or end each throttle ${shorter} minutes earlier: ${so}`]),
  ];
  return ofThrottles.length > 0 ? ofThrottles : [openRemedy(most, so, waits)];
}

function openRemedy(most: number, so: string, waits: LinkWaits): string {
  const open = waits.leastOpenMbps(most);
  if (open !== null) return `widen the open link from ${figure(waits.openMbps)} to at least ${open} Mb/s: ${so}`;
  const widest = waits.widestCause(most);
  const why = widest === null ? '' : `: ${causeWords(widest)}`;
  if (waits.throttles === '') return `no wider link lets changes wait no more than ${figure(most)} minutes${why}`;
  const unthrottled = waits.unthrottledCause(most);
  const still = unthrottled === null ? '' : `; without any throttle ${unthrottledWords(unthrottled)}`;
  return `neither a wider link alone nor other throttles alone let changes wait no more than ${figure(most)} minutes${why}${still}`;
}

/** The next whole GiB of which the log is less than its share; none of a log without end. */
function largerDisk({ sizeBytes, unstoppedBytes }: DiskLog, { limitPercent }: LogRemedyTerms): readonly string[] {
  if (unstoppedBytes === null || unstoppedBytes === Infinity) return [];
  const gib = Math.floor((unstoppedBytes * 100) / limitPercent / BYTES_PER_GIB) + 1;
  return [
    `or make the disk larger, at least ${gib} GiB in place of ${figure(sizeBytes / BYTES_PER_GIB)}: of that the same log is less than ${limitPercent} %`,
  ];
}
