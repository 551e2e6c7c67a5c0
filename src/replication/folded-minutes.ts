import type { MachineSources } from './churn-sources.js';
import type { OwnFold } from './folding.js';
import { minuteBytesOf, MINUTE_MS, sumOfMinutes } from './minute-bytes.js';
import type { MinuteBytes } from './minute-bytes.js';

const PERCENT = 100;

/** What a machine wrote by minute, in parts; the same minutes and the same gaps in each, `written = open + folded + what differs of the rest`. */
export interface FoldedMinutes {
  readonly written: MinuteBytes;
  /** By disks that have no share of their own. */
  readonly open: MinuteBytes;
  /** What does not cross, by the shares that disks have of their own. */
  readonly folded: MinuteBytes;
}

/** Null: nothing of the machine was measured. */
export function foldedMinutes({ counted, ofDisk }: MachineSources, own: OwnFold): FoldedMinutes | null {
  const written = sumOfMinutes(counted.flatMap((series) => minuteBytesOf(series) ?? []));
  if (written === null) return null;
  const like = (): Float64Array => written.bytes.map((value) => (value >= 0 ? 0 : value));
  const [open, folded] = [like(), like()];
  const indexOf = new Map([...ofDisk].map(([index, series]) => [series, index]));
  for (const series of counted) {
    const minutes = minuteBytesOf(series);
    if (minutes === null) continue;
    const index = indexOf.get(series);
    const share = index === undefined ? own.rest : (own.disks[index] ?? null);
    addShare(share === null ? open : folded, minutes, {
      startMs: written.startMs,
      percent: share === null ? PERCENT : PERCENT - share,
    });
  }
  const { startMs } = written;
  return { written, open: { startMs, bytes: open }, folded: { startMs, bytes: folded } };
}

function addShare(
  into: Float64Array,
  { startMs, bytes }: MinuteBytes,
  { startMs: firstMs, percent }: { readonly startMs: number; readonly percent: number },
): void {
  const shift = (startMs - firstMs) / MINUTE_MS;
  for (let minute = 0; minute < bytes.length; minute++) {
    const value = bytes[minute]!;
    if (value >= 0) into[minute + shift]! += (value * percent) / PERCENT;
  }
}

/**
 * What still differs when a cycle is taken, by minute: of what has no share of its own `foldPercent` of all machines.
 *
 * @param foldPercent null: nobody states it, and all of it counts
 */
export function differingMinutes({ written, open, folded }: FoldedMinutes, foldPercent: number | null): MinuteBytes {
  const away = (PERCENT - (foldPercent ?? PERCENT)) / PERCENT;
  const differing = (value: number, minute: number): number =>
    Math.max(0, value - folded.bytes[minute]! - open.bytes[minute]! * away);
  return { startMs: written.startMs, bytes: written.bytes.map((value, minute) => differing(value, minute)) };
}
