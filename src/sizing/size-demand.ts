import type { CreditVerdict } from './credit-run.js';
import { CREDIT_DAYS } from './credits.js';
import type { MachineNeed } from './need.js';
import type { SizePolicy } from './policy.js';

/** What a need asks of a size, reduced to plain numbers. */
export interface SizeDemand {
  readonly cores: number;
  readonly memoryBytes: number;
  /** Disks beside the OS disk. */
  readonly dataDisks: number;
  readonly nics: number;
  readonly iops: number;
  readonly bytesPerSecond: number;
  readonly networkBitsPerSecond: number;
  readonly architecture: 'x64' | 'arm64';
  /** Generations that the size must boot, all of them. */
  readonly generations: readonly (1 | 2)[];
  /** The same as bits: 1 and 2. */
  readonly generationMask: number;
  /** By the name of a burstable size; null where nothing may be proven. */
  readonly credits: ReadonlyMap<string, CreditVerdict> | null;
  /** Why not. */
  readonly unproven: string;
}

const BITS_PER_BYTE = 8;
const MS_PER_DAY = 86_400_000;

/** An unknown firmware asks for both generations: only such a size boots whatever the machine turns out to be. */
export function demandOf(need: MachineNeed, policy: SizePolicy): SizeDemand {
  const either: readonly (1 | 2)[] = need.generation === null ? [1, 2] : [need.generation];
  const generations = policy.generationIsLimit ? either : [];
  return {
    cores: need.cores,
    memoryBytes: need.memoryBytes,
    dataDisks: Math.max(0, need.diskCount - 1),
    nics: need.nicCount ?? 0,
    iops: need.totalIops ?? 0,
    bytesPerSecond: need.totalBytesPerSecond ?? 0,
    networkBitsPerSecond: (need.networkOutBytesPerSecond ?? 0) * BITS_PER_BYTE,
    architecture: need.architecture,
    generations,
    generationMask: generations.reduce<number>((mask, generation) => mask | generation, 0),
    ...provenCredits(need, policy),
  };
}

/** Burstable sizes are for non-production alone, and samples must say that they last. */
function provenCredits(
  { environment, credits }: MachineNeed,
  { burstable }: SizePolicy,
): Pick<SizeDemand, 'credits' | 'unproven'> {
  if (burstable === 'never') return { credits: null, unproven: 'the policy leaves it out' };
  if (environment === 'production') return { credits: null, unproven: 'the policy keeps it for non-production' };
  if (credits === undefined)
    return { credits: null, unproven: 'without samples nothing shows that its credits would last' };
  if (credits.verdicts.length > 0) {
    return { credits: new Map(credits.verdicts.map((verdict) => [verdict.size, verdict])), unproven: '' };
  }
  const days = Math.floor(((credits.toMs - credits.fromMs) / MS_PER_DAY) * 10) / 10;
  return { credits: null, unproven: `its credits are judged by ${CREDIT_DAYS} days of samples, and there are ${days}` };
}
