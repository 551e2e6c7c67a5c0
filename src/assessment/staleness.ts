import { compareText } from '../model/index.js';
import type { Machine } from '../model/index.js';

/**
 * The states of an assessment at Azure Migrate. Source: npm `@azure/arm-migrate` 2.0.3, types/arm-migrate.d.ts, `AssessmentStatus`
 * (API 2019-10-01).
 */
export const ASSESSMENT_STATUSES = [
  'Created',
  'Updated',
  'Running',
  'Completed',
  'Invalid',
  'OutOfSync',
  'OutDated',
] as const;
export type AssessmentStatus = (typeof ASSESSMENT_STATUSES)[number];

/** One property that an assessment rests on, as it was and as it is; null is "not stated". */
export interface MachineChange {
  /** Its path in the machine, such as `cores` or `disks[Hard disk 2].sizeBytes`. */
  readonly field: string;
  readonly from: string | number | null;
  readonly to: string | number | null;
}

export interface Staleness {
  readonly status: 'upToDate' | 'outdated';
  /** By field, in code-unit order. */
  readonly changes: readonly MachineChange[];
}

/**
 * Whether an assessment of a machine still stands after a new inventory. Only what Azure Migrate names counts: cores, memory, boot type,
 * name, version and architecture of the operating system, number of disks and NICs, size of a disk, MAC and addresses of a NIC. Power
 * state, tags, host and measured use do not. Disks and NICs are matched by name, so that a new order is no change.
 *
 * A value that one inventory lacks is no change either: it says nothing about the machine. The addresses of a machine that is off are
 * such a case.
 *
 * Source: best-practices-assessment.md (09/19/2025), "Outdated assessments", read 2026-11-21.
 */
export function deriveStaleness(before: Machine, after: Machine): Staleness {
  const changes = [...plainChanges(before, after), ...diskChanges(before, after), ...nicChanges(before, after)].sort(
    (left, right) => compareText(left.field, right.field),
  );
  return { status: changes.length === 0 ? 'upToDate' : 'outdated', changes };
}

/** The machines of an assessment and of its group today, and the machines as they were and are. */
export interface AssessedGroup {
  readonly assessedIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly staleness: readonly Staleness[];
}

/**
 * The state of a finished assessment: `OutOfSync` when machines joined or left its group, else `OutDated` when one of them changed,
 * else `Completed`. A change of the group comes first because recalculating for it reads the machines anew as well.
 *
 * Source: best-practices-assessment.md (09/19/2025), "Out-of-sync assessments"; the precedence is ours, since the page gives none.
 */
export function deriveAssessmentStatus({ assessedIds, groupIds, staleness }: AssessedGroup): AssessmentStatus {
  const [assessed, group] = [new Set(assessedIds), new Set(groupIds)];
  if (assessed.size !== group.size || [...assessed].some((id) => !group.has(id))) return 'OutOfSync';
  return staleness.some(({ status }) => status === 'outdated') ? 'OutDated' : 'Completed';
}

type Value = string | number | null;

/** A change between two values that both inventories state. */
const change = (field: string, from: Value, to: Value): readonly MachineChange[] =>
  from === null || to === null || from === to ? [] : [{ field, from, to }];

const countOf = (stated: number | null, listed: readonly unknown[]): number | null =>
  stated ?? (listed.length > 0 ? listed.length : null);

const plainChanges = (before: Machine, after: Machine): readonly MachineChange[] => [
  ...change('cores', before.cores, after.cores),
  ...change('memoryBytes', before.memoryBytes, after.memoryBytes),
  ...change('firmware', before.firmware, after.firmware),
  ...change('os.name', before.os.name, after.os.name),
  ...change('os.version', before.os.version, after.os.version),
  ...change('os.architecture', before.os.architecture, after.os.architecture),
  ...change('diskCount', countOf(before.diskCount, before.disks), countOf(after.diskCount, after.disks)),
  ...change('nicCount', countOf(before.nicCount, before.nics), countOf(after.nicCount, after.nics)),
];

function diskChanges(before: Machine, after: Machine): readonly MachineChange[] {
  const earlier = new Map(before.disks.map((disk) => [disk.name, disk]));
  return after.disks.flatMap((disk) => {
    const was = earlier.get(disk.name);
    return was === undefined ? [] : change(`disks[${disk.name}].sizeBytes`, was.sizeBytes, disk.sizeBytes);
  });
}

const addressesOf = (addresses: readonly string[]): string | null =>
  addresses.length === 0 ? null : [...addresses].sort(compareText).join(', ');

function nicChanges(before: Machine, after: Machine): readonly MachineChange[] {
  const earlier = new Map(before.nics.map((nic) => [nic.name, nic]));
  const ofNics = after.nics.flatMap((nic) => {
    const was = earlier.get(nic.name);
    if (was === undefined) return [];
    return [
      ...change(`nics[${nic.name}].mac`, was.mac, nic.mac),
      ...change(`nics[${nic.name}].addresses`, addressesOf(was.addresses), addressesOf(nic.addresses)),
    ];
  });
  // Many inventories list addresses for the machine and not for each NIC.
  const areOnNics = [...before.nics, ...after.nics].some((nic) => nic.addresses.length > 0);
  return areOnNics
    ? ofNics
    : [...ofNics, ...change('addresses', addressesOf(before.addresses), addressesOf(after.addresses))];
}
