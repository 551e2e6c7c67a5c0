import { BYTES_PER_GIB, formatLocation } from '../model/index.js';
import type { Machine, Origin } from '../model/index.js';
import type { Finding } from '../readiness/index.js';
import type { BucketSeries, Channel } from '../timeseries/index.js';
import { aboutSamples } from './about-samples.js';
import type { SampledMachine } from './sampled-machines.js';

/** A guest sees less memory than it is given: its firmware and kernel keep some for themselves. */
const MEMORY_SHARE_APART = 1 / 8;

interface Stated {
  readonly value: number;
  readonly day: string;
}

/** The last amount that the samples of the window state; null where they state none. */
function lastStated(series: readonly BucketSeries[], channel: Channel): Stated | null {
  const found = series.find(({ key }) => key.channel === channel);
  const index = found?.maxima.findLastIndex((value) => !Number.isNaN(value)) ?? -1;
  if (found === undefined || index < 0) return null;
  const day = new Date(found.startMs + index * found.bucketMs).toISOString().slice(0, 10);
  return { value: found.maxima[index]!, day };
}

const placeOf = (origin: Origin | undefined): string => (origin === undefined ? '' : ` (${formatLocation(origin)})`);

const coresWords = (value: number): string => `${value} ${value === 1 ? 'core' : 'cores'}`;
const memoryWords = (bytes: number): string => `${Math.round((bytes / BYTES_PER_GIB) * 1000) / 1000} GiB`;

const differing = (rule: string, message: string): Finding => ({
  ...aboutSamples(
    rule,
    `${message}: what is used is counted in amounts as the samples state them, since they were taken when it was used; what is configured, and all that falls back on it, follows the inventory`,
    'look which of them is true; correct the inventory if it is older, and check that the samples are of this machine',
  ),
  severity: 'warns',
});

/** Cores and memory that the samples and the inventory state otherwise: one of them is of another time, or of another machine. */
export function deriveAllocationFindings(
  { cores, memoryBytes, origins }: Machine,
  { series }: Pick<SampledMachine, 'series'>,
): readonly Finding[] {
  const findings: Finding[] = [];
  const sampledCores = lastStated(series, 'allocatedCores');
  if (cores !== null && sampledCores !== null && sampledCores.value !== cores) {
    const place = placeOf(origins['cores']);
    findings.push(
      differing(
        'cores-differ',
        `the inventory${place} gives it ${coresWords(cores)}, its samples ${coresWords(sampledCores.value)}, last on ${sampledCores.day}`,
      ),
    );
  }
  const sampledMemory = lastStated(series, 'allocatedMemoryBytes');
  if (memoryBytes !== null && sampledMemory !== null) {
    const apart = Math.abs(sampledMemory.value - memoryBytes);
    if (apart > MEMORY_SHARE_APART * Math.max(sampledMemory.value, memoryBytes)) {
      findings.push(
        differing(
          'memory-differs',
          `the inventory${placeOf(origins['memoryBytes'])} gives it ${memoryWords(memoryBytes)} of memory, its samples ${memoryWords(sampledMemory.value)}, last on ${sampledMemory.day}`,
        ),
      );
    }
  }
  return findings;
}
