import type { Bytes, BytesPerSecond, Cores, Environment, Iops, Percent, PressureSign } from '../model/index.js';
import type { SeriesKind } from '../timeseries/index.js';
import type { CreditEvidence } from './credits.js';

/** Why a number is what it is: one step from what the source says to what is needed. */
export interface NeedStep {
  /**
   * `read` from the source, `used` share of it, `comfort` factor, `pressure` that lifts the need back to what is configured, `floor` of
   * the policy, `fallback` where data is missing.
   */
  readonly kind: 'read' | 'used' | 'comfort' | 'pressure' | 'floor' | 'fallback';
  /** Such as `16 cores x 20 % used = 3.2 cores`. */
  readonly text: string;
  /** The value after this step, in the unit of the quantity. */
  readonly value: number;
  /** Where a percentile of samples was used: which, of how many, and when it was first reached. */
  readonly sample?: SampledStep;
}

/** The percentile behind a step, as data. */
export interface SampledStep {
  readonly percentile: number;
  /** Of so many 10-minute values. */
  readonly values: number;
  /** Start of the first of them that reaches it, ISO 8601 in UTC. */
  readonly at: string;
  /** What one value of the source stands for. */
  readonly intervalSeconds: number;
  readonly kind: SeriesKind;
}

/** A percentile and the reason for it, such as a tag that names a role. */
export interface ChosenPercentile {
  readonly percent: number;
  /** In words, without a full stop. */
  readonly reason: string;
}

/** One source disk and what its target must offer. */
export interface DiskNeed {
  readonly name: string;
  readonly isOs: boolean;
  readonly sizeBytes: Bytes;
  readonly sizeBasis: 'stated' | 'estimated';
  /** Reads plus writes, after comfort; null where no figure is known. */
  readonly iops: Iops | null;
  readonly bytesPerSecond: BytesPerSecond | null;
  /** How both follow; absent where they are unknown. */
  readonly iopsSteps?: readonly NeedStep[];
  readonly throughputSteps?: readonly NeedStep[];
}

/** What a machine asks of a VM size and of disks: after percentile, comfort and floors, before any rounding. */
export interface MachineNeed {
  /** `allocated`: as configured. `stated`: from single figures of the input. `sampled`: from samples. */
  readonly basis: 'allocated' | 'stated' | 'sampled';
  /** Which percentile of samples was taken, and why; absent where no samples count. */
  readonly percentile?: ChosenPercentile;
  /** Fractional; only the match rounds up. */
  readonly cores: Cores;
  readonly memoryBytes: Bytes;
  readonly coresSteps: readonly NeedStep[];
  readonly memorySteps: readonly NeedStep[];
  /** Signs that the machine was held back at the source, whatever the policy makes of them; absent where there are none. */
  readonly pressure?: readonly PressureSign[];
  readonly cpuPercent: Percent | null;
  readonly memoryPercent: Percent | null;
  /** In the source's order, the OS disk marked; empty where no source gives sizes. */
  readonly disks: readonly DiskNeed[];
  /** Disks to attach, the OS disk included: those above, or the number stated where none is listed. */
  readonly diskCount: number;
  /** Null where no source states it; it then limits no size. */
  readonly nicCount: number | null;
  /** Sum over disks, or the stated totals; null where unknown. */
  readonly totalIops: Iops | null;
  readonly totalBytesPerSecond: BytesPerSecond | null;
  readonly networkOutBytesPerSecond: BytesPerSecond | null;
  /** How these three follow; absent where they are unknown. */
  readonly totalIopsSteps?: readonly NeedStep[];
  readonly totalThroughputSteps?: readonly NeedStep[];
  readonly networkSteps?: readonly NeedStep[];
  /** null where the firmware is unknown: any generation will do, and a finding says so. */
  readonly generation: 1 | 2 | null;
  readonly architecture: 'x64' | 'arm64';
  readonly isWindows: boolean;
  readonly environment: Environment;
  readonly environmentIsAssumed: boolean;
  /** Whether burstable sizes would last, where samples say; absent where the policy does not ask or nothing was sampled. */
  readonly credits?: CreditEvidence;
  /** Missing inputs by Azure Migrate's detail code, such as `PercentageOfCoresUtilizedMissing`. */
  readonly missing: readonly string[];
}
