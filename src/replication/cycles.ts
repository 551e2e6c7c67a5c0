import { cycleWait, MOST_WAIT_HOURS } from '../calendar/index.js';
import type { CycleRule } from './replication-settings.js';

const AGENTLESS = 'Azure Migrate documentation, concepts-vmware-agentless-migration.md (2025-05-12)';

/**
 * Hours from the end of one cycle of agentless replication to the begin of the next: `min[max[1 h, previous / 2], 12 h]`, or the same
 * without the ceiling by the older of two pages.
 *
 * @param previousHours the length of the cycle of changes before; null: it was the first copy, behind which changes follow at once
 *
 * Source: see `cycleWait`, where the rule lives; the calendar of waves waits by it too.
 */
export const nextCycleDelayHours = (previousHours: number | null, rule: CycleRule): number =>
  previousHours === null
    ? 0
    : cycleWait(previousHours, { hour: 1, mostHours: rule === 'faq2023' ? Infinity : MOST_WAIT_HOURS });

/** What a turn of replication is for. What runs is never displaced; of what waits, the first of this order goes first. */
export type CycleKind = 'onDemand' | 'initial' | 'delta';

/**
 * The order in which the gateway serves what waits: the last synchronization before a migration, then first copies, then changes.
 *
 * Source: Microsoft, agentless migration of VMware virtual machines, replication cycles.
 */
const CYCLE_PRIORITY: readonly CycleKind[] = ['onDemand', 'initial', 'delta'];

/** Something that runs or waits for its turn. */
export interface CycleTurn {
  readonly kind: CycleKind;
  /** It runs already. */
  readonly isOngoing: boolean;
}

/** Turns in the order in which they are served: ongoing ones first, then by priority; equal ones stay as they came. */
export const cycleOrder = <Turn extends CycleTurn>(turns: readonly Turn[]): readonly Turn[] =>
  turns.toSorted(
    (left, right) =>
      Number(right.isOngoing) - Number(left.isOngoing) ||
      CYCLE_PRIORITY.indexOf(left.kind) - CYCLE_PRIORITY.indexOf(right.kind),
  );

/** What bounds the disks that agentless replication reads beside each other. */
export interface CycleCaps {
  readonly disksPerAppliance: number;
  /** The buffer of one ESXi host for network file copy, and what one disk takes of it. */
  readonly hostBufferMB: number;
  readonly diskBufferMB: number;
  /** Snapshots of disks that one datastore bears at once, unless one machine alone has more disks. */
  readonly snapshotsPerDatastore: number;
  readonly source: string;
}

export const CYCLE_CAPS: CycleCaps = {
  disksPerAppliance: 52,
  hostBufferMB: 32,
  diskBufferMB: 4,
  snapshotsPerDatastore: 15,
  source: AGENTLESS,
};

/** Disks of one ESXi host that are read at once: 8 of 32 MB, 4 MB each. */
export const disksPerHost = ({
  hostBufferMB,
  diskBufferMB,
}: Pick<CycleCaps, 'hostBufferMB' | 'diskBufferMB'> = CYCLE_CAPS): number => Math.floor(hostBufferMB / diskBufferMB);

/**
 * Whether the disks of one more machine may be copied beside others that share a host, a datastore or an appliance. A machine with more
 * disks than the bound is copied all the same, alone: the page says so of a datastore; of host and appliance, where its disks take
 * turns, it follows from there being no other way.
 *
 * @param taken disks of other machines that are being copied there
 */
export const mayJoin = (disks: number, taken: number, most: number): boolean => taken === 0 || taken + disks <= most;
