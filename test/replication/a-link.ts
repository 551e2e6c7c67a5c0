import { DEFAULT_REPLICATION_SETTINGS, resolveReplicationSettings } from '../../src/replication/index.js';
import type { EstateChurn, ReplicationSettings, ResolvedReplication } from '../../src/replication/index.js';

const MONDAY = Date.parse('2026-10-05T00:00:00Z');
/** What 1 Mb/s carries in a minute. */
export const BYTES_PER_MINUTE = 7_500_000;

/** Settings of a link by the clock of UTC, where nothing grows and nothing is compressed. */
export function resolvedWith(
  link: Partial<ReplicationSettings['link']>,
  rest: Partial<ReplicationSettings> = {},
): ResolvedReplication {
  const none = { growthPercent: 0, compressionPercent: 0 };
  const settings = { ...DEFAULT_REPLICATION_SETTINGS, ...none, ...rest };
  return resolveReplicationSettings(
    { ...settings, link: { ...DEFAULT_REPLICATION_SETTINGS.link, zone: 'UTC', ...link } },
    null,
  );
}

/** An estate that writes so many Mb/s in each minute. */
export const churnOf = (mbps: Iterable<number>): EstateChurn => ({
  startMs: MONDAY,
  bytes: Float64Array.from(mbps, (value) => value * BYTES_PER_MINUTE),
  ...{ machinesMeasured: 1, machinesUnmeasured: 0, averageMBps: null, peakMBps: null, gbPerDay: null, said: [] },
});
export const constant = (mbps: number, minutes: number): EstateChurn => churnOf(new Float64Array(minutes).fill(mbps));
